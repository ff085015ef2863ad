import { formatCount, plural } from './plural.ts';

interface Cut {
  readonly shown: number;
  readonly total: number;
}

/** What a matrix holds. */
export interface MatrixSize {
  readonly safeguards: number;
  readonly frameworks: number;
  readonly cells: number;
  readonly filled: number;
}

/** What the crosswalk of the report for people says in English. */
export const viewerMatrixEn = {
  title: 'Crosswalk matrix',
  caption: 'Safeguards by framework',
  lead: ({ safeguards, frameworks, cells, filled }: MatrixSize) =>
    `${plural(safeguards, 'safeguard')} × ${plural(frameworks, 'framework')} ${cells === 1 ? 'is' : 'are'} ${plural(cells, 'cell')}; in ${formatCount(filled)} of them a control demands the safeguard. One measure answers for several frameworks at once.`,
  none: 'No safeguard is named in this assessment.',
  signs: 'What the signs mean',
  signsMean:
    'A cell counts the controls that demand the safeguard, by their status. A control demands several safeguards: its status need not come from this row alone. The rules below each row show what was tested of it.',
  strengths: {
    primary: 'Demanded: the control asks for the safeguard, and what its rules find decides the control’s status.',
    supporting:
      'Supporting: results of all rules of the safeguard are listed beside the control and decide nothing. Told from the rules; a safeguard without rules shows none.',
  },
  empty: 'no control demands it',
  safeguard: 'Safeguard',
  kinds: {
    technical: ({ n }: { readonly n: number }) => `Technical safeguards (${formatCount(n)})`,
    governance: ({ n }: { readonly n: number }) => `Organisational safeguards (${formatCount(n)})`,
  },
  demanded: ({ n }: { readonly n: number }) => plural(n, 'control'),
  supporting: ({ n }: { readonly n: number }) => `supporting: ${formatCount(n)}`,
  supportingList: 'Supporting:',
  rules: ({ n }: { readonly n: number }) => plural(n, 'rule'),
  noRules: 'No rule tests it; a person shows it.',
  rulesCut: ({ shown, total }: Cut) =>
    `The first ${formatCount(shown)} of ${plural(total, 'rule')}, those with findings first. All of them:`,
  outcomes: 'results:',
  rule: 'Rule',
  rulesOf: ({ safeguard }: { readonly safeguard: string }) => `Rules that test “${safeguard}”, and their results`,
  waived: 'waived',
};

/** The shape of {@link viewerMatrixEn}. */
export type ViewerMatrixMessages = typeof viewerMatrixEn;
