import type { Place } from './errors.ts';

/** What a safeguard costs, as the organisation says. No price is ours. */
export interface Cost {
  /** Where it was written. Absent in evidence, which does not need it. */
  readonly place?: Place;
  readonly safeguard: string;
  /** Once, in hundredths of the currency. */
  readonly oneOff?: number;
  /** A month, in hundredths of the currency. */
  readonly monthly?: number;
  readonly note?: string;
}

/** `costs.yaml`: figures of one currency. */
export interface Costs {
  /** ISO 4217: `JPY`. */
  readonly currency: string;
  readonly items: readonly Cost[];
}
