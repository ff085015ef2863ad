import { formatCount, plural } from './plural.ts';

/** What reports say in English of the remediation plan. */
export const planEn = {
  heading: 'Remediation plan',
  summary: ({ items }: { readonly items: number }) => plural(items, 'thing to do', 'things to do'),
  rank: '#',
  what: 'What',
  severity: 'Severity',
  controls: 'Controls',
  effort: 'Effort',
  cost: 'Cost',
  score: 'Score',
  findings: 'Findings',
  safeguards: 'Safeguards',
  oneOff: ({ currency }: { readonly currency: string }) => `One-off (${currency})`,
  monthly: ({ currency }: { readonly currency: string }) => `A month (${currency})`,
  unpriced: 'Without a figure',
  efforts: { low: 'low', medium: 'medium', high: 'high' },
  perMonth: ({ amount }: { readonly amount: string }) => `${amount}/month`,
  and: ' + ',
  more: ({ n }: { readonly n: number }) => `${formatCount(n)} more`,
  moreVerbose: ({ n }: { readonly n: number }) => `${formatCount(n)} more, with --verbose`,
  between: ', ',
  /** Each a list of words with what they count: `critical 8, high 4`. */
  order: ({ severities, efforts }: { readonly severities: string; readonly efforts: string }) =>
    `Sorted by severity (${severities}) x controls that wait for it / effort (${efforts}).`,
  totals: ({ oneOff, monthly }: { readonly oneOff: string; readonly monthly: string }) =>
    `In total ${oneOff} one-off and ${monthly} a month. Each safeguard is counted once, though several rows share it.`,
  /** `names`: which, or nothing. */
  withoutFigure: ({ n, names }: { readonly n: number; readonly names: string }) =>
    `The totals are without ${plural(n, 'safeguard')} of the plan that ${n === 1 ? 'has' : 'have'} no figure (“?” in the table)${names && `: ${names}`}.`,
  ownFigures: 'The figures are your own; comply knows no prices.',
  noFigures: 'No cost is declared (costs.yaml in the records folder); comply knows no prices.',
};

/** The shape of {@link planEn}. */
export type PlanMessages = typeof planEn;
