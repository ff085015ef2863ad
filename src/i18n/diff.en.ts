import { formatCount, plural } from './plural.ts';

interface Size {
  readonly n: number;
}

/** What `comply diff` says in English. */
export const diffEn = {
  title: ({ version }: { readonly version: string }) => `What changed, by comply ${version}`,
  old: 'Before',
  new: 'Now',
  side: ({ asOf, run, open, unknown }: { readonly asOf: string; readonly run: string } & Counts) =>
    `as of ${asOf}, run ${run}: ${plural(open, 'open finding')}, ${plural(unknown, 'unknown result')}`,
  alarm: {
    interrupted: ({ side }: { readonly side: string }) =>
      `${side}: the scan was interrupted. What it did not read is not compared.`,
    incomplete: ({ side }: { readonly side: string }) =>
      `${side}: part of the scope could not be read. What was not read is not compared.`,
    order: 'The second assessment is from an earlier time than the first.',
    organization: 'The two assessments name different organisations.',
    tool: ({ from, to }: { readonly from: string; readonly to: string }) =>
      `Before by comply ${from}, now by ${to}: where the rule changed, a difference may come from that.`,
  },
  summary: 'Summary',
  kind: {
    new: 'New',
    unwaived: 'No longer waived',
    'rule-changed': 'Rule changed',
    changed: 'Changed',
    'newly-unknown': 'Newly unknown',
    'out-of-scope': 'Out of scope',
    waived: 'Now waived',
    fixed: 'Fixed',
  },
  means: {
    new: 'open now, and not before',
    unwaived: 'the waiver expired or was removed: open again',
    'rule-changed': 'the rule is not the same in both, so the difference may come from that',
    changed: 'open before and now, but not the same',
    'newly-unknown': 'could not be read now; neither fixed nor passed',
    'out-of-scope': 'not asked about now; not fixed',
    waived: 'accepted since',
    fixed: 'pass now, do not apply any more, or their resource is gone',
  },
  unchanged: 'Unchanged findings',
  readAgain: 'Read again',
  readAgainMeans: 'unknown before, known now',
  newFindings: ({ n }: Size) =>
    n === 0
      ? 'Nothing counts as new, as nothing would for a gate with the first assessment as its baseline.'
      : `${plural(n, 'finding')} ${n === 1 ? 'counts' : 'count'} as new, as ${n === 1 ? 'it' : 'they'} would for a gate with the first assessment as its baseline.`,
  nothing: 'Nothing changed.',
  standing: {
    pass: 'passed',
    fail: 'failed',
    waived: 'waived',
    unknown: 'unknown',
    'not-applicable': 'not applicable',
    absent: 'not there',
  },
  absentBefore: {
    gone: 'was not there',
    unread: 'was not read',
    rule: 'rule not selected',
    target: 'target not scanned',
    account: 'account not scanned',
    region: 'region not scanned',
    resource: 'not named',
  },
  absentNow: {
    gone: 'gone',
    unread: 'not read',
    rule: 'rule not selected',
    target: 'target not scanned',
    account: 'account not scanned',
    region: 'region not scanned',
    resource: 'not named any more',
  },
  fromTo: ({ from, to }: { readonly from: string; readonly to: string }) => `${from} → ${to}`,
  detail: {
    severity: 'severity',
    message: 'message',
    observed: ({ field }: { readonly field: string }) => field,
  },
  unread: 'not read',
  more: ({ n }: Size) => `+${formatCount(n)} more`,
  ruleChanged: 'rule changed',
  countsAsNew: 'counts as new',
  results: ({ n }: Size) => plural(n, 'result'),
  columns: { rule: 'Rule', severity: 'Severity', resource: 'Resource', change: 'Change' },
  scope: {
    heading: 'Scope',
    added: 'only now',
    removed: 'only before',
    what: {
      target: 'target',
      account: 'account',
      region: 'region',
      framework: 'framework',
      edition: 'edition',
      rule: 'rule',
    },
  },
  rules: {
    heading: 'Rules that changed',
    was: ({ id }: { readonly id: string }) => `was ${id}`,
    what: {
      renamed: 'renamed',
      definition: 'definition',
      severity: 'severity',
      overrides: 'parameters in force',
      title: 'title',
    },
  },
  omitted: ({ shown, total }: { readonly shown: number; readonly total: number }) =>
    `Showing the first ${formatCount(shown)} of ${plural(total, 'row')}; --format json holds them all.`,
};

interface Counts {
  readonly open: number;
  readonly unknown: number;
}

/** The shape of {@link diffEn}. */
export type DiffMessages = typeof diffEn;
