import type { Messages } from '../i18n/messages.en.ts';
import type { PlanMessages } from '../i18n/plan.en.ts';
import { severities } from '../model/rule.ts';
import { formatMoney } from './money.ts';
import { easeWeight, type Plan, type PlanItem, severityWeight } from './plan.ts';

/** Rows of the plan on a page, unless everything is asked for. */
export const planRows = 15;

/** Where no figure was given. */
const noFigure = '?';

/** What an item costs by the figures of its safeguards: `JPY 1,200,000 + JPY 50,000/month`; `?` stands for what has none. */
export function costOf({ costs, safeguards }: PlanItem, currency: string, words: PlanMessages): string {
  if (safeguards.length === 0) return '-';
  const { oneOff, monthly } = sumsOf({ costs });
  return [
    ...(oneOff === undefined ? [] : [formatMoney(oneOff, currency)]),
    ...(monthly === undefined ? [] : [words.perMonth({ amount: formatMoney(monthly, currency) })]),
    ...(costs.length < safeguards.length ? [noFigure] : []),
  ].join(words.and);
}

/** The figures of an item added up, in hundredths; absent where none was given. */
export function sumsOf({ costs }: Pick<PlanItem, 'costs'>): { readonly oneOff?: number; readonly monthly?: number } {
  const sum = (key: 'oneOff' | 'monthly') => {
    const figures = costs.flatMap((cost) => cost[key] ?? []);
    return figures.length === 0 ? undefined : figures.reduce((total, figure) => total + figure, 0);
  };
  const [oneOff, monthly] = [sum('oneOff'), sum('monthly')];
  return { ...(oneOff !== undefined && { oneOff }), ...(monthly !== undefined && { monthly }) };
}

/** How the plan is sorted: every weight with its word. */
export function orderInWords(words: PlanMessages, t: Messages): string {
  const weighed = severities.map((severity) => `${t.severity[severity]} ${severityWeight[severity]}`);
  const efforts = (['low', 'medium', 'high'] as const).map(
    (effort) => `${words.efforts[effort]} ${easeWeight.low / easeWeight[effort]}`,
  );
  return words.order({ severities: weighed.join(words.between), efforts: efforts.join(words.between) });
}

/** What the plan comes to, how much of it has no figure (and by `names` what), and whose the figures are: a sentence each. */
export function totalsInWords({ totals }: Plan, words: PlanMessages, names: readonly string[] = []): readonly string[] {
  if (!totals) return [words.noFigures];
  const { currency, unpriced } = totals;
  const oneOff = formatMoney(totals.oneOff, currency);
  const monthly = formatMoney(totals.monthly, currency);
  return [
    words.totals({ oneOff, monthly }),
    ...(unpriced.length === 0 ? [] : [words.withoutFigure({ n: unpriced.length, names: names.join(words.between) })]),
    words.ownFigures,
  ];
}
