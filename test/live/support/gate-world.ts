import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSnapshotWriter } from '../../../src/collect/write-snapshot.ts';
import { emptyFolder } from './comply.ts';
import type { Cell } from './gate-table.ts';

const moment = '2026-11-25T00:00:00.000Z';
const [account, region, type] = ['111122223333', 'ap-northeast-1', 'aws/sqs/queue'];
const scope = { target: 'prod', account, region };

/** A queue as the snapshot has it. */
export interface Queue {
  readonly name: string;
  readonly region?: string;
  /** Absent: it could not be read. */
  readonly encrypted?: boolean;
}

export interface Saved {
  readonly queues: readonly Queue[];
  /** The regions that were asked about; by default the one of the queues. */
  readonly regions?: readonly string[];
  /** The regions whose list could not be read. */
  readonly unlisted?: readonly string[];
  readonly interrupted?: boolean;
  /** Of the run; by default whether all was read. */
  readonly complete?: boolean;
}

/** Writes a snapshot with these queues into a new folder. */
export function saveQueues({ queues, regions = [region], unlisted = [], interrupted = false, ...rest }: Saved): string {
  const directory = join(emptyFolder(), 'snapshot');
  const writer = createSnapshotWriter(directory);
  const denied = { kind: 'denied', call: 'sqs:GetQueueAttributes', permission: 'sqs:GetQueueAttributes' } as const;
  for (const { name, encrypted, region: lies = region } of queues) {
    const id = `arn:aws:sqs:${lies}:${account}:${name}`;
    const place = { ...scope, region: lies };
    const isRead = encrypted !== undefined;
    const attributes = {
      QueueName: name,
      QueueUrl: `https://sqs.${lies}.amazonaws.com/${account}/${name}`,
      ...(isRead && { SqsManagedSseEnabled: encrypted, KmsMasterKeyId: null }),
    };
    const unread = isRead ? {} : { SqsManagedSseEnabled: denied, KmsMasterKeyId: denied };
    writer.write({ kind: 'resource', ...place, type, id, name, observedAt: moment, attributes, unread, partial: {} });
    writer.write({
      ...{ kind: 'call', ...place, service: 'sqs', call: denied.call, permission: denied.permission, subject: name },
      ...{ pages: 1, attempts: 1, requestIds: [] },
      ...(isRead ? { outcome: 'ok' } : { outcome: 'failed', cause: denied }),
    });
  }
  for (const one of regions) {
    const isListed = !unlisted.includes(one);
    const cause = { kind: 'denied', call: 'sqs:ListQueues', permission: 'sqs:ListQueues' } as const;
    const complete = isListed ? { complete: true } : { complete: false, cause };
    writer.write({ kind: 'listing', ...scope, region: one, type, ...complete });
  }
  const isWhole = !interrupted && unlisted.length === 0 && queues.every(({ encrypted }) => encrypted !== undefined);
  writer.finish({
    tool: { name: 'comply-scan', version: '0.1.0' },
    run: {
      ...{ id: 'run-1', startedAt: moment, finishedAt: moment, asOf: moment },
      ...{ complete: rest.complete ?? isWhole, interrupted },
    },
    targets: [{ name: 'prod', provider: 'aws', id: account, regions: [...regions] }],
    asked: { [type]: ['KmsMasterKeyId', 'QueueName', 'QueueUrl', 'SqsManagedSseEnabled'] },
  });
  return directory;
}

const gates: Readonly<Record<Cell['threshold'], string>> = {
  default: '{ failOn: medium }',
  framework: '{ failOn: critical, frameworks: { hipaa: { failOn: medium } } }',
  target: '{ failOn: none, targets: { prod: { failOn: low } } }',
  above: '{ failOn: low }',
};

const expiries: Readonly<Record<Cell['waiver'], string | undefined>> = {
  none: undefined,
  active: '2027-10-31',
  // The last day is over when the day of the snapshot begins.
  expired: '2026-11-24',
};

/** A folder with a comply.yaml, and its waivers. */
export function configure({ threshold, waiver }: Pick<Cell, 'threshold' | 'waiver'>): string {
  const folder = emptyFolder();
  const expires = expiries[waiver];
  const lines = [
    'frameworks: { hipaa: {}, soc2: {} }',
    'targets: [{ name: prod, provider: aws }]',
    `gate: ${gates[threshold]}`,
    ...(expires === undefined ? [] : ['waivers: compliance/waivers.yaml']),
  ];
  writeFileSync(join(folder, 'comply.yaml'), `${lines.join('\n')}\n`);
  if (expires === undefined) return folder;
  mkdirSync(join(folder, 'compliance'));
  const waived = `- { rule: aws/sqs/encryption, resources: ["*:claims"], type: risk-accepted, owner: sre@acme.example, approvedBy: ciso@acme.example, reason: moves in spring, expires: ${expires} }\n`;
  writeFileSync(join(folder, 'compliance/waivers.yaml'), waived);
  return folder;
}
