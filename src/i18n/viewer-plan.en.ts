import { formatCount, plural } from './plural.ts';

interface Cut {
  readonly shown: number;
  readonly total: number;
}

/** How a score comes about. */
export interface Scored {
  readonly score: number;
  readonly severity: string;
  readonly weight: number;
  readonly controls: number;
  readonly effort: string;
  /** What the effort divides by. */
  readonly divisor: number;
  /** What all scores are multiplied by. */
  readonly scale: number;
}

/** What the plan of the report for people says in English besides what other reports say of it. */
export const viewerPlanEn = {
  lead: ({ items, findings }: { readonly items: number; readonly findings: number }) =>
    `${plural(items, 'thing')} to do ${items === 1 ? 'settles' : 'settle'} ${plural(findings, 'open finding')}. Everything that fails by one rule is one item, however many resources it takes in.`,
  none: ({ unknown }: { readonly unknown: number }) =>
    unknown === 0
      ? 'No finding is open, so there is nothing to plan. What is waived, and what could not be read, has its own page.'
      : `No finding is open; ${plural(unknown, 'result')} ${unknown === 1 ? 'is' : 'are'} unknown, neither passed nor failed, and nothing is planned for ${unknown === 1 ? 'it' : 'them'}. What is waived, and what could not be read, has its own page.`,
  scale: ({ scale }: { readonly scale: number }) =>
    `The scores printed are that figure times ${scale}, so that all are whole numbers.`,
  closing: 'A control closes once everything that fails on it is fixed, so items may share one.',
  exports: 'The same plan in other formats',
  exportsMean: 'From the JSON assessment of this scan (comply scan -o json=assessment.json):',
  formats: {
    xlsx: 'a workbook; the plan is its own sheet',
    poam: 'plan of action and milestones (OSCAL), for GRC tools',
    csv: 'every result, a row each, for a spreadsheet or an issue tracker',
    markdown: 'for a pull request, a wiki or an issue',
  },
  unpriced: ({ n }: { readonly n: number }) => `Without a figure: ${plural(n, 'safeguard')}`,
  overview: 'All items, in order',
  overviewCut: ({ shown, total }: Cut) =>
    `The first ${formatCount(shown)} of ${plural(total, 'item')}. The workbook holds them all.`,
  inFull: 'Item by item',
  inFullCut: ({ shown, total }: Cut) =>
    `The first ${formatCount(shown)} of ${plural(total, 'item')}. What the table above has besides is told in full by: comply explain RULE`,
  scored: ({ score, severity, weight, controls, effort, divisor, scale }: Scored) =>
    `Score ${formatCount(score)} = ${weight} (${severity}) × ${plural(controls, 'control')} ÷ ${divisor} (${effort} effort) × ${scale}`,
  findings: ({ n }: { readonly n: number }) => plural(n, 'open finding'),
  effort: ({ effort }: { readonly effort: string }) => `${effort} effort`,
  why: 'Why it matters',
  caution: 'Caution',
  steps: 'Steps',
  cli: 'On the command line',
  terraform: 'With Terraform',
  codeCut: ({ shown, total }: Cut) =>
    `The first ${formatCount(shown)} of ${plural(total, 'line')}; comply explain has them all.`,
  elsewhere: 'Commands and Terraform:',
  verify: 'To verify',
  verifyMeans: 'Scan again with this rule alone; it is settled when no finding is left.',
  closes: 'Controls that wait for it',
  closesOf: ({ framework, n }: { readonly framework: string; readonly n: number }) =>
    `${framework} (${formatCount(n)})`,
  digest: 'SHA-256 of the rule:',
  references: 'References',
  resources: 'Resources',
  resourcesCut: ({ shown, total }: Cut) => `The first ${formatCount(shown)} of ${formatCount(total)}`,
  inTable: ({ n }: { readonly n: number }) =>
    n === 1 ? 'The finding in the table of results' : `All ${formatCount(n)} findings in the table of results`,
  weaker: 'Judged less strictly than the rule says',
};

/** The shape of {@link viewerPlanEn}. */
export type ViewerPlanMessages = typeof viewerPlanEn;
