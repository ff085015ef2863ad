import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { collect } from '../../src/collect/collect.ts';
import { keepComplete, readSnapshot } from '../../src/collect/kept.ts';
import { openSnapshot } from '../../src/collect/open-snapshot.ts';
import { createSnapshotWriter, replaceSnapshot } from '../../src/collect/write-snapshot.ts';
import type { SnapshotLine } from '../../src/model/snapshot.ts';
import type { Plan, Sink, Task } from '../../src/providers/provider.ts';

const root = fs.mkdtempSync(join(tmpdir(), 'comply-unfinished-'));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));
let count = 0;
const newFolder = (): string => join(root, `snapshot-${count++}`);

const place = { target: 'prod', account: '111122223333', region: 'ap-northeast-1' };
const head = {
  tool: { name: 'comply', version: '0.1.0' },
  run: { id: 'run', startedAt: '2026-01-31T00:00:00.000Z', asOf: '2026-01-31T00:00:00.000Z' },
  asked: { 'aws/kms/key': ['KeyId'], 'aws/logs/log-group': ['arn'] },
};
const target = { name: 'prod', provider: 'aws', id: place.account, regions: [place.region] };

function find(sink: Sink, type: string, id: string, region = place.region): void {
  const observedAt = '2026-01-31T00:00:00.000Z';
  sink.resource({ ...place, region, type, id, name: id, observedAt, attributes: {}, unread: {}, partial: {} });
}

function list(sink: Sink, type: string, complete = true): void {
  const cause = complete ? {} : { cause: { kind: 'denied' } as const };
  sink.listing({ kind: 'listing', ...place, type, complete, ...cause });
}

/** A task that finds one resource of its type; `more` is what it does besides. */
function task(
  service: string,
  type: string,
  more: (sink: Sink) => Promise<void> | void = (sink) => list(sink, type),
): Task {
  const run = async (sink: Sink): Promise<void> => {
    find(sink, type, `${service}-1`);
    await more(sink);
  };
  return { ...place, service, types: [type], run };
}

const keys = (more?: Parameters<typeof task>[2]): Task => task('kms', 'aws/kms/key', more);
const groups = (more?: Parameters<typeof task>[2]): Task => task('logs', 'aws/logs/log-group', more);

function run(directory: string, tasks: readonly Task[], kept?: Awaited<ReturnType<typeof keepComplete>>) {
  const plan: Plan = { target, calls: [], listings: [], tasks };
  return collect({
    ...head,
    plans: [plan],
    writer: createSnapshotWriter(directory),
    concurrency: 1,
    signal: new AbortController().signal,
    now: () => new Date('2026-01-31T00:01:00Z'),
    ...(kept && { kept }),
  });
}

async function readAll(directory: string): Promise<SnapshotLine[]> {
  const lines: SnapshotLine[] = [];
  for await (const line of readSnapshot(await openSnapshot(directory))) lines.push(line);
  return lines;
}

/** The folder as it is on disk while the last task still runs: what a killed process leaves. */
async function killed(tasks: readonly Task[]): Promise<string> {
  const [folder, copy] = [newFolder(), newFolder()];
  const last = tasks.at(-1);
  if (!last) throw new Error('no task');
  const stopped: Task = {
    ...last,
    run: async (sink, signal) => {
      await last.run(sink, signal);
      fs.cpSync(folder, copy, { recursive: true });
    },
  };
  await run(folder, [...tasks.slice(0, -1), stopped]);
  return copy;
}

const short = (line: SnapshotLine): string =>
  line.kind === 'resource'
    ? line.id
    : line.kind === 'listing'
      ? `${line.type} ${line.cause?.kind ?? 'whole'}`
      : line.kind;

describe('a collection that was killed', () => {
  it('holds its complete units, and the others as interrupted', async () => {
    const folder = await killed([keys(), groups()]);
    const { manifest, cutOff } = await openSnapshot(folder);
    expect(cutOff).toBe(true);
    expect(manifest.run).toEqual({
      ...head.run,
      finishedAt: '2026-01-31T00:01:00.000Z',
      complete: false,
      interrupted: true,
    });
    expect((await readAll(folder)).map(short).filter((line) => line !== 'unit')).toEqual([
      'aws/logs/log-group interrupted',
      'kms-1',
      'aws/kms/key whole',
    ]);
  });

  it('loads up to a line that was cut off, wherever it was', async () => {
    const folder = await killed([keys(), groups()]);
    const file = join(folder, 'prod_111122223333_ap-northeast-1.ndjson');
    const bytes = fs.readFileSync(file);
    let loaded = 0;
    for (let end = 0; end <= bytes.length; end += 7) {
      fs.writeFileSync(file, bytes.subarray(0, end));
      const found = (await readAll(folder)).map(short);
      expect(found.includes('kms-1')).toBe(found.includes('aws/kms/key whole'));
      loaded += 1;
    }
    console.log(`cut at ${loaded} places: every snapshot loads, and none has a unit in part`);
  });

  it('keeps of a unit whose resources lie in another region all or nothing', async () => {
    const buckets = task('s3', 'aws/s3/bucket', (sink) => {
      find(sink, 'aws/s3/bucket', 'elsewhere', 'us-east-1');
      list(sink, 'aws/s3/bucket');
    });
    const whole = (await readAll(await killed([buckets, groups()]))).map(short);
    expect(whole).toContain('elsewhere');
    const cut = (await readAll(await killed([groups(), buckets]))).map(short);
    expect(cut).not.toContain('elsewhere');
    expect(cut).toContain('aws/s3/bucket interrupted');
  });
});

describe('a resumed collection', () => {
  const neverRuns = (): void => {
    throw new Error('read again');
  };

  it('reads only the units that are missing', async () => {
    const old = await openSnapshot(await killed([keys(), groups()]));
    const folder = newFolder();
    const manifest = await run(folder, [keys(neverRuns), groups()], await keepComplete(old));
    expect(manifest.run).toMatchObject({ id: 'run', complete: true, interrupted: false });
    const found = (await readAll(folder)).map(short).filter((line) => line !== 'unit');
    expect(found.sort()).toEqual(['aws/kms/key whole', 'aws/logs/log-group whole', 'kms-1', 'logs-1']);
  });

  it('reads those again in which something was not read', async () => {
    const first = newFolder();
    await run(first, [keys((sink) => list(sink, 'aws/kms/key', false)), groups()]);
    const folder = newFolder();
    await run(folder, [keys(), groups(neverRuns)], await keepComplete(await openSnapshot(first)));
    expect((await readAll(folder)).map(short)).toContain('aws/kms/key whole');
    expect((await openSnapshot(folder)).manifest.run.complete).toBe(true);
  });

  it('that is resumed twice is the same', async () => {
    const [first, second] = [newFolder(), newFolder()];
    await run(first, [keys(), groups()]);
    await run(second, [keys(neverRuns), groups(neverRuns)], await keepComplete(await openSnapshot(first)));
    const bodies = [first, second].map((folder) =>
      fs.readFileSync(join(folder, 'prod_111122223333_ap-northeast-1.ndjson'), 'utf8'),
    );
    expect(bodies[1]?.split('\n').filter((line) => !line.includes('"planned"'))).toEqual(
      bodies[0]?.split('\n').filter((line) => !line.includes('"planned"')),
    );
    replaceSnapshot(first, second);
    expect(fs.existsSync(second)).toBe(false);
    expect((await readAll(first)).map(short)).toContain('kms-1');
  });
});
