import type { LedgerCall, Listing, Run, SnapshotLine, SnapshotTarget } from '../../src/model/snapshot.ts';
import { awsSchemas, collectors } from '../../src/providers/aws/collectors.ts';
import { isOffered } from '../../src/providers/aws/service-regions.ts';
import type { CallRef } from '../../src/providers/schema.ts';
import { demoResources } from './demo-account.ts';
import { collectDemoAzure } from './demo-azure.ts';
import { demoEndpoints } from './demo-endpoints.ts';
import { collectDemoRecords } from './demo-records.ts';

/**
 * The demo organisation as a scan would have found it: Acme Medical AI (アクメメディカルAI), fictional, reads chest images
 * for hospitals in Japan. One AWS account, one Azure subscription with its tenant, two endpoints and those found in the account, and
 * the folder of its records; some of it as it should be, some not, some not readable.
 */
const account = '111122223333';
const region = 'ap-northeast-1';
const observedAt = '2026-11-25T00:00:05.000Z';

export const demoRun: Run = {
  id: '6d0c5a52-3f0a-4f6e-9d6b-0a4f7c1d2e3b',
  startedAt: '2026-11-25T00:00:00.000Z',
  finishedAt: '2026-11-25T00:00:09.000Z',
  asOf: '2026-11-25T00:00:00.000Z',
  complete: false,
  interrupted: false,
};

const prod: SnapshotTarget = {
  name: 'prod',
  provider: 'aws',
  id: account,
  regions: [region],
  caller: `arn:aws:sts::${account}:assumed-role/ComplyAudit/comply`,
};
const endpointTarget: SnapshotTarget = { name: 'web', provider: 'endpoint', id: 'web', regions: [] };

const aws = (place: string) => ({ target: 'prod', account, region: place });
const web = { target: 'web', account: '-', region: '-' };

const resources = demoResources.map(({ unread = {}, region: place, ...one }) => {
  return { kind: 'resource', ...aws(place), ...one, observedAt, unread, partial: {} } as const;
});
const endpoints = demoEndpoints(observedAt, resources);

function isNotOffered(type: string): boolean {
  const collector = collectors.find(({ schemas }) => schemas.some((schema) => schema.type === type));
  return collector?.scope === 'region' && isOffered(collector.endpointPrefix, region) === false;
}

const listings: readonly Listing[] = [
  ...awsSchemas.map(({ type, scope }) => ({
    ...aws(scope === 'account' ? 'global' : region),
    type,
    ...(isNotOffered(type) && { absent: 'not-offered' as const }),
  })),
  ...['endpoint/tls', 'endpoint/http'].map((type) => ({ ...web, type })),
].map((listing) => ({ kind: 'listing', ...listing, complete: true }) as const);

/** One call of the ledger. */
function call(
  ref: CallRef,
  service: string,
  extra: Partial<LedgerCall> & Pick<LedgerCall, 'target' | 'account' | 'region'>,
) {
  const base = { kind: 'call', service, call: ref.call, permission: ref.permission } as const;
  const status = extra.outcome === 'failed' ? 403 : 200;
  const receipt = { startedAt: observedAt, status, serverDate: observedAt, skewMs: 0 };
  return { ...base, pages: 1, attempts: 1, requestIds: [], ...receipt, outcome: 'ok', ...extra } satisfies LedgerCall;
}

/** The calls that finding these resources takes: each list once, and what was asked about each. */
function* ledger(): Iterable<LedgerCall> {
  const identity = { call: 'sts:GetCallerIdentity', permission: 'sts:GetCallerIdentity' };
  yield call(identity, 'sts', { ...aws(region), account: '-' });
  for (const { type, scope, list, fields } of awsSchemas) {
    if (isNotOffered(type)) continue;
    const service = type.split('/')[1] ?? type;
    for (const ref of list) {
      if (ref.call !== identity.call) yield call(ref, service, aws(scope === 'account' ? 'global' : region));
    }
    const details = new Map(
      Object.values(fields).flatMap(({ from = [] }) => from.map((ref) => [ref.call, ref] as const)),
    );
    for (const { name, region: place, unread = {} } of demoResources.filter((one) => one.type === type)) {
      for (const ref of details.values()) {
        const cause = Object.values(unread).find((one) => one.call === ref.call);
        const failed = cause && ({ pages: 0, outcome: 'failed', cause } as const);
        yield call(ref, service, { ...aws(place), subject: name, ...failed });
      }
    }
  }
  yield* endpoints.calls;
}

/** What the snapshot of the demo organisation is made of. */
export interface Demo {
  readonly targets: readonly SnapshotTarget[];
  /** Every line of it. */
  readonly lines: readonly SnapshotLine[];
}

/** The account as its fixtures expect it, the subscription as it is collected from their answers, and the records as they are read. */
export async function makeDemo(): Promise<Demo> {
  const azure = await collectDemoAzure(observedAt);
  const lines = [...ledger(), ...resources, ...endpoints.resources, ...listings, ...azure.lines];
  const records = await collectDemoRecords(observedAt, lines);
  return { targets: [prod, azure.target, endpointTarget, records.target], lines: [...lines, ...records.lines] };
}
