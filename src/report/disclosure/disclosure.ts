import { disclosureJa as words } from '../../i18n/disclosure.ja.ts';
import type { AssessedFramework, Assessment } from '../../model/assessment.ts';
import type { Control } from '../../model/framework.ts';
import { describeHead, type Pair } from './head.ts';
import { type DisclosureRow, rowsOf } from './rows.ts';
import { type Split, splitsOf } from './splits.ts';

/** What the disclosure is of. */
export const disclosedFramework = 'jp-3sho2';

/**
 * What a provider discloses under the guideline of MIC and METI（サービス仕様適合開示書）, as far as a scan shows it: a draft for a
 * person to finish, in Japanese. Plain texts of strangers: whoever prints them escapes them.
 */
export interface Disclosure {
  readonly head: readonly Pair[];
  readonly rows: readonly DisclosureRow[];
  readonly splits: readonly Split[];
  /** Controls of ISO/IEC 27017 whose split was not declared. */
  readonly undeclared: number;
}

/** The framework in this assessment; absent: there is nothing to disclose. */
export function findDisclosed({ frameworks }: Pick<Assessment, 'frameworks'>): AssessedFramework | undefined {
  return frameworks.find(({ id }) => id === disclosedFramework);
}

/** @param entries the catalog's controls of the edition that was judged: whose duty each is, and its summary */
export function discloseProvider(
  assessment: Assessment,
  framework: AssessedFramework,
  entries: readonly Control[],
): Disclosure {
  const known = new Map(entries.map((entry) => [entry.id, entry]));
  const rows = rowsOf(assessment, framework, known);
  const unlisted = framework.controls.filter(({ id }) => !known.has(id)).length;
  const count = (kind: DisclosureRow['kind']) => rows.filter((row) => row.kind === kind).length;
  const filled = { rows: rows.length, tested: count('tested'), byPerson: count('by-person'), out: count('out') };
  const pairs: readonly Pair[] = [
    [words.rows, words.filled(filled)],
    ...(unlisted === 0 ? [] : ([[words.unlisted, words.unlistedCount({ n: unlisted })]] as const)),
  ];
  return { head: [...describeHead(assessment, framework), ...pairs], rows, ...splitsOf(assessment) };
}
