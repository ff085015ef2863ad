import type { Cause } from '../../../model/cause.ts';
import type { Listed, Reader } from '../../read/read.ts';
import type { CallRef } from '../../schema.ts';
import { pagesOf } from '../read/arm.ts';
import type { Api, Body } from '../send/api.ts';

export interface Subscription {
  /** In lower case. */
  readonly id: string;
  readonly name: string;
  readonly tenant: string;
}

/** What lists the subscriptions of the caller, independent of Resource Graph. */
export const subscriptionsCall: CallRef = {
  call: 'arm:subscriptions',
  permission: 'Microsoft.Resources/subscriptions/read',
};

/** https://learn.microsoft.com/rest/api/resources/subscriptions/list */
const path = '/subscriptions?api-version=2022-12-01';

/** The subscriptions that the caller sees anything of, but for those that are deleted. */
export async function listSubscriptions(api: Api, reader: Reader): Promise<Listed<Subscription>> {
  const { items, cause } = await reader.readPages({
    call: subscriptionsCall,
    whole: true,
    ...pagesOf(api, path),
  });
  return { items: items.flatMap(toSubscription), ...(cause && { cause }) };
}

function toSubscription({ subscriptionId, displayName, tenantId, state }: Body): readonly Subscription[] {
  if (typeof subscriptionId !== 'string' || state === 'Deleted') return [];
  const id = subscriptionId.toLowerCase();
  return [{ id, name: textOr(displayName, id), tenant: textOr(tenantId, '-').toLowerCase() }];
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

/** Why a subscription that was named is read in no part. */
export function whyNotListed(cause: Cause | undefined): Cause {
  return cause ?? { kind: 'not-visible', ...subscriptionsCall };
}
