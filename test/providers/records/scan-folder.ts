import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { RecordsTarget } from '../../../src/model/config.ts';
import type { Resource } from '../../../src/model/resource.ts';
import type { LedgerCall, Listing, RecordedAnswer } from '../../../src/model/snapshot.ts';
import type { Found, Plan, Wanted } from '../../../src/providers/provider.ts';
import { recordsProvider } from '../../../src/providers/records/index.ts';
import { recordsSchemas } from '../../../src/providers/records/schema.ts';

export const observedAt = '2026-03-15T09:00:00.000Z';
export const allRecords: Wanted = new Map(
  recordsSchemas.map(({ type, fields }) => [type, new Set(Object.keys(fields))]),
);

/** A folder with these files, that is gone when the test is. */
export function makeFolder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'comply-records-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, 'compliance', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  mkdirSync(join(root, 'compliance'), { recursive: true });
  return root;
}

export interface ScannedRecords {
  readonly plan: Plan;
  readonly resources: readonly Resource[];
  readonly calls: readonly LedgerCall[];
  readonly listings: readonly Listing[];
  readonly answers: readonly RecordedAnswer[];
  /** The one resource of this type, or the one with this name. */
  one(type: string, name?: string): Resource;
}

interface ScanOptions {
  readonly wanted?: Wanted;
  readonly over?: readonly string[];
  readonly found?: Found;
  readonly timeZone?: string;
}

/** Reads the folder `compliance` below a root, as a scan does. */
export async function scanRecords(
  root: string,
  { wanted = allRecords, over, found, timeZone }: ScanOptions = {},
): Promise<ScannedRecords> {
  const { signal } = new AbortController();
  const target: RecordsTarget = { name: 'records', provider: 'records', path: 'compliance/', ...(over && { over }) };
  const plan = await recordsProvider.plan(target, {
    wanted,
    env: {},
    now: () => new Date(observedAt),
    signal,
    timeout: 500,
    concurrency: 4,
    folder: root,
    record: true,
    ...(timeZone !== undefined && { timeZone }),
  });
  const resources: Resource[] = [];
  const calls: LedgerCall[] = [];
  const listings: Listing[] = [];
  const answers: RecordedAnswer[] = [];
  const sink = {
    resource: (one: Resource) => void resources.push(one),
    call: (one: LedgerCall) => void calls.push(one),
    listing: (one: Listing) => void listings.push(one),
    answer: (one: RecordedAnswer) => void answers.push(one),
  };
  for (const task of plan.tasks) await task.run(sink, signal, task.after ? found : undefined);
  const one = (type: string, name?: string): Resource => {
    const own = resources.filter(
      (resource) => resource.type === type && (name === undefined || resource.name === name),
    );
    const [first] = own;
    if (first === undefined || own.length !== 1) throw new Error(`${own.length} resources of ${type} ${name ?? ''}`);
    return first;
  };
  return { plan, resources, calls, listings, answers, one };
}
