import type { AzureFault, AzureFaultScript } from './azure-fault.ts';
import type { AzureRequest } from './azure-request.ts';
import type { AzureWorld } from './azure-world.ts';
import { type AzureCollected, testSubscription } from './collect-azure.ts';

/** A refusal as the API that was asked words it. */
export function refuseRequest({ api }: AzureRequest): AzureFault {
  return api === 'graph'
    ? { kind: 'error', status: 403, code: 'Authorization_RequestDenied', message: 'Insufficient privileges' }
    : { kind: 'error', status: 403, code: 'AuthorizationFailed', message: 'does not have authorization' };
}

/** Whether a request asks who and where we are, before any service is read. */
export function isOfPlan({ path }: AzureRequest): boolean {
  return /^\/subscriptions$|^\/subscriptions\/[^/]+\/providers\/Microsoft\.Authorization\/permissions$/i.test(path);
}

/** Refuses what one call of the ledger asked in a collection of the same world. */
export function denyCall(
  { calls, server }: Pick<AzureCollected, 'calls' | 'server'>,
  denied: string,
): AzureFaultScript {
  const ids = new Set(calls.filter(({ call }) => call === denied).flatMap(({ requestIds }) => requestIds));
  const keys = new Set(server.requests.filter(({ id }) => ids.has(id)).map(({ key }) => key));
  return (request) => (keys.has(request.key) ? refuseRequest(request) : undefined);
}

/** The world of a caller who has these actions in the subscription. */
export function permitting(
  world: AzureWorld,
  actions: readonly string[],
  notActions: readonly string[] = [],
): AzureWorld {
  const path = `/subscriptions/${testSubscription}/providers/Microsoft.Authorization/permissions`;
  const body = JSON.stringify({ value: [{ actions, notActions, dataActions: [], notDataActions: [] }] });
  const others = world.answers.filter((answer) => answer.path !== path);
  return { ...world, answers: [...others, { method: 'GET', path, status: 200, body }] };
}
