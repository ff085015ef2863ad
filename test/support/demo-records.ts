import { fileURLToPath } from 'node:url';
import { createFinder } from '../../src/collect/finder.ts';
import type { SnapshotLine, SnapshotTarget } from '../../src/model/snapshot.ts';
import type { Sink, Wanted } from '../../src/providers/provider.ts';
import { recordsProvider } from '../../src/providers/records/index.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';

/** The records of the demo organisation: the folder that its comply.yaml names. */
const folder = fileURLToPath(new URL('../../fixtures/demo', import.meta.url));
const wanted: Wanted = new Map(resourceSchemas.map(({ type, fields }) => [type, new Set(Object.keys(fields))]));

/** What a scan finds in the folder, given what it found in the other targets. */
export async function collectDemoRecords(
  observedAt: string,
  others: readonly SnapshotLine[],
): Promise<{ readonly target: SnapshotTarget; readonly lines: readonly SnapshotLine[] }> {
  const { signal } = new AbortController();
  const target = { name: 'records', provider: 'records', path: 'compliance/', over: ['prod', 'azure'] } as const;
  const now = () => new Date(observedAt);
  const plan = await recordsProvider.plan(target, {
    wanted,
    env: {},
    now,
    signal,
    timeout: 1_000,
    concurrency: 1,
    folder,
  });
  const finder = createFinder(plan.tasks);
  for (const line of others) finder.note(line);
  const lines: SnapshotLine[] = [...plan.calls, ...plan.listings];
  const sink: Sink = {
    resource: (resource) => lines.push({ kind: 'resource', ...resource }),
    call: (call) => lines.push(call),
    listing: (listing) => lines.push(listing),
  };
  for (const task of plan.tasks) await task.run(sink, signal, finder.of(task));
  return { target: plan.target, lines };
}
