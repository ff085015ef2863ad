import type { Assessment } from '../model/assessment.ts';
import type { Config } from '../model/config.ts';
import { orderBy } from '../text/order.ts';

/** What is declared beside the verdicts, without the places it was written at: whose part a control is, what safeguards cost. */
export function describeDeclared({
  responsibilities,
  costs,
}: Pick<Config, 'responsibilities' | 'costs'>): Pick<Assessment, 'responsibilities' | 'costs'> {
  return {
    ...(responsibilities && {
      responsibilities: responsibilities
        .map(({ place: _, ...one }) => one)
        .sort(orderBy(({ framework, control }) => [framework, control])),
    }),
    ...(costs && {
      costs: {
        currency: costs.currency,
        items: costs.items.map(({ place: _, ...item }) => item).sort(orderBy(({ safeguard }) => [safeguard])),
      },
    }),
  };
}
