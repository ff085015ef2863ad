import { hash } from 'node:crypto';
import type { Selected } from '../../catalog/select.ts';
import type { BundleRequest } from '../../evidence/bundle/write-bundle.ts';
import type { Config, Target } from '../../model/config.ts';
import type { EvidenceRun, SignatureIntent } from '../../model/evidence.ts';
import type { JsonObject } from '../../model/json.ts';
import type { SnapshotTarget } from '../../model/snapshot.ts';
import { loadPolicy } from '../../providers/index.ts';
import { type PolicyName, policyNames } from '../../providers/provider.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';
import type { Io } from '../io.ts';
import { readTool } from '../version.ts';
import { readCiRun, readTrigger } from './ci-run.ts';

export interface RunFacts {
  readonly io: Io;
  readonly config: Config;
  /** As they were found. */
  readonly targets: readonly SnapshotTarget[];
  readonly wanted: Selected['wanted'];
  readonly signature: SignatureIntent;
}

/** What is known of a run before it is judged. */
export async function aboutRun({ io, config, targets, wanted, signature }: RunFacts): Promise<BundleRequest['about']> {
  const { node, platform, user } = io.host();
  const ci = readCiRun(io);
  const { environment, intervalS } = config.evidence;
  return {
    tool: readTool(),
    node,
    platform,
    actor: { ...(user !== undefined && { user }), callers: targets.flatMap(listCallers) },
    ...(ci && { ci }),
    trigger: readTrigger(io),
    ...(environment !== undefined && { environment }),
    ...(intervalS !== undefined && { expectedIntervalS: intervalS }),
    permissions: await digestPolicies(config.targets, targets, wanted),
    signature,
  };
}

function listCallers({ name, id, caller, accounts = [] }: SnapshotTarget): EvidenceRun['actor']['callers'] {
  const own = caller === undefined ? [] : [{ target: name, account: id, caller }];
  return [
    ...own,
    ...accounts.flatMap((account) =>
      account.caller === undefined ? [] : [{ target: name, account: account.id, caller: account.caller }],
    ),
  ];
}

/** The policies that grant exactly these reads, for the providers that were read. */
async function digestPolicies(
  intended: readonly Target[],
  found: readonly SnapshotTarget[],
  wanted: Selected['wanted'],
): Promise<EvidenceRun['permissions']> {
  const providers = new Set(found.map(({ provider }) => provider));
  const names = policyNames.filter((name) => providers.has(providerOf(name)));
  return Promise.all(
    names.map(async (name) => {
      const policy = (await loadPolicy(name))(wanted, intended);
      return { policy: name, sha256: hash('sha256', toCanonicalJson(policy)) };
    }),
  );
}

function providerOf(name: PolicyName): string {
  return name === 'entra' ? 'azure' : name;
}

/** Targets as they were asked for, without what lets someone in. */
export function describeTargets(targets: readonly Target[]): readonly JsonObject[] {
  return targets.map((target) => {
    const { name, provider } = target;
    if (target.provider === 'records') return { name, provider, path: target.path };
    if (target.provider !== 'aws' || !target.accounts) return toJson(target);
    const { externalId: _, ...accounts } = target.accounts;
    return toJson({ ...target, accounts });
  });
}

/** The same without what people thought up, for a bundle that has pseudonyms in the place of names: lists of it as their lengths. */
export function describeUnnamed(targets: readonly Target[]): readonly JsonObject[] {
  return targets.map((target) => {
    const { name, provider } = target;
    if (target.provider === 'endpoint') return { name, provider, endpoints: target.endpoints.length };
    if (target.provider === 'azure') return toJson({ name, provider, subscriptions: target.subscriptions });
    if (target.provider === 'records') return { name, provider };
    if (target.provider === 'import') return { name, provider, reports: target.reports.length };
    const { regions, accounts } = target;
    const entered = accounts && { by: accounts.by, ...(accounts.by === 'roles' && { roles: accounts.roles.length }) };
    return toJson({ name, provider, regions, ...(entered && { accounts: entered }) });
  });
}

function toJson(value: object): JsonObject {
  return JSON.parse(toCanonicalJson(value)) as JsonObject;
}
