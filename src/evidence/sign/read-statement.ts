import { toCanonicalJson } from '../../text/canonical-json.ts';
import { memberOf, parseStranger } from './member.ts';
import { frame, maxStatementBytes, type Statement, type StatementPredicate } from './statement.ts';

/** Ends a reading; it never leaves this file. */
class ShapeError extends Error {
  override name = 'ShapeError';
}

/** Reads a signed payload. `undefined` for what is not exactly what `createStatement` makes, as canonical JSON. Never throws. */
export function readStatement(payload: Uint8Array): Statement | undefined {
  if (payload.length > maxStatementBytes) return undefined;
  const text = Buffer.from(payload).toString('utf8');
  const whole = parseStranger(text);
  try {
    const subject = memberOf(whole, 'subject');
    const manifest = readDigest(memberOf(Array.isArray(subject) ? subject[0] : undefined, 'digest'));
    const statement = frame(manifest, readPredicate(memberOf(whole, 'predicate')));
    // Members that are not ours, other types, another order: all show here.
    return Buffer.from(toCanonicalJson(statement)).equals(payload) ? statement : undefined;
  } catch (error) {
    if (error instanceof ShapeError) return undefined;
    throw error;
  }
}

function readPredicate(found: unknown): StatementPredicate {
  const of = (key: string): unknown => memberOf(found, key);
  const prev = of('prev');
  const rules = of('rules');
  const coverage = of('coverage');
  const counts = of('counts');
  const merkle = of('merkle');
  const count = (key: string): number => readCount(memberOf(counts, key));
  return {
    runId: readText(of('runId')),
    seq: readCount(of('seq')),
    prev: prev === null ? null : readSha256(prev),
    startedAt: readText(of('startedAt')),
    finishedAt: readText(of('finishedAt')),
    asOf: readText(of('asOf')),
    tool: { uri: readText(memberOf(of('tool'), 'uri')) },
    rules: { digest: { sha256: readDigest(memberOf(rules, 'digest')) }, count: readCount(memberOf(rules, 'count')) },
    scopeDigest: readSha256(of('scopeDigest')),
    coverage: {
      complete: readFlag(memberOf(coverage, 'complete')),
      denied: readCount(memberOf(coverage, 'denied')),
    },
    counts: {
      pass: count('pass'),
      fail: count('fail'),
      unknown: count('unknown'),
      notApplicable: count('notApplicable'),
      waived: count('waived'),
    },
    merkle: { files: readCount(memberOf(merkle, 'files')), root: readSha256(memberOf(merkle, 'root')) },
  };
}

function readText(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new ShapeError();
}

function readFlag(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new ShapeError();
}

function readCount(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new ShapeError();
}

function readSha256(value: unknown): string {
  if (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)) return value;
  throw new ShapeError();
}

function readDigest(value: unknown): string {
  return readSha256(memberOf(value, 'sha256'));
}
