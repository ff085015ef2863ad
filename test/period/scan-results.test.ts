import { expect, it } from 'vitest';
import type { ResultRow } from '../../src/model/evidence-table.ts';
import { parseResult } from '../../src/period/parse-rows.ts';
import { createResultScanner } from '../../src/period/scan-results.ts';
import { toCanonicalJson } from '../../src/text/canonical-json.ts';
import { keyOf, sha256 } from '../support/period-runs.ts';
import { seeded } from '../support/period-world.ts';

const hostile = [
  'plain',
  'ends with "',
  'back\\slash',
  '日本語のバケット',
  '\u2028',
  'a","state":"pass',
  '\\"',
  '',
  '\u0000',
];

function row(next: () => number): ResultRow {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  const id = `${pick(hostile)}-${Math.floor(next() * 3)}`;
  return {
    run_id: pick(['run-1', 'run-"2"']),
    observed_s: pick([1_775_005_200, 1_775_005_201, 0]),
    finding_key: pick([keyOf('a', id), '0', '9223372036854775807']),
    rule_id: pick(['aws/s3/encrypted', 'aws/s3/versioned', 'a\\b']),
    rule_digest: sha256(pick(['1', '2'])),
    resource_uid: id,
    resource_type: pick(['aws/s3/bucket', 'x"y']),
    target: pick(['prod', '本番']),
    account: pick(['111122223333', '-', 'a"b']),
    region: pick(['ap-northeast-1', 'global']),
    state: pick(['pass', 'fail', 'unknown', 'not-applicable']),
    severity: pick(['critical', 'high', 'medium', 'low', 'info'] as const),
    waived: pick([true, false]),
    evidence_sha256: pick([sha256(id), '']),
  };
}

it('reads of 20,000 rows, hostile ones among them, what JSON.parse reads', () => {
  const next = seeded(1);
  const scan = createResultScanner();
  let text = '';
  const expected: ResultRow[] = [];
  for (let index = 0; index < 20_000; index += 1) {
    // Most lines differ from the one before in little, as in a real table.
    const fresh = row(next);
    const last = expected.at(-1);
    const { resource_uid, finding_key, state, waived, evidence_sha256 } = fresh;
    const one = last && next() < 0.8 ? { ...last, resource_uid, finding_key, state, waived, evidence_sha256 } : fresh;
    expected.push(one);
    text += `${toCanonicalJson(one)}\n`;
  }
  let from = 0;
  for (const one of expected) {
    const to = text.indexOf('\n', from);
    expect(scan(text, from, to)).toEqual(one);
    from = to + 1;
  }
});

it('refuses what parsing refuses, right after lines that fit', () => {
  const next = seeded(2);
  const good = { ...row(next), resource_uid: 'a', account: '1', evidence_sha256: sha256('a'), waived: true };
  const line = toCanonicalJson(good);
  const scan = createResultScanner();
  const read = (text: string) => scan(text, 0, text.length);
  expect(read(line)).toEqual(good);
  const broken = [
    line.replace('"waived":true', '"waived":1'),
    line.replace('"waived":true', '"waived":truex'),
    `${line}}`,
    line.slice(0, -1),
    line.replace(/"finding_key":"\d+"/, '"finding_key":"12345678901234567890"'),
    line.replace(/"finding_key":"\d+"/, '"finding_key":"01"'),
    line.replace(/"state":"[a-z-]+"/, '"state":"ok"'),
    line.replace(/"resource_uid":"a"/, '"resource_uid":"\\x"'),
    line.replace(/"severity":"[a-z]+"/, '"severity":"worst"'),
    line.replace(/"observed_s":\d+/, '"observed_s":-1'),
    '[]',
    'null',
    '',
  ];
  for (const text of broken) expect([text, read(text)]).toEqual([text, parseResult(text)]);
  for (const text of broken) expect(read(text)).toBeUndefined();
  expect(read(line)).toEqual(good);
});
