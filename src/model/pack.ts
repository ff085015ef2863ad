import type { Text } from './text.ts';

/** A folder of rules that are not ours, beside the catalog. Its name is the first part of the id of each. */
export interface Pack {
  /** Lower case, digits and `-`. */
  readonly name: string;
  readonly version: string;
  readonly title?: Text;
  readonly licence?: string;
  /** sha256 over `pack.yaml` and every rule file. */
  readonly digest: string;
  /** comply.yaml names that digest. `false`: it was given as a folder, whatever lies in it. */
  readonly pinned: boolean;
}
