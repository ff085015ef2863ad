import type { DeriveInput } from '../evidence/bundle/write-outcome.ts';
import { evidenceFiles } from '../model/evidence.ts';
import { languages } from '../model/text.ts';
import { renderIpe } from '../report/ipe/render-ipe.ts';
import { toCanonicalJson } from '../text/canonical-json.ts';

/** What the sheets of a bundle are made from, as it was written or as it is read again. */
export type SheetInput = Pick<DeriveInput, 'run' | 'scope' | 'files'> & {
  /** No sheet shows a result, so that none has to be at hand. */
  readonly assessment: Omit<DeriveInput['assessment'], 'results'> & { readonly results?: unknown };
};

/**
 * The derived files that people read: the IPE sheet in each language. Whoever makes them again from the files of the
 * bundle gets the same bytes, as it is the canonical form of the inputs that is read here too.
 */
export async function* deriveSheets({
  run,
  scope,
  assessment: { results: _, ...assessment },
  files,
}: SheetInput): AsyncGenerator<readonly [path: string, content: string]> {
  const input = settle({ run, scope, assessment, files });
  const paths = { en: evidenceFiles.ipeEn, ja: evidenceFiles.ipeJa };
  for (const language of languages) yield [paths[language], renderIpe({ ...input, language })];
}

/** As a reader of the bundle finds it: order of keys and characters that no UTF-8 holds are those of the file. */
function settle<T>(value: T): T {
  return JSON.parse(toCanonicalJson(value)) as T;
}
