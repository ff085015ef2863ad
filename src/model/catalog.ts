import type { Framework, Safeguard } from './framework.ts';
import type { Rule } from './rule.ts';

/** Everything under `rules/`, checked as a whole. */
export interface Catalog {
  /** sha256 over the files it was made from. */
  readonly digest: string;
  readonly frameworks: readonly Framework[];
  readonly safeguards: readonly Safeguard[];
  /** Sorted by id, in code-unit order. */
  readonly rules: readonly Rule[];
}
