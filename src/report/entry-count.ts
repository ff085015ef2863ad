import type { Messages } from '../i18n/messages.en.ts';
import type { AssessedFramework } from '../model/assessment.ts';
import type { Language } from '../model/text.ts';

/**
 * How many entries a catalog has, in the framework's own term: `61 criteria`. Where entries stand under one another
 * (HIPAA: standards and their implementation specifications) the term names only some of them: `79 entries`.
 */
export function countEntries({ controls, term }: AssessedFramework, t: Messages, language: Language): string {
  const words = t.report.frameworks;
  const isTree = controls.some(({ parent }) => parent !== undefined);
  return isTree
    ? words.mixedEntries({ n: controls.length })
    : words.entries({ n: controls.length, term: term[language] });
}
