import { plural } from './plural.ts';

/** An override whose last day is over. */
interface Ended {
  readonly rule: string;
  readonly parameter: string;
  readonly until: string;
  readonly place: string;
}

/** What the commands say in English besides reports and help. */
export const cliEn = {
  scan: {
    progress: ({ done, total, what }: { readonly done: number; readonly total: number; readonly what: string }) =>
      `reading ${done}/${total}  ${what}`,
    connecting: ({ target }: { readonly target: string }) => `connecting to ${target}`,
    kept: ({ directory }: { readonly directory: string }) => `interrupted; what was read is kept in ${directory}`,
    snapshot: ({ directory }: { readonly directory: string }) => `snapshot: ${directory}`,
    overrideEnded: ({ rule, parameter, until, place }: Ended) =>
      `${place}: the override of ${rule} ${parameter} ended on ${until}; its default is used again`,
  },
  rules: {
    count: ({ n }: { readonly n: number }) => plural(n, 'rule'),
    severity: 'Severity',
    resource: 'Judges',
    when: 'Applies when',
    asks: 'Passes when',
    all: 'all of',
    any: 'any of',
    not: 'not',
    some: ({ list }: { readonly list: string }) => `some element of ${list}`,
    every: ({ list }: { readonly list: string }) => `every element of ${list}`,
    none: ({ list }: { readonly list: string }) => `no element of ${list}`,
    counted: ({ list, range }: { readonly list: string; readonly range: string }) => `${range} elements of ${list}`,
    covers: ({ from, to }: { readonly from: string; readonly to: string }) => `ports ${from} to ${to} hold one of`,
    present: 'is there',
    absent: 'is not there',
    parameters: 'Parameters',
    standard: ({ value }: { readonly value: string }) => `default ${value}`,
    why: 'Why',
    fix: 'Fix',
    caution: 'Caution',
    safeguards: 'Safeguards',
    full: 'tested in full',
    partial: 'tested in part',
    controls: 'Demanded by',
    references: 'See',
    earlier: 'Earlier ids',
    tested: ({ rules, cases }: { readonly rules: number; readonly cases: number }) =>
      `${plural(rules, 'rule')}, ${plural(cases, 'case')}`,
    allHold: 'every case holds',
    failed: ({ n }: { readonly n: number }) => `${plural(n, 'case')} failed`,
  },
  frameworks: {
    edition: 'Edition',
    withdrawn: 'withdrawn',
    entries: ({ n }: { readonly n: number }) => plural(n, 'entry', 'entries'),
    assessment: { automatable: 'automatable', partly: 'partly', manual: 'manual' },
    proposed: 'PROPOSED, NOT LAW. Shown on request; never scored.',
    noProposed: 'Nothing is proposed for this framework.',
    publisher: 'Publisher',
    licence: 'Licence',
  },
};

/** Texts of the commands. */
export type CliMessages = typeof cliEn;
