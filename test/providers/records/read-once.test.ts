import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RecordsTarget } from '../../../src/model/config.ts';
import { declaredStores } from '../../../src/providers/index.ts';
import { recordsProvider } from '../../../src/providers/records/index.ts';
import { allRecords, makeFolder, observedAt } from './scan-folder.ts';

describe('the files of a records folder', () => {
  it('are read once in a run, before anything is asked, and anew in the next', async () => {
    const root = makeFolder({ 'policies.yaml': '' });
    const file = join(root, 'compliance', 'policies.yaml');
    const target: RecordsTarget = { name: 'records', provider: 'records', path: 'compliance/' };
    const plan = () =>
      recordsProvider.plan(target, {
        wanted: allRecords,
        env: {},
        now: () => new Date(observedAt),
        signal: new AbortController().signal,
        timeout: 500,
        concurrency: 1,
        folder: root,
      });
    await declaredStores([target], allRecords, root);
    writeFileSync(file, 'broken: true\n');
    await expect(plan()).resolves.toBeDefined();
    const message = 'compliance/policies.yaml:1:1: expected a list';
    await expect(plan()).rejects.toThrow(message);
    await expect(declaredStores([target], allRecords, root)).rejects.toThrow(message);
  });
});
