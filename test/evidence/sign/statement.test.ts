import { describe, expect, it } from 'vitest';
import { readStatement } from '../../../src/evidence/sign/read-statement.ts';
import {
  createStatement,
  manifestOf,
  maxStatementBytes,
  writeStatement,
} from '../../../src/evidence/sign/statement.ts';
import { manifest, manifestSha256, run } from '../../support/attested-run.ts';

const statement = createStatement({ manifest, run, manifestSha256 });
const bytes = writeStatement(statement);
const digest = (octet: string): string => octet.repeat(32);

describe('a statement', () => {
  it('holds digests and counts of the run', () => {
    expect(JSON.parse(bytes.toString())).toEqual({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'manifest.json', digest: { sha256: manifestSha256 } }],
      predicateType: 'https://comply-scan.dev/attestation/compliance-scan/v1',
      predicate: {
        runId: 'run-20261122T010203Z-1a2b3c4d',
        seq: 12,
        prev: digest('cd'),
        startedAt: '2026-11-22T01:02:03.000Z',
        finishedAt: '2026-11-22T01:12:03.000Z',
        asOf: '2026-11-22T01:02:03.000Z',
        tool: { uri: 'pkg:npm/comply-scan@0.1.0' },
        rules: { digest: { sha256: digest('05') }, count: 900 },
        scopeDigest: digest('02'),
        coverage: { complete: false, denied: 2 },
        counts: { pass: 80, fail: 20, unknown: 4, notApplicable: 16, waived: 3 },
        merkle: { files: 3, root: digest('ef') },
      },
    });
    expect(manifestOf(statement)).toBe(manifestSha256);
  });

  it('stays below 4 KB whatever the run', () => {
    const files = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [
        `records/aws-${index}.ndjson.gz`,
        { sha256: digest('03'), bytes: 1 },
      ]),
    );
    const large = writeStatement(
      createStatement({
        manifest: { ...manifest, seq: Number.MAX_SAFE_INTEGER, files: { ...manifest.files, ...files } },
        run: {
          ...run,
          denied: Array.from({ length: 5000 }, (_, index) => `service:Call${index}`),
          counts: {
            ...run.counts,
            outcomes: { pass: 1e15, fail: 1e15, unknown: 1e15, notApplicable: 1e15 },
            waived: 1e15,
          },
        },
        manifestSha256,
      }),
    );
    console.log(`a statement takes ${bytes.length} bytes, that of 10,003 files ${large.length}`);
    expect(large.length).toBeLessThan(1500);
    const tool = { name: 'comply', version: '1'.repeat(4000) };
    expect(() => writeStatement(createStatement({ manifest, run: { ...run, tool }, manifestSha256 }))).toThrow(
      RangeError,
    );
  });

  it('of a first run names none before it', () => {
    const first = createStatement({ manifest: { ...manifest, seq: 1, prev: null }, run, manifestSha256 });
    expect(first.predicate.prev).toBeNull();
    expect(readStatement(writeStatement(first))).toEqual(first);
  });

  it('needs the scope in the manifest', () => {
    expect(() => createStatement({ manifest: { ...manifest, files: {} }, run, manifestSha256 })).toThrow(/scope\.json/);
  });
});

describe('reading a statement', () => {
  it('gives what was written', () => {
    expect(readStatement(bytes)).toEqual(statement);
  });

  const edit = (from: string | RegExp, to: string): Buffer => Buffer.from(bytes.toString().replace(from, to));
  const strange: readonly (readonly [string, Buffer])[] = [
    ['another type', edit('in-toto.io/Statement/v1', 'in-toto.io/Statement/v2')],
    ['another predicate', edit('compliance-scan/v1', 'compliance-scan/v2')],
    ['another subject', edit('manifest.json', 'other.json')],
    ['two subjects', edit('"subject":[', `"subject":[{"digest":{"sha256":"${digest('00')}"},"name":"manifest.json"},`)],
    ['no subject', edit(/"subject":\[.*?\]/, '"subject":[]')],
    ['a member that is not ours', edit('"seq":12', '"seq":12,"sex":1')],
    ['a member less', edit('"seq":12,', '')],
    ['a member twice', edit('"seq":12', '"seq":12,"seq":12')],
    ['text for a number', edit('"seq":12', '"seq":"12"')],
    ['a fraction', edit('"seq":12', '"seq":12.5')],
    ['a number below 0', edit('"seq":12', '"seq":-1')],
    ['a number that JSON does not hold', edit('"seq":12', '"seq":9007199254740993')],
    ['a number in another form', edit('"seq":12', '"seq":1.2e1')],
    ['upper-case digits', edit(digest('ef'), digest('EF'))],
    ['a short digest', edit(digest('ef'), 'ef')],
    ['text for a flag', edit('"complete":false', '"complete":"false"')],
    ['white space', edit('"seq":12', '"seq": 12')],
    ['bytes that are no text', Buffer.concat([bytes.subarray(0, -1), Buffer.of(0xff), bytes.subarray(-1)])],
    ['no JSON', Buffer.from('{')],
    ['null', Buffer.from('null')],
    ['a prototype', Buffer.from('{"__proto__":{"predicate":{}}}')],
    ['nothing', Buffer.alloc(0)],
    ['too much', Buffer.alloc(maxStatementBytes + 1, 0x20)],
    ['depth', Buffer.from('['.repeat(maxStatementBytes))],
  ];
  it.each(strange)('takes none with %s', (_, payload) => {
    expect(payload.equals(bytes)).toBe(false);
    expect(readStatement(payload)).toBeUndefined();
  });
});
