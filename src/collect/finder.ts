import type { Resource } from '../model/resource.ts';
import type { Listing, SnapshotLine } from '../model/snapshot.ts';
import type { Found, Task } from '../providers/provider.ts';

/** Keeps, of all that is written, what tasks build on that run after others. */
export interface Finder {
  note(line: SnapshotLine): void;
  /** What was noted for this task. Absent where it builds on nothing. */
  of(task: Task): Found | undefined;
}

export function createFinder(tasks: readonly Task[]): Finder {
  const kept = new Map<Task, { readonly resources: Resource[]; readonly listings: Listing[] }>();
  for (const task of tasks) if (task.after) kept.set(task, { resources: [], listings: [] });
  return {
    note(line) {
      if (line.kind !== 'resource' && line.kind !== 'listing') return;
      for (const [{ after }, found] of kept) {
        const attributes = after?.targets.includes(line.target) ? after.wanted.get(line.type) : undefined;
        if (attributes === undefined) continue;
        if (line.kind === 'listing') found.listings.push(line);
        else found.resources.push(only(attributes, line));
      }
    },
    of: (task) => kept.get(task),
  };
}

/** The resource with these attributes alone, so that thousands of them stay small. */
function only(names: ReadonlySet<string>, resource: Resource): Resource {
  const pick = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([path]) => names.has(/^[^.[]*/.exec(path)?.[0] ?? path)));
  const { attributes, unread, partial } = resource;
  return { ...resource, attributes: pick(attributes), unread: pick(unread), partial: pick(partial) };
}
