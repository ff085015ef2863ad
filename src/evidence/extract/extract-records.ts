import { parseJson } from '../../collect/file-error.ts';
import { UsageError } from '../../model/errors.ts';
import { type EvidenceExtract, evidenceFiles } from '../../model/evidence.ts';
import { memberOf } from '../sign/member.ts';
import { parseResultHead, type ResultHead } from '../verify/parse-result.ts';
import { findControl } from './find-control.ts';
import { type ExtractSource, openSource, type Picked } from './open-source.ts';
import { parseSelector, type Selector, selects } from './selector.ts';

/** Results of one control at most: what is given out stays one file that a mail takes. */
export const resultLimit = 200;

/**
 * Takes records out of a bundle with what proves that they are of it: the results that were asked for, the records they were
 * judged from, their rules, and the control.
 * @throws UsageError for a selector that selects nothing
 * @throws InputError where the bundle is not what its manifest says
 */
export async function extractRecords(folder: string, selector: string): Promise<EvidenceExtract> {
  const wanted = parseSelector(selector);
  const source = openSource(folder);
  const control = wanted.kind === 'control' ? await findControl(source, wanted) : undefined;
  const ofControl = new Set(control?.rules);
  const { picked, heads, leftOut } = await pickResults(source, wanted, ofControl);
  if (heads.length === 0 && !control) throw nothingSelected();
  const rules = control ? ofControl : new Set(heads.map(({ rule }) => rule));
  const others = [...(await pickRecords(source, heads)), await pickRules(source, rules)];
  return source.compose([...(control ? [control.picked] : []), picked, ...others], leftOut);
}

interface PickedResults {
  readonly picked: Picked;
  readonly heads: readonly ResultHead[];
  readonly leftOut: number;
}

async function pickResults(
  source: ExtractSource,
  wanted: Selector,
  ofControl: ReadonlySet<string>,
): Promise<PickedResults> {
  const found: { readonly line: number; readonly head: ResultHead }[] = [];
  await source.read(evidenceFiles.results, (text, line) => {
    const place = { file: evidenceFiles.results, line };
    const head = parseResultHead(parseJson(text, place), place);
    if (selects(wanted, head, ofControl)) found.push({ line, head });
    return false;
  });
  // Where there are too many, what was found comes first, then what could not be read.
  const chosen = found.sort((a, b) => rank(a.head) - rank(b.head) || a.line - b.line).slice(0, resultLimit);
  const lines = new Set(chosen.map(({ line }) => line));
  const picked = await source.read(evidenceFiles.results, (_, line) => lines.has(line));
  return { picked, heads: chosen.map(({ head }) => head), leftOut: found.length - chosen.length };
}

function rank({ outcome }: ResultHead): number {
  return outcome === 'fail' ? 0 : outcome === 'unknown' ? 1 : 2;
}

function pickRecords(source: ExtractSource, heads: readonly ResultHead[]): Promise<readonly Picked[]> {
  const places = heads.flatMap(({ evidence }) => evidence);
  const byFile = Map.groupBy(places, ({ file }) => file);
  return Promise.all(
    [...byFile].map(([path, inFile]) => {
      const lines = new Set(inFile.map(({ line }) => line));
      return source.read(path, (_, line) => lines.has(line));
    }),
  );
}

function pickRules(source: ExtractSource, rules: ReadonlySet<string>): Promise<Picked> {
  return source.read(evidenceFiles.rules, (text, line) => {
    const id = memberOf(parseJson(text, { file: evidenceFiles.rules, line }), 'id');
    return typeof id === 'string' && rules.has(id);
  });
}

function nothingSelected(): UsageError {
  return new UsageError({
    en: 'the bundle has no such result; findingKey in results.ndjson.gz names each, and so does derived/tables/result',
    ja: '該当する結果がバンドルにない。検出事項キーは results.ndjson.gz の findingKey か derived/tables/result で確認できる',
  });
}
