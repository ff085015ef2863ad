import type { Resource } from '../../model/resource.ts';
import type { Waiver } from '../../model/waiver.ts';
import { matchesGlob } from '../../text/glob.ts';

/** Makes waivers that name resources by their true names name them by their pseudonyms. */
export interface WaiverRewriter {
  /** Notes a resource, as it is called and as it will be. */
  note(before: Resource, after: Resource): void;
  /** The waivers, each with the resources it took in. */
  rewrite(): readonly Waiver[];
}

export function createWaiverRewriter(waivers: readonly Waiver[]): WaiverRewriter {
  const taken = waivers.map(() => new Set<string>());
  return {
    note(before, after) {
      for (const [index, { resources }] of waivers.entries()) {
        const isTaken = resources.some((glob) => matchesGlob(glob, before.id) || matchesGlob(glob, before.name));
        if (isTaken) taken[index]?.add(asGlob(after.id));
      }
    },
    rewrite: () =>
      waivers.map((waiver, index) => ({ ...waiver, resources: rewritten(waiver, taken[index] ?? new Set()) })),
  };
}

/** A glob of signs alone tells no name. */
function rewritten({ resources }: Waiver, taken: ReadonlySet<string>): readonly string[] {
  return resources.every((glob) => /^[*?]+$/.test(glob)) ? resources : [...taken].sort();
}

/** An id that has a sign of a glob in it is met by any one sign there. */
function asGlob(id: string): string {
  return id.replaceAll('*', '?');
}
