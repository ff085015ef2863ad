import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { evidenceFiles } from '../../src/model/evidence.ts';
import { BrokenRunError } from '../../src/period/broken-run.ts';
import { openRun } from '../../src/period/open-run.ts';
import { readPeriod } from '../../src/period/read-period.ts';
import { toCanonicalJson } from '../../src/text/canonical-json.ts';
import { buildChain, memoryRun, type RunFiles, sha256, writeRun } from '../support/period-runs.ts';
import { randomRuns, seeded } from '../support/period-world.ts';

const root = mkdtempSync(join(tmpdir(), 'comply-period-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;
const write = (run: RunFiles): string => {
  folders += 1;
  return writeRun(join(root, String(folders)), run);
};
const specs = randomRuns(3, 30);
const runs = buildChain(specs);
const [first] = runs;
if (!first) throw new Error('no run');

const read = async (folder: string) => readPeriod([await openRun(folder, 'shown')], { timeZone: 'UTC' });
const refusal = async (folder: string): Promise<BrokenRunError> => {
  const error = await read(folder).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BrokenRunError);
  return error as BrokenRunError;
};
const edit = (folder: string, path: string, change: (bytes: Buffer) => Uint8Array): string => {
  writeFileSync(join(folder, path), change(readFileSync(join(folder, path))));
  return folder;
};
/** The run with another table, as its manifest then says it. */
function withTable(path: string, text: string, claim: object = {}): RunFiles {
  const manifest = JSON.parse(Buffer.from(first?.files.get(evidenceFiles.manifest) ?? []).toString());
  const bytes = gzipSync(text);
  const content = { sha256: sha256(text), bytes: Buffer.byteLength(text) };
  manifest.files[path] = { sha256: sha256(bytes), bytes: bytes.length, encoding: 'gzip', content, ...claim };
  const files = new Map<string, Uint8Array>([
    ...(first?.files ?? []),
    [path, bytes],
    [evidenceFiles.manifest, Buffer.from(toCanonicalJson(manifest))],
  ]);
  return { ...(first as RunFiles), files };
}

describe('openRun', () => {
  it('reads from disk what was written, whatever the size of a chunk', async () => {
    const opened = await Promise.all(runs.map((run) => openRun(write(run), run.runId)));
    const known = runs.map((run) => memoryRun(run));
    const options = { timeZone: 'UTC' };
    expect(await readPeriod(opened, options)).toEqual(await readPeriod(known, options));
  });

  it('reads a table of several gzip members and of a megabyte, with names in Japanese', async () => {
    const result = Array.from({ length: 4000 }, (_, index) => ({
      rule: 'aws/s3/encrypted',
      id: `バケット-${String(index).padStart(5, '0')}`,
      state: index % 7 === 0 ? 'fail' : 'pass',
    }));
    const [run] = buildChain([{ seq: 1, startedAt: '2026-04-01T01:00:00Z', results: result }]);
    if (!run) throw new Error('no run');
    const text = run.results.map((row) => `${toCanonicalJson(row)}\n`).join('');
    const [half, rest] = [text.slice(0, text.length / 2), text.slice(text.length / 2)];
    const bytes = Buffer.concat([gzipSync(half), gzipSync(rest)]);
    const manifest = JSON.parse(Buffer.from(run.files.get(evidenceFiles.manifest) ?? []).toString());
    Object.assign(manifest.files[evidenceFiles.resultTable], { sha256: sha256(bytes), bytes: bytes.length });
    const files = new Map<string, Uint8Array>([
      ...run.files,
      [evidenceFiles.resultTable, bytes],
      [evidenceFiles.manifest, Buffer.from(toCanonicalJson(manifest))],
    ]);
    const found = await read(write({ ...run, files }));
    expect(found.exceptions).toHaveLength(572);
    expect(found.exceptions[1]?.resource.id).toBe('バケット-00007');
  });

  it('names file and run of a file that is not what the manifest says', async () => {
    const paths = [
      evidenceFiles.resultTable,
      evidenceFiles.coverageTable,
      evidenceFiles.resourceTable,
      evidenceFiles.ruleMapTable,
      evidenceFiles.run,
    ];
    for (const path of paths) {
      const flipped = edit(write(first), path, (bytes) => {
        bytes[9] = (bytes[9] ?? 0) ^ 1;
        return bytes;
      });
      const { message, text } = await refusal(flipped);
      expect(message).toContain(`shown/${path}: run run-1: its bytes are not those the manifest lists`);
      expect(text.ja).toContain('マニフェストのSHA-256と一致しない');
      const cut = edit(write(first), path, (bytes) => bytes.subarray(0, -1));
      expect((await refusal(cut)).message).toContain(path);
      rmSync(join(cut, path));
      expect((await refusal(cut)).message).toContain('ENOENT');
    }
  });

  it('catches 300 edits of a single byte, wherever they fall', async () => {
    const next = seeded(20261122);
    const paths = [...first.files.keys()].filter(
      (path) => path !== evidenceFiles.manifest && path !== evidenceFiles.runTable,
    );
    const folder = write(first);
    for (let turn = 0; turn < 300; turn += 1) {
      const path = paths[Math.floor(next() * paths.length)] ?? '';
      const whole = readFileSync(join(folder, path));
      edit(folder, path, (bytes) => {
        const at = Math.floor(next() * bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(next() * 8));
        return bytes;
      });
      await refusal(folder);
      writeFileSync(join(folder, path), whole);
    }
    await read(folder);
  });

  it('refuses what hangs together and is no table', async () => {
    const { resultTable } = evidenceFiles;
    const line = toCanonicalJson(first.results[0]);
    const why = async (text: string, claim = {}) => (await refusal(write(withTable(resultTable, text, claim)))).message;
    expect(await why('{"run_id":"run-1"}\n')).toContain(`${resultTable}:1: run run-1: the line is not a row`);
    expect(await why(`${line}\nnot json\n`)).toContain(':2: ');
    expect(await why(line)).toContain('cut off');
    expect(await why(`${line.replace('"run_id":"run-1"', '"run_id":"run-2"')}\n`)).toContain('of another run');
    expect(await why(`${line}\n`, { lines: 2 })).toContain('another number of lines');
    expect(await why(`${line}\n`, { encoding: 'br' })).toMatch(/not a row|cut off/);
    expect(await why(`${line}\n${' '.repeat(3 * 2 ** 20)}\n`)).toContain('more than 1 MiB');
    expect(await why(`${line}\n`.repeat(50), { content: { sha256: '', bytes: 100 } })).toContain('unpacks to more');
    const plain = write(withTable(resultTable, `${line}\n`));
    const manifest = JSON.parse(readFileSync(join(plain, evidenceFiles.manifest), 'utf8'));
    const bytes = Buffer.from('plain text');
    writeFileSync(join(plain, resultTable), bytes);
    Object.assign(manifest.files[resultTable], { sha256: sha256(bytes), bytes: bytes.length });
    writeFileSync(join(plain, evidenceFiles.manifest), toCanonicalJson(manifest));
    expect((await refusal(plain)).message).toContain('it is not gzip');
    delete manifest.files[resultTable];
    writeFileSync(join(plain, evidenceFiles.manifest), toCanonicalJson(manifest));
    expect((await refusal(plain)).message).toContain('does not list it');
  });

  it('refuses a manifest that is none, is of a newer layout, or contradicts run.json', async () => {
    const manifest = (text: string) => {
      const folder = write(first);
      writeFileSync(join(folder, evidenceFiles.manifest), text);
      return refusal(folder);
    };
    const whole = JSON.parse(Buffer.from(first.files.get(evidenceFiles.manifest) ?? []).toString());
    expect((await manifest('{')).message).toContain('not the manifest of a bundle');
    expect((await manifest(JSON.stringify({ ...whole, schemaVersion: 2 }))).message).toContain('version 2');
    expect((await manifest(JSON.stringify({ ...whole, seq: 9 }))).message).toContain('not that of the manifest');
    expect((await manifest(JSON.stringify({ ...whole, seq: 0 }))).message).toContain('not the manifest of a bundle');
    expect((await manifest(JSON.stringify({ ...whole, files: { a: {} } }))).message).toContain('not the manifest');
    expect((await manifest('[]')).text.ja).toContain('マニフェストではない');
  });
});
