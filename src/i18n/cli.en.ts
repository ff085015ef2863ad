import { plural } from './plural.ts';

/** An override whose last day is over. */
interface Ended {
  readonly rule: string;
  readonly parameter: string;
  readonly until: string;
  readonly place: string;
}

/** How many elements a condition asks for. */
interface Counted {
  readonly list: string;
  readonly range: string;
  /** Only those count for which a further condition holds. */
  readonly isNarrowed: boolean;
}

/** What the commands say in English besides reports and help. */
export const cliEn = {
  scan: {
    progress: ({ done, total, what }: { readonly done: number; readonly total: number; readonly what: string }) =>
      `reading ${done}/${total}  ${what}`,
    connecting: ({ target }: { readonly target: string }) => `connecting to ${target}`,
    kept: ({ directory }: { readonly directory: string }) =>
      `interrupted; what was read is kept in ${directory}; to read the rest: comply scan --resume ${directory}`,
    cutOff: ({ directory }: { readonly directory: string }) =>
      `${directory} was cut off while it was collected; what its complete parts hold is judged, the rest is unknown`,
    baselineInterrupted: ({ file, unknown }: { readonly file: string; readonly unknown: number }) =>
      `${file}: the scan behind this baseline was interrupted (${plural(unknown, 'unknown result')}); what it did not read counts as new once it fails`,
    baselineIncomplete: ({ file, unknown }: { readonly file: string; readonly unknown: number }) =>
      `${file}: this baseline is incomplete (${plural(unknown, 'unknown result')}); what it did not read counts as new once it fails`,
    asffEmpty: ({ results }: { readonly results: number }) =>
      `asff holds no finding: Security Hub takes what belongs to an AWS account, and of ${plural(results, 'result')} none does`,
    snapshot: ({ directory }: { readonly directory: string }) => `snapshot: ${directory}`,
    evidence: ({ place, signed }: { readonly place: string; readonly signed: boolean }) =>
      `evidence: ${place}${signed ? '' : ' (not signed)'}`,
    pseudonyms: ({ file }: { readonly file: string }) =>
      `pseudonyms: ${file} says whose they are; keep it apart from the evidence`,
    keptForEvidence: ({ directory }: { readonly directory: string }) =>
      `what was read is kept in ${directory}: once the cause is removed, comply scan --from ${directory} with the same flags writes the evidence`,
    overrideEnded: ({ rule, parameter, until, place }: Ended) =>
      `${place}: the override of ${rule} ${parameter} ended on ${until}; its default is used again`,
  },
  evidence: {
    key: ({
      file,
      isEncrypted,
      sha256,
    }: {
      readonly file: string;
      readonly isEncrypted: boolean;
      readonly sha256: string;
    }) =>
      `${file}: the private key${isEncrypted ? ', encrypted' : ', NOT encrypted'}; ${file}.pub: the public key, to hand out\nSHA-256 of the public key: ${sha256}`,
  },
  preflight: {
    summary: ({ answered, failed }: { readonly answered: number; readonly failed: number }) =>
      `${plural(answered, 'call')} can be read, ${failed} cannot`,
    rules: ({ n }: { readonly n: number }) => `${plural(n, 'rule')} will be unknown`,
    noRules: 'no rule is unknown for this alone',
    more: ({ n }: { readonly n: number }) => ` +${n} more`,
    untried: ({ n }: { readonly n: number }) =>
      `${plural(n, 'call')} not tried, as what they ask about was not found or could not be listed`,
    clear: ({ n }: { readonly n: number }) => `Nothing stands in the way of the ${plural(n, 'selected rule')}.`,
    unknown: ({ unknown, total }: { readonly unknown: number; readonly total: number }) =>
      `${unknown} of ${plural(total, 'selected rule')} will be unknown.`,
  },
  coverage: {
    framework: 'Framework',
    edition: 'Edition',
    controls: 'Controls',
    reach: { automated: 'automated', partly: 'partly', manual: 'manual', 'not-reachable': 'not reachable' },
    means:
      'automated: rules read every safeguard the control names from its systems. partly: rules read some of it, or judge the records that are kept; the rest is answered by a person. manual: a person answers. not reachable: configuration could show it, and no rule does yet.',
    safeguards: ({ tested, total }: { readonly tested: number; readonly total: number }) =>
      `${tested} of ${total} technical safeguards are tested`,
    blind: ({ provider }: { readonly provider: string }) => `What ${provider} does not show`,
  },
  permissions: {
    long: ({
      length,
      managed,
      inline,
    }: {
      readonly length: number;
      readonly managed: number;
      readonly inline: number;
    }) =>
      `the policy has ${length} characters: more than a managed policy takes (${managed}); put it inline into the role (up to ${inline}), or choose fewer rules`,
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
    counted: ({ list, range, isNarrowed }: Counted) =>
      `elements of ${list}${isNarrowed ? ' that satisfy the following' : ''}: ${range}`,
    /** What a condition on the element of a list itself is about. */
    element: 'the element',
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
