import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type CollectOptions, collect, type Progress } from '../../src/collect/collect.ts';
import { openSnapshot } from '../../src/collect/open-snapshot.ts';
import { createSnapshotWriter } from '../../src/collect/write-snapshot.ts';
import type { LedgerCall, SnapshotLine, SnapshotManifest } from '../../src/model/snapshot.ts';
import type { Plan, Sink, Task } from '../../src/providers/provider.ts';

const root = fs.mkdtempSync(join(tmpdir(), 'comply-collect-'));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));
let count = 0;

const scope = { target: 'prod', account: '111122223333', region: 'ap-northeast-1' };
const listed = { kind: 'listing', ...scope, complete: true } as const;
const call: LedgerCall = {
  kind: 'call',
  ...scope,
  service: 'kms',
  call: 'kms:ListKeys',
  permission: 'kms:ListKeys',
  pages: 1,
  attempts: 1,
  requestIds: [],
  outcome: 'ok',
};

function putKey(sink: Sink, id: string): void {
  sink.resource({
    ...scope,
    type: 'aws/kms/key',
    id,
    name: id,
    observedAt: '2026-01-31T00:00:00Z',
    attributes: {},
    unread: {},
    partial: {},
  });
}

function createTask(service: string, run: Task['run'], types = [`aws/${service}/x`]): Task {
  return { ...scope, service, types, run };
}

function createPlan(tasks: readonly Task[], more: Partial<Plan> = {}): Plan {
  const target = { name: 'prod', provider: 'aws', id: scope.account, regions: [scope.region] };
  return { target, calls: [], listings: [], tasks, ...more };
}

async function run(
  plans: readonly Plan[],
  more: Partial<CollectOptions> = {},
): Promise<{ manifest: SnapshotManifest; lines: SnapshotLine[]; directory: string }> {
  const directory = join(root, `snapshot-${count++}`);
  const manifest = await collect({
    plans,
    writer: createSnapshotWriter(directory),
    concurrency: 2,
    signal: new AbortController().signal,
    now: () => new Date('2026-01-31T00:01:00Z'),
    tool: { name: 'comply', version: '0.1.0' },
    run: { id: 'run', startedAt: '2026-01-31T00:00:00Z', asOf: '2026-01-31T00:00:00Z' },
    asked: { 'aws/kms/key': ['KeyId'] },
    ...more,
  });
  const reader = await openSnapshot(directory);
  expect(reader.manifest).toEqual(manifest);
  const lines: SnapshotLine[] = [];
  for (const part of reader.manifest.parts)
    for await (const line of reader.lines(part)) if (line.kind !== 'unit') lines.push(line);
  return { manifest, lines, directory };
}

describe('collect', () => {
  it('writes what every task of every plan found', async () => {
    const task = createTask('kms', async (sink) => {
      sink.call(call);
      putKey(sink, 'key');
      sink.listing({ ...listed, type: 'aws/kms/x' });
    });
    const { manifest, lines } = await run([
      createPlan([task], { calls: [{ ...call, call: 'sts:GetCallerIdentity' }] }),
    ]);
    expect(lines.map((line) => line.kind)).toEqual(['call', 'call', 'resource', 'listing']);
    expect(manifest.run).toEqual({
      id: 'run',
      startedAt: '2026-01-31T00:00:00Z',
      finishedAt: '2026-01-31T00:01:00.000Z',
      asOf: '2026-01-31T00:00:00Z',
      complete: true,
      interrupted: false,
    });
  });

  it('is incomplete when a call failed, a list was cut or an attribute was not read', async () => {
    const cause = { kind: 'denied' } as const;
    const faults: Array<(sink: Sink) => void> = [
      (sink) => sink.call({ ...call, outcome: 'failed', cause }),
      (sink) =>
        sink.resource({
          ...scope,
          type: 'aws/kms/key',
          id: 'k',
          name: 'k',
          observedAt: '2026-01-31T00:00:00Z',
          attributes: {},
          unread: { Policy: cause },
          partial: {},
        }),
    ];
    for (const fault of faults) {
      const task = createTask('kms', async (sink) => {
        fault(sink);
        sink.listing({ ...listed, type: 'aws/kms/x' });
      });
      expect((await run([createPlan([task])])).manifest.run.complete).toBe(false);
    }
    const listing = { ...listed, type: 'aws/kms/key', complete: false, cause };
    expect((await run([createPlan([], { listings: [listing] })])).manifest.run).toMatchObject({
      complete: false,
      interrupted: false,
    });
  });

  it('runs no more tasks at a time than allowed, and all of them', async () => {
    let running = 0;
    let most = 0;
    const seen: Progress[] = [];
    const tasks = Array.from({ length: 9 }, (_, index) =>
      createTask(`s${index}`, async (sink) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        sink.listing({ ...listed, type: `aws/s${index}/x` });
      }),
    );
    const { lines } = await run([createPlan(tasks)], { concurrency: 3, onProgress: (progress) => seen.push(progress) });
    expect(most).toBe(3);
    expect(lines).toHaveLength(9);
    expect(seen.at(0)).toMatchObject({ done: 0, total: 9, task: { service: 's0', target: 'prod' } });
    expect(seen.at(-1)).toMatchObject({ done: 9, total: 9 });
  });

  it('keeps what it has when interrupted, and marks the rest', async () => {
    const abort = new AbortController();
    const deaf = createTask('deaf', async (sink) => {
      sink.listing({ ...listed, type: 'aws/deaf/x' });
      putKey(sink, 'before');
      await new Promise((resolve) => setTimeout(resolve, 60));
      putKey(sink, 'after the end');
    });
    const polite = createTask('polite', async (sink, signal) => {
      setImmediate(() => abort.abort());
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      sink.listing({ ...listed, type: 'aws/polite/x' });
    });
    const breaking = createTask('late', () => Promise.reject(new Error('never started')));
    const { manifest, lines } = await run([createPlan([deaf, polite, breaking])], { signal: abort.signal, grace: 10 });
    expect(manifest.run).toMatchObject({ complete: false, interrupted: true });
    expect(lines.filter((line) => line.kind === 'resource').map((line) => line.id)).toEqual(['before']);
    const listings = lines.filter((line) => line.kind === 'listing');
    expect(Object.fromEntries(listings.map((line) => [line.type, line.cause?.kind ?? line.complete]))).toEqual({
      'aws/deaf/x': 'interrupted',
      'aws/polite/x': true,
      'aws/late/x': 'interrupted',
    });
  });

  it('runs what builds on other targets when all else has ended, and tells it what they hold', async () => {
    const told: unknown[] = [];
    let ended = false;
    const web = { target: 'web', account: '-', region: '-' };
    const after = { targets: ['prod'], wanted: new Map([['aws/kms/x', new Set(['Arn'])]]) };
    const building: Task = {
      ...web,
      service: 'endpoint',
      types: ['endpoint/tls'],
      after,
      run: async (sink, _signal, found) => {
        told.push(ended, found);
        sink.listing({ kind: 'listing', ...web, type: 'endpoint/tls', complete: true });
      },
    };
    const cause = { kind: 'denied' } as const;
    const key = { ...scope, id: 'key', name: 'key', observedAt: '2026-01-31T00:00:00Z', partial: {} };
    const first = createTask('kms', async (sink) => {
      const attributes = { Arn: 'arn', Policy: 'long' };
      sink.resource({ ...key, type: 'aws/kms/x', attributes, unread: { 'Arn.Tail': cause, Other: cause } });
      sink.resource({ ...key, type: 'aws/kms/y', attributes, unread: {} });
      sink.resource({ ...key, type: 'aws/kms/x', target: 'other', attributes, unread: {} });
      sink.listing({ ...listed, type: 'aws/kms/x', complete: false, cause });
      await new Promise((resolve) => setTimeout(resolve, 20));
      ended = true;
    });
    const kept: SnapshotLine = { ...key, kind: 'resource', type: 'aws/kms/x', id: 'kept', attributes: {}, unread: {} };
    const seen: Progress[] = [];
    await run([createPlan([building]), createPlan([first])], {
      concurrency: 8,
      kept: {
        units: new Set(),
        lines: (async function* () {
          yield kept;
        })(),
      },
      onProgress: (progress) => seen.push(progress),
    });
    expect(told).toMatchObject([
      true,
      {
        resources: [
          { id: 'kept' },
          { id: 'key', type: 'aws/kms/x', target: 'prod', attributes: { Arn: 'arn' }, unread: { 'Arn.Tail': cause } },
        ],
        listings: [{ type: 'aws/kms/x', complete: false, cause }],
      },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/Policy|Other/);
    expect(seen.at(-1)).toMatchObject({ done: 2, total: 2, task: { target: 'web' } });
  });

  it('leaves what builds on others unlisted when it was interrupted before', async () => {
    const abort = new AbortController();
    const first = createTask('kms', async (sink) => {
      sink.listing({ ...listed, type: 'aws/kms/x' });
      abort.abort();
    });
    const building: Task = {
      ...createTask('endpoint', () => Promise.reject(new Error('never started')), ['endpoint/tls']),
      after: { targets: ['prod'], wanted: new Map() },
    };
    const { manifest, lines } = await run([createPlan([building, first])], { signal: abort.signal });
    expect(manifest.run).toMatchObject({ complete: false, interrupted: true });
    expect(lines).toContainEqual(
      expect.objectContaining({ type: 'endpoint/tls', complete: false, cause: { kind: 'interrupted' } }),
    );
  });

  it('throws the error of a task that rejects, and leaves a snapshot that was cut off', async () => {
    const bug = new TypeError('bug');
    let told = false;
    const other = createTask('other', async (_sink, signal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      told = true;
    });
    await expect(run([createPlan([other, createTask('kms', () => Promise.reject(bug))])])).rejects.toBe(bug);
    expect(told).toBe(true);
    expect(await openSnapshot(join(root, `snapshot-${count - 1}`))).toMatchObject({ cutOff: true });
  });

  it('refuses a task that leaves a type unlisted', async () => {
    await expect(run([createPlan([createTask('kms', async () => {})])])).rejects.toThrow(/left aws\/kms\/x unlisted/);
  });
});
