import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SnapshotLine, SnapshotManifest } from '../../../src/model/snapshot.ts';
import type { Verification } from '../../../src/model/verification.ts';
import { toCanonicalJson } from '../../../src/text/canonical-json.ts';
import { temporaryFolder } from '../../support/evidence-bundle.ts';
import { type ComplyRun, runComply } from '../../support/run-comply.ts';

const cwd = temporaryFolder();
const snapshot = join(cwd, 'snapshot');
const vendors = `
- { name: Lab, service: Tests, role: saas, handles: [phi], regions: [ap-northeast-1],
    baa: { status: signed, signed: 2025-03-01, expires: 2026-11-20 } }
`;
const dataSets = `
- { name: Charts, classification: phi, environment: production, stores: [], flows: [{ to: Lab/Tests, purpose: analysis }] }
`;

/** A scan at a moment; the agreement ends with a day in Tokyo. */
const scanAt = (moment: string, ...argv: readonly string[]): Promise<ComplyRun> =>
  runComply(['scan', '--format', 'json', '--lang', 'en', ...argv], { cwd, now: () => new Date(moment) });

const inForce = ({ json }: ComplyRun) =>
  Object.fromEntries(
    json.results.flatMap(({ rule, outcome }) => (rule.endsWith('baa-in-force') ? [[rule, outcome]] : [])),
  );
const both = (outcome: string) => ({
  'records/data/flow-baa-in-force': outcome,
  'records/vendor/baa-in-force': outcome,
});

/** Lets the agreement in the snapshot run on for years, as an insider would before anything is judged or signed. */
function forgeSnapshot(): number {
  const file = join(snapshot, 'snapshot.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as SnapshotManifest;
  let forged = 0;
  const parts = manifest.parts.map((part) => {
    const place = join(snapshot, part.file);
    const lines = readFileSync(place, 'utf8').trimEnd().split('\n');
    const edited = lines.map((line) => {
      const fact = JSON.parse(line) as SnapshotLine;
      if (fact.kind !== 'resource' || !line.includes('2026-11-20T23:59:59+09:00')) return line;
      forged += 1;
      return toCanonicalJson(JSON.parse(line.replaceAll('2026-11-20T23:59:59+09:00', '2036-11-20T23:59:59+09:00')));
    });
    const text = `${edited.join('\n')}\n`;
    writeFileSync(place, text);
    return { ...part, sha256: createHash('sha256').update(text).digest('hex') };
  });
  writeFileSync(file, JSON.stringify({ ...manifest, parts }));
  return forged;
}

async function reperform(bundle: string) {
  const { stdout } = await runComply(
    ['evidence', 'verify', bundle, '--unsigned', '--reperform', '--format', 'json', '--lang', 'en'],
    { cwd },
  );
  const { checks } = JSON.parse(stdout) as Verification;
  return { check: checks.find(({ check }) => check === 'reperform') };
}

beforeAll(async () => {
  mkdirSync(join(cwd, 'compliance'));
  writeFileSync(join(cwd, 'compliance/vendors.yaml'), vendors);
  writeFileSync(join(cwd, 'compliance/data-sets.yaml'), dataSets);
  writeFileSync(
    join(cwd, 'comply.yaml'),
    'timeZone: Asia/Tokyo\ntargets: [{ name: records, provider: records, path: compliance/ }]\n',
  );
  const { code, stderr } = await scanAt(
    '2026-11-20T01:00:00Z',
    ...['--save-snapshot', 'snapshot', '--evidence', 'bundle', '--prev', 'none', '--rule', 'records/*'],
  );
  expect([1, 3], stderr).toContain(code);
}, 60_000);

describe('an agreement that ends with a day', () => {
  it('is in force to the end of that day in the organisation, as of whatever moment it is judged', async () => {
    const from = (asOf: string) =>
      scanAt('2026-11-20T01:00:00Z', '--from', 'snapshot', '--as-of', asOf, '--rule', '*/*/*baa-in-force');
    expect(inForce(await from('2026-11-20T14:59:58Z'))).toEqual(both('pass'));
    expect(inForce(await from('2026-11-20T15:00:00Z'))).toEqual(both('fail'));
    expect(inForce(await from('2027-06-01T00:00:00Z'))).toEqual(both('fail'));
    // Before it was signed.
    expect(inForce(await from('2025-02-28T14:59:59Z'))).toEqual(both('fail'));
    expect(inForce(await from('2025-02-28T15:00:01Z'))).toEqual(both('pass'));
  });

  it('is judged so while it is read, too', async () => {
    const live = (moment: string, ...more: readonly string[]) => scanAt(moment, '--rule', '*/*/*baa-in-force', ...more);
    expect(inForce(await live('2026-11-20T14:59:58Z'))).toEqual(both('pass'));
    expect(inForce(await live('2026-11-20T15:00:00Z'))).toEqual(both('fail'));
    expect(inForce(await live('2026-11-20T01:00:00Z', '--as-of', '2027-06-01T00:00:00Z'))).toEqual(both('fail'));
  });
});

describe('records in evidence', () => {
  it('are made again from the answers of their files', async () => {
    const { check } = await reperform('bundle');
    expect(check?.problems).toEqual([]);
    expect(check?.status).toBe('ok');
    const { records = 0, answers = 0 } = check?.figures ?? {};
    console.info(`${records} records made again from ${answers} answers`);
    expect(records).toBeGreaterThan(40);
    expect(answers).toBeGreaterThanOrEqual(6);
  });

  it('show one that its answers do not make, though all was judged and listed anew', async () => {
    expect(forgeSnapshot()).toBe(2);
    const scan = await scanAt(
      '2026-11-25T00:00:00Z',
      ...['--from', 'snapshot', '--as-of', '2026-11-25T00:00:00Z', '--evidence', 'forged', '--prev', 'none'],
      ...['--rule', 'records/*'],
    );
    expect(inForce(scan), scan.stderr).toEqual(both('pass'));
    const { check } = await reperform('forged');
    expect(check?.status).toBe('failed');
    expect(check?.problems.map(({ code }) => code)).toContain('record');
    expect(JSON.stringify(check?.problems)).toContain('Lab/Tests');
  });
});
