import type { Framework, Safeguard } from '../model/framework.ts';

/** Control id to the safeguards it names, of one framework and edition. */
export interface Links {
  readonly primary: ReadonlyMap<string, readonly Safeguard[]>;
  readonly supporting: ReadonlyMap<string, readonly Safeguard[]>;
}

/** Turns the crosswalk around for one edition. A control in an empty cell names nothing, which is not a pass. */
export function linkControls(safeguards: readonly Safeguard[], framework: Framework, edition: string): Links {
  const primary = new Map<string, Safeguard[]>();
  const supporting = new Map<string, Safeguard[]>();
  const put = (links: Map<string, Safeguard[]>, control: string, safeguard: Safeguard) => {
    links.set(control, [...(links.get(control) ?? []), safeguard]);
  };
  for (const safeguard of safeguards) {
    const column = safeguard.controls[`${framework.id}@${edition}`] ?? safeguard.controls[framework.id];
    for (const control of column?.primary ?? []) put(primary, control, safeguard);
    for (const control of column?.supporting ?? []) put(supporting, control, safeguard);
  }
  return { primary, supporting };
}
