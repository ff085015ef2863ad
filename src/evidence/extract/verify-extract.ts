import { hash } from 'node:crypto';
import { parseJson } from '../../collect/file-error.ts';
import { readObject, readSha256, readText } from '../../collect/shape.ts';
import { InputError } from '../../model/errors.ts';
import { type EvidenceExtract, type ExtractedRecord, evidenceFiles } from '../../model/evidence.ts';
import type { Text } from '../../model/text.ts';
import type { CheckResult, Verification } from '../../model/verification.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';
import { findingKey } from '../../text/finding-key.ts';
import { hashFile } from '../bundle/manifest.ts';
import { hashLeaf, rootByProof } from '../merkle.ts';
import type { GivenTrust } from '../verify/check-signature.ts';
import { attempt, type Checking, noteBroken, startCheck } from '../verify/checking.ts';
import { exitCodeOf } from '../verify/exit-code.ts';
import { resolves } from '../verify/json-pointer.ts';
import { parseResultHead, type ResultHead } from '../verify/parse-result.ts';
import { checkExtractTrust } from './check-trust.ts';
import { checkWhole } from './check-whole.ts';
import { parseExtract } from './parse-extract.ts';

/**
 * Checks an extract by itself: each record leads to the root of its file, that file to the root of the bundle, and that root
 * stands in what the given key signed. `text` is the file; whatever stands in it, what is wrong with it is in the answer.
 */
export function verifyExtract(text: string, trust: GivenTrust): Verification {
  const schema = startCheck('schema');
  const extract = readExtract(schema, text);
  if (!extract) return conclude(undefined, [schema.end()]);
  const [merkle, counts] = [startCheck('merkle'), startCheck('counts')];
  for (const record of extract.records) checkProofs(merkle, record, extract);
  const proofs = extract.records.map(({ lineProof, fileProof }) => lineProof.length + fileProof.length);
  merkle.figures({ lines: extract.records.length, proofBytes: Math.max(0, ...proofs) });
  checkTies(schema, counts, extract);
  checkWhole(schema, counts, extract);
  if (extract.leftOut !== undefined) counts.note(cut(extract.leftOut));
  const [signature, timestamp] = [startCheck('signature'), startCheck('timestamp')];
  checkExtractTrust({ signature, timestamp }, extract, trust);
  return conclude(
    extract,
    [schema, merkle, counts, signature, timestamp].map((check) => check.end()),
  );
}

function conclude(extract: EvidenceExtract | undefined, checks: readonly CheckResult[]): Verification {
  return {
    schemaVersion: '1',
    kind: 'extract',
    ...(extract && { run: { id: extract.runId }, manifestSha256: extract.manifestSha256 }),
    checks,
    exitCode: exitCodeOf(checks),
  };
}

function readExtract(schema: Checking, text: string): EvidenceExtract | undefined {
  try {
    const extract = parseExtract(text, { file: '' });
    if (extract.records.length === 0) schema.problem('empty', { en: 'there is no record in it', ja: '記録がない' });
    return extract;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const cutPlace = (words: string) => words.replace(/^(?::\d+)*: /, '');
    schema.problem('unreadable', { en: cutPlace(error.text.en), ja: cutPlace(error.text.ja) });
    return undefined;
  }
}

/** Leaf to the root of its file, file to the root of the bundle. */
function checkProofs(merkle: Checking, record: ExtractedRecord, { files, merkle: root }: EvidenceExtract): void {
  const { path, file, text, line, lineProof, position, fileProof } = record;
  const place = { file: path, line };
  const ofLines = rootByProof({
    leaf: hashLeaf(text),
    index: line - 1,
    count: file.lines ?? 0,
    proof: hashesOf(lineProof),
  });
  if (file.merkle === undefined || ofLines?.toString('hex') !== file.merkle) merkle.problem('record', notOfFile, place);
  const ofFiles = rootByProof({
    leaf: hashFile(path, file),
    index: position - 1,
    count: files,
    proof: hashesOf(fileProof),
  });
  if (ofFiles?.toString('hex') !== root) merkle.problem('file', notOfBundle, place);
}

function hashesOf(proof: string): readonly Buffer[] {
  const bytes = Buffer.from(proof, 'base64');
  return Array.from({ length: bytes.length / 32 }, (_, index) => bytes.subarray(index * 32, index * 32 + 32));
}

/** What the results in an extract name is in it too, and is what they say. */
function checkTies(schema: Checking, counts: Checking, { records }: EvidenceExtract): void {
  const byPlace = new Map(records.map((record) => [`${record.path}:${record.line}`, record]));
  const rules = readRules(schema, records);
  let [results, pointers] = [0, 0];
  for (const record of records) {
    if (record.path !== evidenceFiles.results) continue;
    const head = readHeadOf(schema, record);
    if (!head) continue;
    results += 1;
    pointers += head.evidence.length;
    checkResult(counts, { head, line: record.line, rules, byPlace });
  }
  counts.figures({ results, pointers, rules: rules.size });
}

interface Tied {
  readonly head: ResultHead;
  readonly line: number;
  readonly rules: ReadonlyMap<string, string>;
  readonly byPlace: ReadonlyMap<string, ExtractedRecord>;
}

function checkResult(counts: Checking, { head, line, rules, byPlace }: Tied): void {
  const place = { file: evidenceFiles.results, line };
  if (findingKey(head.rule, head.resource.id) !== head.findingKey) counts.problem('key', otherKey, place);
  if (rules.get(head.rule) !== head.ruleDigest) counts.problem('rule', noRule, place);
  for (const pointer of head.evidence) {
    const record = byPlace.get(`${pointer.file}:${pointer.line}`);
    const where = `${pointer.file}:${pointer.line}`;
    if (!record || hash('sha256', record.text) !== pointer.sha256) {
      counts.problem(
        'pointer',
        { en: `the record at ${where} is not with it`, ja: `${where} の記録が含まれていない` },
        place,
      );
      continue;
    }
    const value = attempt(counts, pointer.file, () =>
      parseJson(record.text, { file: pointer.file, line: pointer.line }),
    );
    const lost = pointer.pointers.filter((one) => !resolves(one, value));
    for (const one of lost) {
      counts.problem(
        'pointer',
        { en: `points to ${one} in ${where}, where there is no such member`, ja: `参照先の ${where} に ${one} がない` },
        place,
      );
    }
  }
}

function readHeadOf(schema: Checking, { path, line, text }: ExtractedRecord): ResultHead | undefined {
  const place = { file: path, line };
  try {
    return parseResultHead(parseJson(text, place), place);
  } catch (error) {
    noteBroken(schema, path, error);
    return undefined;
  }
}

/** Rule id to digest. */
function readRules(schema: Checking, records: readonly ExtractedRecord[]): ReadonlyMap<string, string> {
  const rules = new Map<string, string>();
  for (const { path, line, text } of records) {
    if (path !== evidenceFiles.rules) continue;
    const place = { file: path, line };
    try {
      const at = readObject({ value: parseJson(text, place), place, path: '' });
      rules.set(readText(at('id')), readSha256(at('digest')));
    } catch (error) {
      noteBroken(schema, path, error);
    }
  }
  return rules;
}

/** The file as it is written: canonical JSON and a line feed. */
export function writeExtract(extract: EvidenceExtract): string {
  return `${toCanonicalJson(extract)}\n`;
}

function cut(n: number): Text {
  return {
    en: `${n} more results of the control are not in it`,
    ja: `この項目の判定結果がほかに${n}件あるが、含まれていない`,
  };
}

const notOfFile: Text = { en: 'does not lead to the root of its file', ja: 'ファイルのルートに到達しない' };
const notOfBundle: Text = {
  en: 'is of a file that does not lead to the root of the bundle',
  ja: 'ファイルがバンドルのルートに到達しない',
};
const otherKey: Text = {
  en: 'its finding key is not that of its rule and resource',
  ja: '検出事項キーがルールとリソースに対応しない',
};
const noRule: Text = { en: 'its rule is not with it', ja: 'ルールが含まれていない' };
