import { describe, expect, it } from 'vitest';
import { parseLine } from '../../src/collect/parse-line.ts';
import { InputError } from '../../src/model/errors.ts';
import type { LedgerCall } from '../../src/model/snapshot.ts';
import { toCanonicalJson } from '../../src/text/canonical-json.ts';

const scope = { target: 'prod', account: '111122223333', region: 'ap-northeast-1' };
const place = { file: 'x.ndjson', line: 1 };

const old: LedgerCall = {
  kind: 'call',
  ...scope,
  service: 'kms',
  call: 'kms:ListKeys',
  permission: 'kms:ListKeys',
  pages: 1,
  attempts: 1,
  requestIds: ['r1'],
  outcome: 'ok',
};
const whole: LedgerCall = {
  ...old,
  startedAt: '2026-11-25T00:00:00.000Z',
  milliseconds: 12,
  host: 'kms.ap-northeast-1.amazonaws.com',
  status: 200,
  serverDate: '2026-11-25T00:00:01.000Z',
  skewMs: 0,
  bytes: 3,
  bodySha256: 'ab'.repeat(32),
};

const read = (line: object) => parseLine(JSON.parse(toCanonicalJson(line)), place, scope);

describe('a call in a snapshot', () => {
  it('keeps its receipt, and needs none', () => {
    expect(read(whole)).toEqual(whole);
    expect(read(old)).toEqual(old);
  });

  it.each([
    ['startedAt', 'yesterday'],
    ['milliseconds', 1.5],
    ['host', 7],
    ['status', '200'],
    ['serverDate', 'Wed, 25 Nov 2026 00:00:00 GMT'],
    ['skewMs', -1],
    ['bytes', -1],
    ['bodySha256', 'AB'.repeat(32)],
    ['bodySha256', 'ab'],
  ])('with a %s of %j is refused', (key, value) => {
    expect(() => read({ ...whole, [key]: value })).toThrow(InputError);
    expect(() => read({ ...whole, [key]: value })).toThrow(key);
  });
});
