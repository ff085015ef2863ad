import type { Assessment } from '../model/assessment.ts';
import type { Outcome } from '../model/result.ts';
import { orderBy } from '../text/order.ts';

/** A vendor's service of the register, and how its rules came out. */
export interface VendorRow {
  /** `Vendor/Service`. */
  readonly name: string;
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Whether a BAA is in force; undefined: it was not judged. */
  readonly baa?: Outcome;
}

const service = 'records/vendor/service';
const baaRule = 'records/vendor/baa-in-force';

/** Every vendor of the register, from the results of the rules on it, also those that lack nothing. */
export function listVendors({ results }: Pick<Assessment, 'results'>): readonly VendorRow[] {
  // A result without a resource (none declared, or not read) has the type and the place as its id, and is no vendor.
  const judged = results.filter(
    ({ rule, resource: { type, id } }) =>
      rule.startsWith('records/vendor/') && type === service && !id.startsWith(`${service}@`),
  );
  const byVendor = Map.groupBy(judged, ({ resource }) => `${resource.target} ${resource.id}`);
  return [...byVendor.values()]
    .flatMap((own) => {
      const name = own[0]?.resource.name;
      if (name === undefined) return [];
      const baa = own.find(({ rule }) => rule === baaRule)?.outcome;
      const count = (wanted: Outcome) => own.filter(({ outcome }) => outcome === wanted).length;
      const counts = {
        pass: count('pass'),
        fail: count('fail'),
        unknown: count('unknown'),
        'not-applicable': count('not-applicable'),
      };
      return [{ name, counts, ...(baa !== undefined && { baa }) }];
    })
    .sort(orderBy(({ name }) => [name]));
}
