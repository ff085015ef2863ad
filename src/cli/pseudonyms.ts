import type { Assessment } from '../model/assessment.ts';
import { InputError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';

/** What resources are called by: their names, or pseudonyms of a key, which may not be known. */
export type Naming = { readonly by: 'names' } | { readonly by: 'pseudonyms'; readonly key: string | undefined };

/** What the resources of an assessment are called by. */
export function namingOf({ evidence }: Pick<Assessment, 'evidence'>): Naming {
  if (evidence?.pseudonymised.includes('names') !== true) return { by: 'names' };
  return { by: 'pseudonyms', key: evidence.pseudonymKey };
}

/** Two assessments that are to be compared, and what to say of them. */
export interface ComparedNaming {
  /** Whose fault it is said to be. */
  readonly file: string;
  readonly naming: Naming;
  readonly other: Naming;
  /** Where one has names and the other has pseudonyms. */
  readonly mixed: Text;
  /** Where both have pseudonyms, of two keys. */
  readonly otherKey: Text;
}

/**
 * Refuses to compare what no finding could be found in both of: all would look new, or fixed.
 * @throws InputError
 */
export function refuseOtherNaming({ file, naming, other, mixed, otherKey }: ComparedNaming): void {
  if (naming.by === 'names' && other.by === 'names') return;
  if (naming.by === 'names' || other.by === 'names') throw new InputError({ file }, mixed);
  if (naming.key === undefined) throw new InputError({ file }, unknownKey);
  if (naming.key !== other.key) throw new InputError({ file }, otherKey);
}

const unknownKey: Text = {
  en: 'it has pseudonyms and does not say of which key, as an earlier comply wrote it; have this comply write it again',
  ja: '仮名化されているが、どの鍵によるかの記録がない（以前のcomplyが書き出したもの）。このバージョンのcomplyで書き出し直すこと',
};
