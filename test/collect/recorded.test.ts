import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { readSnapshot } from '../../src/collect/kept.ts';
import { openSnapshot } from '../../src/collect/open-snapshot.ts';
import { replayUnit } from '../../src/collect/replay-unit.ts';
import type { SnapshotLine, Unit } from '../../src/model/snapshot.ts';
import { createAwsProvider } from '../../src/providers/aws/index.ts';
import { collectTargets } from '../../src/scan.ts';
import { loadWorld } from '../support/aws-world.ts';
import { everything, isolateAws, observedAt } from '../support/collect-aws.ts';
import { type FaultScript, startReplayServer } from '../support/replay-server.ts';

const folders: string[] = [];
const services = ['s3', 'kms', 'lambda', 'iam', 'rds', 'logs'];
const world = loadWorld('sts/caller', ...services.map((service) => `${service}/compliant`));
const wanted = new Map([...everything].filter(([type]) => services.includes(type.split('/')[1] ?? '')));
const provider = createAwsProvider({ sleep: async () => undefined, maxAttempts: 1 });

beforeEach(isolateAws);
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** Collects into a snapshot, and opens it. */
async function collect(record: boolean, script?: FaultScript) {
  const server = await startReplayServer(world, script);
  onTestFinished(server.close);
  const directory = await mkdtemp(join(tmpdir(), 'comply-recorded-'));
  folders.push(directory);
  await collectTargets({
    targets: [{ name: 'prod', provider: 'aws', regions: ['ap-northeast-1'] }],
    wanted,
    env: { AWS_ENDPOINT_URL: server.url, AWS_ENDPOINT_URL_S3_CONTROL: server.url.replace('127.0.0.1', 'localhost') },
    now: () => new Date(observedAt),
    signal: new AbortController().signal,
    timeout: 2000,
    concurrency: 8,
    record,
    loadProvider: async () => provider,
    directory,
    run: { id: 'one', startedAt: observedAt, asOf: observedAt },
    tool: { name: 'comply-scan', version: '0.0.0' },
  });
  const reader = await openSnapshot(directory);
  const lines: SnapshotLine[] = [];
  for await (const line of readSnapshot(reader)) lines.push(line);
  return { reader, lines };
}

/** Every unit, replayed from its own lines. */
async function replay({ reader, lines }: Awaited<ReturnType<typeof collect>>) {
  const [target] = reader.manifest.targets;
  if (!target) throw new Error('no target');
  const units = lines.filter((line): line is Unit => line.kind === 'unit' && line.state !== 'planned');
  return Promise.all(
    units.map(async (unit) => ({
      unit: unit.unit,
      ...(await replayUnit({
        provider,
        target,
        unit,
        lines: lines.filter((line) => line.unit === unit.unit),
        wanted: new Map(Object.entries(reader.manifest.asked).map(([type, names]) => [type, new Set(names)])),
      })),
    })),
  );
}

describe('a snapshot', () => {
  it('has no answers unless they were to be recorded', async () => {
    const { lines } = await collect(false);
    expect(lines.filter(({ kind }) => kind === 'answer')).toEqual([]);
  });

  it('with recorded answers has the same facts, and each unit comes out of its own answers alone', async () => {
    const recorded = await collect(true);
    const plain = await collect(false);
    const facts = ({ lines }: typeof plain) =>
      lines
        .flatMap((line) => (line.kind === 'resource' || line.kind === 'listing' ? [JSON.stringify(line)] : []))
        .sort();
    expect(facts(recorded)).toEqual(facts(plain));
    const units = await replay(recorded);
    expect(units).toHaveLength(services.length);
    for (const { unit, changed, missing } of units) expect([unit, changed, missing]).toEqual([unit, [], []]);
    const count = (of: 'resources' | 'answers') => units.reduce((sum, unit) => sum + (unit[of] ?? 0), 0);
    console.log(`${count('resources')} resources of ${units.length} units come out of ${count('answers')} answers`);
  });

  it('keeps what was refused, so that the causes come out too', async () => {
    const recorded = await collect(true, ({ call }, before) => {
      if (call === 's3:GetBucketPolicy') return { kind: 'error', status: 403, code: 'AccessDenied' };
      if (call === 'kms:ListKeys') return { kind: 'error', status: 400, code: 'ThrottlingException' };
      return call === 'rds:DescribeDBInstances' && before === 0 ? { kind: 'truncate' } : undefined;
    });
    const causes = recorded.lines.filter((line) => line.kind === 'call' && line.outcome === 'failed');
    expect(causes.length).toBeGreaterThan(2);
    for (const { unit, changed, missing } of await replay(recorded)) {
      expect([unit, changed, missing]).toEqual([unit, [], []]);
    }
  });

  it('whose resource or answer was changed does not come out of its answers', async () => {
    const recorded = await collect(true);
    const change = (edit: (line: SnapshotLine) => SnapshotLine) =>
      replay({ ...recorded, lines: recorded.lines.map(edit) }).then((units) => units.flatMap(({ changed }) => changed));
    const key = '11111111-1111-1111-1111-111111111111';
    const lie = (line: SnapshotLine): SnapshotLine =>
      line.kind === 'resource' && line.type === 'aws/kms/key' && line.id.includes(key)
        ? { ...line, attributes: { ...line.attributes, KeyRotationEnabled: 'a lie' } }
        : line;
    expect(await change(lie)).toEqual([expect.stringContaining(key)]);
    const forge = (line: SnapshotLine): SnapshotLine =>
      line.kind === 'answer' && line.call === 'kms:GetKeyRotationStatus' && line.subject?.includes(key)
        ? { ...line, body: { KeyRotationEnabled: 'a lie' } }
        : line;
    expect(await change(forge)).toEqual([expect.stringContaining(key)]);
    const dropped = recorded.lines.filter((line) => line.kind !== 'answer' || line.call !== 'kms:GetKeyRotationStatus');
    const missing = (await replay({ ...recorded, lines: dropped })).flatMap((unit) => unit.missing ?? []);
    expect(missing.length).toBeGreaterThan(0);
    for (const call of missing) expect(call).toMatch(/^kms:GetKeyRotationStatus ap-northeast-1 /);
  });
});
