import { formatCount, plural } from './plural.ts';

interface Span {
  readonly seconds: number;
}
interface Bounds {
  readonly min: string;
  readonly max: string;
}
interface FromTo {
  readonly from: string;
  readonly to: string;
}
interface Linked {
  readonly run: string;
  readonly other: string;
  readonly expected: string;
  readonly found: string;
}

/** What `comply period` prints in English. */
export const periodEn = {
  title: ({ version }: { readonly version: string }) => `comply ${version} operation over a period`,
  anonymous: 'Organisation not named',
  noOpinion:
    'Every file that this report was made from was checked against the manifest of its run. Signatures are checked by `comply evidence verify`. This is evidence, not an audit opinion.',
  head: {
    period: 'Period',
    days: ({ from, to, days, zone }: FromTo & { readonly days: number; readonly zone: string }) =>
      `${from} to ${to}, ${plural(days, 'day')} (${zone})`,
    runs: 'Runs',
    runCount: ({
      runs,
      complete,
      days,
      completeDays,
    }: Readonly<Record<'runs' | 'complete' | 'days' | 'completeDays', number>>) =>
      `${plural(runs, 'run')}, ${formatCount(complete)} complete; ${plural(days, 'day')} with a run, ${formatCount(completeDays)} with a complete one`,
    expected: 'Expected',
    every: ({ interval }: { readonly interval: string }) => `a run every ${interval}`,
    selection: 'Selected',
    organization: 'Organisation',
    tool: 'Tool',
  },
  alarm: {
    chain: ({ n }: { readonly n: number }) =>
      `The chain of runs is broken in ${plural(n, 'place')}: the period is not shown to be whole.`,
    gaps: ({ n }: { readonly n: number }) => `${plural(n, 'monitoring gap')}: what happened in them is not known.`,
    tail: 'Nothing says whether newer runs were left out: give --to, or --head of the newest run as it was noted elsewhere.',
  },
  length: ({ seconds }: Span): string => lengthOf(seconds),
  bounds: ({ min, max }: Bounds) => (min === max ? min : `${min} to ${max}`),
  ratio: ({ part, whole }: { readonly part: number; readonly whole: number }) =>
    whole === 0 ? '- (0 of 0)' : `${percent(part, whole)} (${formatCount(part)} of ${formatCount(whole)})`,
  controls: {
    heading: 'Controls',
    sheet: 'Controls',
    summary: ({ n }: { readonly n: number }) => plural(n, 'control'),
    framework: 'framework',
    edition: 'edition',
    control: 'control',
    cleanShort: 'no finding',
    monitoredShort: 'monitored',
    exceptionsShort: 'exceptions (waived)',
    clean: 'no finding / monitored',
    monitored: 'monitored / period',
    compliant: 'days without a finding',
    nonCompliant: 'days with a finding',
    partlyRead: 'of these, not read in whole',
    unmonitored: 'days not monitored',
    exceptions: 'exceptions',
    waived: 'waived',
    rules: 'rules',
    strip: 'each day',
    means:
      '“No finding” is a share of the monitored days, “monitored” a share of the period. A day is monitored when a run read all that decides the control, or saw a finding without a waiver, which makes it a day with a finding. Days without a finding, with one and not monitored add up to the period. Between runs nothing is known.',
    stripMeans: 'Each day: c without a finding, n with a finding, u not monitored.',
    rest: ({ n }: { readonly n: number }) => `${plural(n, 'more control')} without a finding on any monitored day`,
    none: 'No rule decided a selected control in these runs.',
  },
  exceptions: {
    heading: 'Exceptions',
    sheet: 'Exceptions',
    summary: ({ open, closed, waived }: Readonly<Record<'open' | 'closed' | 'waived', number>>) =>
      `${formatCount(open)} open at the end, ${formatCount(closed)} closed, ${formatCount(waived)} waived`,
    none: 'No finding was seen.',
    repair: ({ fixed, longest, min, max }: Bounds & { readonly fixed: number; readonly longest: string }) =>
      `${formatCount(fixed)} fixed: after ${longest} at most, after ${min} to ${max} on average`,
    order:
      'Open before closed, then by severity and length. Longest possible lengths come first, as what lies between runs is unknown.',
    severity: 'severity',
    length: 'length',
    atMost: 'at most',
    atLeast: 'at least',
    opened: 'opened',
    openedAfter: 'opened after',
    openedBy: 'opened by',
    closed: 'closed',
    closedAfter: 'closed after',
    closedBy: 'closed by',
    why: 'reason',
    opening: 'how it opened',
    lastSeen: 'last seen',
    rule: 'rule',
    digest: 'rule digest',
    resource: 'resource',
    type: 'type',
    target: 'target',
    account: 'account',
    region: 'region',
    controls: 'controls',
    waiver: 'waived',
    yes: 'yes',
    seen: 'runs that saw it',
    unread: 'runs that could not read it',
    key: 'finding key',
    between: ({ from, to }: FromTo) => `after ${from}, by ${to}`,
    by: ({ to }: { readonly to: string }) => `by ${to}, nothing earlier is known`,
    still: 'open at the end of the period',
    more: ({ n }: { readonly n: number }) => `${formatCount(n)} more: write them with -o xlsx=FILE or -o json=FILE`,
    unreadRuns: ({ n }: { readonly n: number }) => `${plural(n, 'run')} could not read it`,
    openReason: {
      failed: 'had not failed before',
      resource_added: 'the resource was new',
      rule_changed: 'the rule had changed',
      waived: 'a waiver accepted it',
      waiver_ended: 'its waiver had ended',
      first_seen: 'failing when first seen',
    },
    closeReason: {
      fixed: 'fixed',
      resource_removed: 'the resource was removed',
      rule_changed: 'the rule changed',
      scope_removed: 'no longer in scope',
      waived: 'a waiver accepts it',
      reclassified: 'reclassified',
      waiver_ended: 'its waiver ended',
    },
  },
  population: {
    heading: 'Population and scope',
    sheet: 'Population',
    summary: ({ first, last, seen }: Readonly<Record<'first' | 'last' | 'seen', number>>) =>
      `${plural(first, 'resource')} in the first run, ${formatCount(last)} in the last, ${formatCount(seen)} in all`,
    counts: ({ kind, n }: { readonly kind: string; readonly n: number }) => `${kind}: ${formatCount(n)}`,
    change: 'change',
    was: 'was',
    after: 'after',
    by: 'by',
    kinds: { added: 'added', removed: 'removed', left_scope: 'left the scope', type_changed: 'type changed' },
    none: 'Nothing came or went.',
  },
  scope: {
    sheet: 'Scope',
    what: 'what',
    at: 'from the run of',
    run: 'run',
    from: 'from',
    to: 'to',
    reason: 'reason',
    approvedBy: 'approved by',
    unapproved: 'nobody is named as having approved it',
    kinds: {
      target: 'target',
      account: 'account',
      region: 'region',
      exclusion: 'exclusion',
      tool: 'version of comply',
      rules: 'catalog of rules',
      config: 'configuration',
      waivers: 'waivers',
    },
    changes: { added: 'added', removed: 'removed', changed: 'changed' },
    none: 'Scope, configuration and tool were the same in all runs.',
    more: ({ n }: { readonly n: number }) => `${plural(n, 'more change')}: see the file of -o xlsx or -o json`,
  },
  rules: {
    heading: 'Versions of rules',
    sheet: 'Rules',
    summary: ({ rules, versions }: Readonly<Record<'rules' | 'versions', number>>) =>
      `${plural(rules, 'rule')} in ${plural(versions, 'version')}`,
    rule: 'rule',
    digest: 'digest',
    from: 'first used',
    to: 'last used',
    runs: 'runs',
    one: 'Every rule had one version over the whole period.',
  },
  gaps: {
    heading: 'Monitoring gaps',
    sheet: 'Gaps',
    summary: ({ n }: { readonly n: number }) => plural(n, 'gap'),
    severity: 'severity',
    kind: 'what',
    kinds: { whole: 'no run', part: 'read in part' },
    from: 'from',
    to: 'to',
    length: 'length',
    place: 'where',
    services: 'services',
    runs: 'runs that read a part',
    anywhere: 'no complete run',
    means:
      'A gap is more than one and a half expected intervals. It is low up to 3 days, medium up to 7 and high beyond. A gap closes no exception.',
    none: 'None.',
    more: ({ n }: { readonly n: number }) => `${plural(n, 'more gap')}: see the file of -o xlsx or -o json`,
  },
  chain: {
    heading: 'Chain of runs',
    sheet: 'Chain',
    whole: ({ from, to }: FromTo) => `Each run names the one before it, from number ${from} to ${to}.`,
    problem: 'problem',
    run: 'run',
    seq: 'number',
    expected: 'expected',
    found: 'found',
    problems: {
      missing: ({ run, other, found }: Linked) => `Between ${other} and ${run}, number ${found} is missing.`,
      'prev-mismatch': ({ run, other, expected, found }: Linked) =>
        `${run} names another predecessor (${expected}) than ${other} (${found}).`,
      restarted: ({ run, other }: Linked) => `${run} begins a new chain, though ${other} is before it.`,
      'duplicate-seq': ({ run, other }: Linked) => `${run} has the same number as ${other}.`,
      'out-of-order': ({ run, other, expected, found }: Linked) =>
        `${run} began (${found}) before its predecessor ${other} (${expected}).`,
      foreign: ({ run, expected, found }: Linked) =>
        `${run} is of another organisation (${found || 'none'}) than the first (${expected || 'none'}).`,
      overdue: ({ run, expected, found }: Linked) =>
        `After ${run} a run was due at ${expected}; there is none up to ${found}. It may have been cut off.`,
      'head-missing': ({ expected, found }: Linked) =>
        `The head that was given (${expected}) is not among the runs; the newest is ${found}. It may have been cut off.`,
      'head-mismatch': ({ run, expected, found }: Linked) =>
        `${run} is not as it was noted: its manifest has digest ${found}, and ${expected} was given.`,
    },
  },
  runs: {
    sheet: 'Runs',
    run: 'run',
    seq: 'number',
    started: 'started',
    finished: 'finished',
    day: 'day',
    complete: 'complete',
    yes: 'yes',
    no: 'no',
    interrupted: 'interrupted',
    trigger: 'trigger',
    tool: 'comply',
    rules: 'catalog digest',
    manifest: 'manifest digest',
  },
  sample: {
    heading: 'Sample',
    drawn: ({
      n,
      of,
      population,
      runs,
    }: Readonly<Record<'n' | 'of' | 'runs', number>> & { readonly population: string }) =>
      `${formatCount(n)} of ${formatCount(of)} items of ${population}, from ${plural(runs, 'run')}`,
    seed: ({ seed }: { readonly seed: string }) =>
      `Seed ${seed}: items are sorted by SHA-256(seed, then key), and the first are taken. Whoever has the runs and the seed draws the same.`,
    state: 'state',
    item: 'item',
    run: 'run',
    observed: 'observed',
    key: 'key',
    record: 'record',
    small: 'The population has no more items than were asked for: this is all of it.',
    none: 'The population is empty.',
  },
  summarySheet: {
    sheet: 'Summary',
    field: 'field',
    value: 'value',
    cut: ({ n, sheet }: { readonly n: number; readonly sheet: string }) =>
      `${formatCount(n)} rows did not fit into the sheet ${sheet}: they are in the JSON`,
  },
};

function percent(part: number, whole: number): string {
  // Rounded down, so that 100 % means all of them.
  return `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %`;
}

function lengthOf(seconds: number): string {
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  if (days > 0) return hours > 0 ? `${formatCount(days)} d ${hours} h` : `${formatCount(days)} d`;
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  return `${minutes} min`;
}

/** Texts of `comply period`. */
export type PeriodMessages = typeof periodEn;
