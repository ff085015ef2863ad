import type { Place } from './errors.ts';
import type { FrameworkId } from './framework.ts';
import type { Text } from './text.ts';

/** Whose part a control is between a cloud service's customer and its provider (ISO/IEC 27017, 3省2ガイドライン 表4-1). */
export const parties = ['customer', 'provider', 'shared'] as const;
export type Party = (typeof parties)[number];

/** One control's split, as the organisation declared it. */
export interface Responsibility {
  /** Where it was written. Absent in evidence, which does not need it. */
  readonly place?: Place;
  readonly framework: FrameworkId;
  readonly control: string;
  readonly party: Party;
  /** `Vendor/Service`, as the register of vendors has it. */
  readonly vendor?: string;
  /** The provider's report that shows its part. */
  readonly report?: string;
  readonly note?: Text;
}
