import { expect, test } from 'vitest';
import { tableRetention } from '../../../../src/providers/azure/derive/table-retention.ts';

test.each<[string, object, unknown, unknown, unknown]>([
  ['both set', { retentionInDays: 90, totalRetentionInDays: 2556 }, 30, 90, 2556],
  ['the workspace’s own period', { retentionInDays: -1, totalRetentionInDays: 2556 }, 30, 30, 2556],
  ['no long-term retention', { retentionInDays: 90, totalRetentionInDays: -1 }, 30, 90, 90],
  ['neither', { retentionInDays: -1, totalRetentionInDays: -1 }, 30, 30, 30],
  [
    'neither, of a workspace that does not say',
    { retentionInDays: -1, totalRetentionInDays: -1 },
    null,
    undefined,
    undefined,
  ],
  ['left out', {}, 30, undefined, undefined],
])('%s', (_what, table, workspace, retentionInDays, totalRetentionInDays) =>
  expect(tableRetention(table as Readonly<Record<string, unknown>>, workspace)).toEqual({
    retentionInDays,
    totalRetentionInDays,
  }),
);
