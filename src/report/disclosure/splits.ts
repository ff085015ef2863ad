import type { Assessment } from '../../model/assessment.ts';
import { citeControl } from '../responsibility.ts';

/** Whose part one control of ISO/IEC 27017 is. Plain texts. */
export interface Split {
  readonly control: string;
  readonly isCustomers: boolean;
  readonly isProviders: boolean;
  readonly vendor?: string;
  readonly report?: string;
  readonly note?: string;
}

const standard = 'iso27017';

/** Every declared split, in the order of the catalog, and how many controls have none. */
export function splitsOf(assessment: Assessment): { readonly splits: readonly Split[]; readonly undeclared: number } {
  const controls = assessment.frameworks.find(({ id }) => id === standard)?.controls ?? [];
  const places = new Map(controls.map(({ id }, index) => [id, index]));
  const placeOf = (control: string) => places.get(control) ?? controls.length;
  const declared = (assessment.responsibilities ?? [])
    .filter(({ framework }) => framework === standard)
    .sort((a, b) => placeOf(a.control) - placeOf(b.control));
  const named = new Set(declared.map(({ control }) => control));
  return {
    splits: declared.map((one) => {
      const { party, vendor, report, note } = one;
      return {
        control: citeControl(assessment, one, 'ja'),
        isCustomers: party !== 'provider',
        isProviders: party !== 'customer',
        ...(vendor !== undefined && { vendor }),
        ...(report !== undefined && { report }),
        ...(note !== undefined && { note: note.ja }),
      };
    }),
    undeclared: controls.filter(({ id, status }) => status !== 'out-of-scope' && !named.has(id)).length,
  };
}
