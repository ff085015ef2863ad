import { parseJson } from '../../collect/file-error.ts';
import { readArray, readObject, readText } from '../../collect/shape.ts';
import { UsageError } from '../../model/errors.ts';
import { evidenceFiles } from '../../model/evidence.ts';
import type { ExtractSource, Picked } from './open-source.ts';
import type { Selector } from './selector.ts';

/** The line of a control, and the rules that decide it. Throws UsageError where the bundle has none of that name. */
export async function findControl(
  source: ExtractSource,
  { framework, control }: Extract<Selector, { kind: 'control' }>,
): Promise<{ readonly picked: Picked; readonly rules: readonly string[] }> {
  const path = evidenceFiles.controls;
  // Of two editions that have it, both.
  const rules = new Set<string>();
  let isThere = false;
  const picked = await source.read(path, (text, line) => {
    const at = readObject({ value: parseJson(text, { file: path, line }), place: { file: path, line }, path: '' });
    if (readText(at('framework')) !== framework || readText(at('id')) !== control) return false;
    for (const rule of readArray(at('rules'), readText)) rules.add(rule);
    isThere = true;
    return true;
  });
  if (isThere) return { picked, rules: [...rules] };
  throw new UsageError({
    en: `the bundle has no control ${framework}:${control}; comply frameworks show ${framework} lists them`,
    ja: `バンドルに ${framework}:${control} がない。一覧は comply frameworks show ${framework} で確認できる`,
  });
}
