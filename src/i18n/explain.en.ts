import { plural } from './plural.ts';

/** What `comply explain` says in English. */
export const explainEn = {
  id: 'ID',
  part: 'Belongs to',
  parts: 'What belongs to it',
  asks: 'What it asks',
  shows: 'What rules can show',
  primary: 'Safeguards it demands (they decide its status)',
  supporting: 'Safeguards it leans on (they decide nothing)',
  noSafeguard: 'No safeguard of the crosswalk names it.',
  noRule: 'no rule tests it',
  provider: ({ provider, n }: { readonly provider: string; readonly n: number }) =>
    `${provider} (${plural(n, 'rule')})`,
  why: 'Why controls demand it',
  note: 'Where frameworks differ',
  rules: 'Rules that test it',
  rulesOf: ({ n }: { readonly n: number }) => plural(n, 'rule'),
  noRules: 'No rule tests it: a person shows it.',
  demands: 'Controls that demand it',
  leans: 'Controls that lean on it (it decides nothing there)',
  asksNone: 'No control of it asks for this. That is not a pass.',
  leads: 'Where it leads',
  others: ({ n }: { readonly n: number }) => `${plural(n, 'other rule')} ${n === 1 ? 'tests' : 'test'} it too`,
  untested: ({ title }: { readonly title: string }) =>
    `${title}: no rule tests it yet; it has to be shown in another way.`,
  supply: 'A person supplies',
  informative: 'Nothing: it is informative, and there is nothing to assess.',
  ownWords: 'Titles and summaries are in our own words; the text of the framework is what counts.',
};

/** Texts of `comply explain`. */
export type ExplainMessages = typeof explainEn;
