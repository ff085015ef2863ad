import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSnapshot } from '../../src/collect/open-snapshot.ts';
import { createSnapshotWriter } from '../../src/collect/write-snapshot.ts';
import type { SnapshotLine, SnapshotManifest } from '../../src/model/snapshot.ts';

let root: string;
let count = 0;
beforeAll(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'comply-store-'));
});
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));
const newFolder = (): string => join(root, `snapshot-${count++}`);

const head = {
  tool: { name: 'comply', version: '0.1.0' },
  run: {
    id: 'run-1',
    startedAt: '2026-01-31T00:00:00Z',
    finishedAt: '2026-01-31T00:00:09.120Z',
    asOf: '2026-01-31T09:00:00+09:00',
    complete: true,
    interrupted: false,
  },
  targets: [{ name: 'prod', provider: 'aws', id: '111122223333', regions: ['ap-northeast-1'] }],
  asked: { 'aws/s3/bucket': ['Name'] },
} satisfies Omit<SnapshotManifest, 'schemaVersion' | 'parts'>;

const scope = { target: 'prod', account: '111122223333', region: 'ap-northeast-1' };
const bucket = (id: string, attributes: object = {}): SnapshotLine => ({
  kind: 'resource',
  ...scope,
  type: 'aws/s3/bucket',
  id,
  name: id,
  observedAt: '2026-01-31T00:00:01Z',
  attributes: { ...attributes },
  unread: {},
  partial: {},
});

function writeSnapshot(lines: readonly SnapshotLine[]): string {
  const folder = newFolder();
  const writer = createSnapshotWriter(folder);
  for (const line of lines) writer.write(line);
  writer.finish(head);
  return folder;
}

async function readAll(folder: string): Promise<SnapshotLine[]> {
  const reader = await openSnapshot(folder);
  const all: SnapshotLine[] = [];
  for (const part of reader.manifest.parts) for await (const line of reader.lines(part)) all.push(line);
  return all;
}

/** A snapshot of one part with this text, its count and digest right unless overridden. */
function forge(text: string | Buffer, change: (manifest: ReturnType<typeof JSON.parse>) => void = () => {}): string {
  const folder = writeSnapshot([bucket('a')]);
  const manifest = JSON.parse(fs.readFileSync(join(folder, 'snapshot.json'), 'utf8'));
  const bytes = Buffer.from(text);
  fs.writeFileSync(join(folder, manifest.parts[0].file), bytes);
  manifest.parts[0].lines = bytes.filter((byte) => byte === 10).length;
  manifest.parts[0].sha256 = createHash('sha256').update(bytes).digest('hex');
  change(manifest);
  fs.writeFileSync(join(folder, 'snapshot.json'), JSON.stringify(manifest));
  return folder;
}

const inJapaneseToo = expect.objectContaining({
  text: expect.objectContaining({ ja: expect.stringMatching(/[ぁ-んァ-ヶ一-龠]/) }),
});

describe('a snapshot', () => {
  it('gives back what was written, part by part', async () => {
    const call: SnapshotLine = {
      kind: 'call',
      ...scope,
      region: 'global',
      service: 's3',
      call: 's3:ListBuckets',
      permission: 's3:ListAllMyBuckets',
      pages: 2,
      attempts: 1,
      requestIds: ['r1', 'r2'],
      outcome: 'failed',
      cause: { kind: 'denied', code: 'AccessDenied' },
    };
    const lines: SnapshotLine[] = [
      call,
      { kind: 'listing', ...scope, type: 'aws/s3/bucket', complete: false, cause: { kind: 'cut-short' } },
      { ...bucket('β'), unread: { Acl: { kind: 'denied', permission: 's3:GetBucketAcl' } } } as SnapshotLine,
    ];
    const folder = writeSnapshot(lines);
    const { manifest } = await openSnapshot(folder);
    expect(manifest).toMatchObject({ schemaVersion: 1, ...head });
    expect(manifest.parts.map((part) => [part.region, part.lines])).toEqual([
      ['ap-northeast-1', 2],
      ['global', 1],
    ]);
    expect(await readAll(folder)).toEqual([lines[1], lines[2], call]);
  });

  it('is readable by its owner alone', () => {
    const folder = writeSnapshot([bucket('a')]);
    expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
    for (const file of fs.readdirSync(folder)) expect(fs.statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  });

  it('has the same bytes for the same facts, whatever the order of their keys', async () => {
    const orders = [bucket('a', { x: 1, y: { b: 1, a: 2 } }), bucket('a', { y: { a: 2, b: 1 }, x: 1 })];
    const parts = await Promise.all(
      orders.map(async (line) => (await openSnapshot(writeSnapshot([line]))).manifest.parts[0]),
    );
    expect(parts[0]).toEqual(parts[1]);
  });

  it('keeps scopes with hostile or colliding names apart, in plain file names of its own folder', async () => {
    const targets = ['../../etc/passwd', 'a/b', 'a\\b', 'Prod', 'prod', 'CON', '', '-', '監査', 'x'.repeat(500), 'a_b'];
    const lines = targets.map((target) => ({ ...bucket('a'), target }));
    const folder = writeSnapshot(lines);
    const { parts } = (await openSnapshot(folder)).manifest;
    expect(new Set(parts.map((part) => part.file.toLowerCase())).size).toBe(targets.length);
    for (const { file } of parts) expect(file).toMatch(/^[a-z0-9][a-z0-9._-]{0,199}\.ndjson$/);
    expect(fs.readdirSync(folder)).toHaveLength(targets.length + 1);
    expect((await readAll(folder)).map((line) => line.target).sort()).toEqual([...targets].sort());
  });

  it('has U+FFFD for half a surrogate pair, in a part and in what names the part', async () => {
    const half = 'half \ud800';
    const [line] = await readAll(writeSnapshot([{ ...bucket(half), region: half }]));
    expect(line).toMatchObject({ id: 'half \ufffd', region: 'half \ufffd' });
  });

  it('streams more than it holds in memory', async () => {
    const folder = newFolder();
    const writer = createSnapshotWriter(folder);
    const padding = 'x'.repeat(1000);
    for (let index = 0; index < 10_000; index += 1) {
      writer.write({ ...bucket(`b${index}`, { padding }), region: `r${index % 7}` });
    }
    const onDisk = fs.readdirSync(folder).reduce((sum, file) => sum + fs.statSync(join(folder, file)).size, 0);
    expect(onDisk).toBeGreaterThan(10_000_000);
    writer.finish(head);
    expect(await readAll(folder)).toHaveLength(10_000);
  });

  it('refuses a folder that holds something, and never overwrites a snapshot', () => {
    const folder = writeSnapshot([]);
    expect(() => createSnapshotWriter(folder)).toThrow(/already holds a snapshot/);
    const other = newFolder();
    fs.mkdirSync(other);
    fs.writeFileSync(join(other, 'note.txt'), 'mine');
    expect(() => createSnapshotWriter(other)).toThrow(/not empty/);
    expect(fs.readdirSync(other)).toEqual(['note.txt']);
    expect(() => createSnapshotWriter(join(other, 'note.txt'))).toThrow(/note\.txt: cannot be written/);
    const empty = newFolder();
    fs.mkdirSync(empty);
    expect(createSnapshotWriter(empty).directory).toBe(empty);
  });

  it('is not one until it has begun', async () => {
    const folder = newFolder();
    createSnapshotWriter(folder).write(bucket('a'));
    await expect(openSnapshot(folder)).rejects.toThrow(/is not a snapshot/);
  });
});

describe('a snapshot from elsewhere', () => {
  const line = JSON.stringify(bucket('a'));

  it('that is not there, or a file, is one clear line', async () => {
    await expect(openSnapshot(join(root, 'none'))).rejects.toThrow(/none: does not exist/);
    const file = newFolder();
    fs.writeFileSync(file, '{}');
    await expect(openSnapshot(file)).rejects.toThrow(/is not a folder/);
  });

  it('of a newer comply says to update', async () => {
    const folder = forge(`${line}\n`, (manifest) => {
      manifest.schemaVersion = 2;
      manifest.run = 'of another shape';
    });
    await expect(openSnapshot(folder)).rejects.toThrow(
      /snapshot\.json: written by a newer comply \(schema 2\); this one reads 1: update comply$/,
    );
  });

  it.each<[string, (manifest: ReturnType<typeof JSON.parse>) => void, RegExp]>([
    ['no version', (m) => delete m.schemaVersion, /schemaVersion: expected/],
    ['a part outside the folder', (m) => (m.parts[0].file = '../x.ndjson'), /parts\[0\]\.file: expected a plain/],
    ['a part twice', (m) => m.parts.push(m.parts[0]), /parts: expected every file/],
    ['a broken time', (m) => (m.run.asOf = '2026-13-45T00:00:00Z'), /run\.asOf: expected a time/],
    ['a number for a flag', (m) => (m.run.complete = 1), /run\.complete: expected true or false/],
    ['asked of another shape', (m) => (m.asked = { x: 'y' }), /asked\["x"\]: expected a list/],
  ])('with %s in its head is refused', async (_name, change, message) => {
    const folder = forge(`${line}\n`, change);
    await expect(openSnapshot(folder)).rejects.toThrow(message);
    await expect(openSnapshot(folder)).rejects.toThrow(inJapaneseToo);
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['JSON that is not', `${line}\nroot:x:0:0\n`, /\.ndjson:2: is not JSON$/],
    ['no line end', `${line}\n${line.slice(0, 40)}`, /\.ndjson:2: cut off/],
    ['bytes that are no text', Buffer.from([0x22, 0xff, 0x22, 0x0a]), /\.ndjson:1: not UTF-8/],
    ['another kind', '{"kind":"verdict"}\n', /target: expected text/],
    ['another scope', `${line.replace('"prod"', '"dev"')}\n`, /:1: target: expected "prod"/],
    ['a kind of its own', `${line.replace('"resource"', '"verdict"')}\n`, /kind: expected one of resource, call/],
    ['attributes that are a list', `${line.replace('"attributes":{}', '"attributes":[]')}\n`, /expected an object/],
    ['an unknown cause', `${line.replace('"unread":{}', '"unread":{"A":{"kind":"bored"}}')}\n`, /unread\["A"\]\.kind/],
    [
      'nesting without end',
      `${line.replace('"attributes":{}', `"attributes":{"a":${'['.repeat(1e6)}${']'.repeat(1e6)}}`)}\n`,
      /attributes: expected JSON no deeper than 64/,
    ],
    ['nesting without a close', `${'['.repeat(1e6)}\n`, /is not JSON/],
    [
      'a line of 20 MB',
      `${line.replace('"attributes":{}', `"attributes":{"a":"${'x'.repeat(2e7)}"}`)}\n`,
      /:1: line longer than 16777216/,
    ],
  ])('with %s is refused', async (_name, text, message) => {
    const folder = forge(text);
    await expect(readAll(folder)).rejects.toThrow(message);
    await expect(readAll(folder)).rejects.toThrow(inJapaneseToo);
  });

  it('keeps the keys of Object.prototype as plain keys', async () => {
    const text = line
      .replace('"attributes":{}', '"attributes":{"__proto__":{"polluted":true},"constructor":"x"}')
      .replace('"unread":{}', '"unread":{"__proto__":{"kind":"denied"}}');
    const [read] = await readAll(forge(`${text}\n`));
    expect(Object.hasOwn({}, 'polluted') || 'polluted' in {}).toBe(false);
    if (read?.kind !== 'resource') throw new Error('expected a resource');
    expect(Object.keys(read.attributes)).toEqual(['__proto__', 'constructor']);
    expect('polluted' in read.attributes).toBe(false);
    expect(Object.entries(read.unread)).toEqual([['__proto__', { kind: 'denied' }]]);
  });

  it('whose part changed, shrank or is gone is refused', async () => {
    const changed = writeSnapshot([bucket('a', { x: 1 }), bucket('b')]);
    const [part] = (await openSnapshot(changed)).manifest.parts;
    const file = join(changed, part?.file ?? '');
    const text = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, text.replace('"x":1', '"x":2'));
    await expect(readAll(changed)).rejects.toThrow(/sha256 differs/);
    fs.writeFileSync(file, `${text.split('\n')[0]}\n`);
    await expect(readAll(changed)).rejects.toThrow(/has 1 lines where snapshot.json says 2/);
    fs.rmSync(file);
    await expect(readAll(changed)).rejects.toThrow(/is missing, though/);
    fs.symlinkSync('/dev/zero', file);
    await expect(readAll(changed)).rejects.toThrow(/not a plain file/);
  });
});
