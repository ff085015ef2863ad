import { optional } from '../../collect/parse-line.ts';
import { type Found, readArray, readObject, readOneOf, readSha256, readText, readTime } from '../../collect/shape.ts';
import type { Baseline, BaselineFindings } from '../../model/baseline.ts';
import { severities } from '../../model/rule.ts';

/** What the gate was held against. Throws InputError. */
export function parseBaseline(found: Found): Baseline {
  const at = readObject(found);
  return {
    sha256: readSha256(at('sha256')),
    runId: readText(at('runId')),
    asOf: readTime(at('asOf')),
    findings: readArray(at('findings'), parseFindings),
  };
}

function parseFindings(found: Found): BaselineFindings {
  const at = readObject(found);
  return {
    rule: readText(at('rule')),
    type: readText(at('type')),
    target: readText(at('target')),
    account: readText(at('account')),
    ...optional('region', at('region'), readText),
    severity: readOneOf(at('severity'), severities),
    keys: readArray(at('keys'), readText),
  };
}
