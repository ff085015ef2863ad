import type { AssessedResult, Assessment } from '../model/assessment.ts';
import type { Outcome } from '../model/result.ts';
import { orderBy } from '../text/order.ts';

/** Where the agreement with a vendor stands by the one rule that judges it; `not-judged`: that rule has no result here. */
export type BaaStanding = Outcome | 'not-needed' | 'not-judged';

/** A vendor's service of the register, and how its rules came out. */
export interface VendorRow {
  /** `Vendor/Service`. */
  readonly name: string;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly baa: BaaStanding;
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
      const count = (wanted: Outcome) => own.filter(({ outcome }) => outcome === wanted).length;
      const counts = {
        pass: count('pass'),
        fail: count('fail'),
        unknown: count('unknown'),
        'not-applicable': count('not-applicable'),
      };
      return [{ name, counts, baa: standingOf(own.find(({ rule }) => rule === baaRule)) }];
    })
    .sort(orderBy(({ name }) => [name]));
}

/** Where a parameter accepts that none is needed, the rule passes without any that is in force. */
function standingOf(result: AssessedResult | undefined): BaaStanding {
  if (result === undefined) return 'not-judged';
  const { outcome, observed } = result;
  const isNotNeeded = observed.some(({ field, actual }) => field === 'Baa.Status' && actual === 'not-needed');
  return outcome === 'pass' && isNotNeeded ? 'not-needed' : outcome;
}
