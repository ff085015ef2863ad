import type { Framework, Safeguard } from './framework.ts';
import type { Pack } from './pack.ts';
import type { Rule } from './rule.ts';
import type { VendorReference } from './vendor-reference.ts';

/** Everything under `rules/`, checked as a whole, and the rules of packs beside it. */
export interface Catalog {
  /** sha256 over the files of `rules/`; those of packs are not in it. */
  readonly digest: string;
  readonly frameworks: readonly Framework[];
  readonly safeguards: readonly Safeguard[];
  /** Sorted by id, in code-unit order. */
  readonly rules: readonly Rule[];
  /** What vendors say about themselves, sorted by id. It decides nothing. Absent: no such list. */
  readonly vendorReferences?: readonly VendorReference[];
  /** Whose rules are among them, sorted by name. Absent: none. */
  readonly packs?: readonly Pack[];
}
