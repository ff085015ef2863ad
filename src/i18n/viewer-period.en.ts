import { formatCount, plural } from './plural.ts';

/** Days of a control, which add up to those of the period. */
export interface StripDays {
  readonly days: number;
  readonly compliant: number;
  readonly nonCompliant: number;
  readonly unmonitored: number;
}

/** The period page of the report for people in English. */
export const viewerPeriodEn = {
  title: 'Operation over a period',
  fileTitle: ({ organization }: { readonly organization: string }) => `Operation over a period: ${organization}`,
  glance: 'At a glance',
  limits: 'Limits',
  figures: {
    of: ({ part, whole }: { readonly part: number; readonly whole: number }) =>
      `${formatCount(part)} of ${formatCount(whole)}`,
    clean: 'controls without a finding on any monitored day',
    open: 'exceptions open at the end, without a waiver',
    days: 'days with a complete run',
    gaps: 'monitoring gaps',
  },
  ownRun: {
    among: ({ seq }: { readonly seq: string }) => `The run of this report is one of them: number ${seq}.`,
    other:
      'The run of this report is none of the runs of this period. What the other pages show was seen at another time.',
  },
  legend: {
    compliant: 'without a finding',
    nonCompliant: 'with a finding',
    unmonitored: 'not monitored',
    label: 'Each day',
  },
  strip: ({ control, days, compliant, nonCompliant, unmonitored }: StripDays & { readonly control: string }) =>
    `${control}, of ${plural(days, 'day')}: ${formatCount(compliant)} without a finding, ${formatCount(nonCompliant)} with a finding, ${formatCount(unmonitored)} not monitored`,
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  finding: 'finding',
  state: 'state',
  states: { open: 'open', closed: 'closed', waived: 'waived' },
  length: {
    same: (length: string) => length,
    range: ({ min, unit, max }: Readonly<Record<'min' | 'unit' | 'max', string>>) => `${min} to ${max} ${unit}`,
    atMost: (length: string) => `at most ${length}`,
    days: (n: number) => plural(n, 'day'),
    hours: (n: number) => plural(n, 'hour'),
    dayUnit: 'days',
    hourUnit: 'hours',
  },
  lengthMeans:
    'Lengths lie between two bounds, rounded outwards, within the period. Thick: it was seen failing. Thin: it may have failed, as no run says otherwise.',
  versions: 'Versions of comply and of rules',
  toolVersions: 'Versions of comply',
  version: 'version of comply',
  changes: 'Changes of the population',
  scopeChanges: 'Changes of scope and configuration',
  /** A table's name, beside the title of the part that it stands in. */
  table: (title: string) => `${title}, as a table`,
  kind: 'kind',
  when: 'when',
  place: 'where',
  after: ({ time }: { readonly time: string }) => `after ${time}`,
  by: ({ time }: { readonly time: string }) => `by ${time}`,
  nothingEarlier: 'nothing earlier is known',
  severalVersions: ({ n }: { readonly n: number }) =>
    `${plural(n, 'rule')} had more than one version and ${n === 1 ? 'is' : 'are'} listed first.`,
  read: 'what was read',
  reads: { complete: 'all', partial: 'a part', interrupted: 'a part, interrupted' },
  allRuns: ({ n }: { readonly n: number }) => (n === 1 ? 'The one run' : `All ${plural(n, 'run')}`),
  cut: ({ shown, total }: { readonly shown: number; readonly total: number }) =>
    `The first ${formatCount(shown)} of ${formatCount(total)}; all of them are written by comply period -o xlsx=FILE and -o json=FILE.`,
  between: 'Between two runs nothing is known. A gap closes no exception.',
};

/** The shape of {@link viewerPeriodEn}. */
export type ViewerPeriodMessages = typeof viewerPeriodEn;
