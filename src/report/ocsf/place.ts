import type { Assessment } from '../../model/assessment.ts';
import type { ResourceRef } from '../../model/result.ts';
import { isAwsRegion, partitionOf } from '../partition.ts';
import type { Code } from './codes.ts';

interface Cloud {
  readonly provider: string;
  readonly account: Code;
}

/** By how a resource type begins, the more special in front. The ids are `type_id` of OCSF 1.6.0, `objects/account.json`. */
const clouds: readonly (readonly [start: string, cloud: Cloud])[] = [
  ['aws/', { provider: 'AWS', account: { id: 10, caption: 'AWS Account' } }],
  // It has no number for a directory.
  ['azure/entra/', { provider: 'Azure', account: { id: 99, caption: 'Microsoft Entra Tenant' } }],
  ['azure/', { provider: 'Azure', account: { id: 13, caption: 'Azure Subscription' } }],
];

/** What an event says of where its resource is. */
export interface EventPlace {
  /** Absent: it is in no cloud, and the event follows no profile. */
  readonly cloud?: object;
  readonly resource: object;
}

/** Names of the accounts that were entered, by target and account id. */
export type AccountNames = ReadonlyMap<string, string>;

/** Reads the names of the accounts of an assessment. */
export function accountNamesOf({ targets }: Pick<Assessment, 'targets'>): AccountNames {
  return new Map(
    targets.flatMap((target) =>
      (target.accounts ?? []).flatMap(({ id, name }) => (name ? [[`${target.name}\0${id}`, name] as const] : [])),
    ),
  );
}

/** The cloud profile of an event and its resource, both of what the result says of it. */
export function placeOf(resource: ResourceRef, names: AccountNames): EventPlace {
  const { id, name, type, target, account } = resource;
  const cloud = clouds.find(([start]) => type.startsWith(start))?.[1];
  const plain = { uid: id, name, type, role_id: 1, role: 'Target' };
  if (!cloud) return { resource: plain };
  const where = regionOf(resource);
  return {
    cloud: {
      provider: cloud.provider,
      account: {
        uid: account,
        // As the models of some readers demand one.
        name: names.get(`${target}\0${account}`) ?? account,
        type_id: cloud.account.id,
        type: cloud.account.caption,
      },
      ...where,
    },
    resource: { ...plain, ...where },
  };
}

/** `global` and `-` are words of ours, not regions of a provider. */
function regionOf({ type, region }: ResourceRef) {
  if (region === 'global' || region === '-') return {};
  return { region, ...(type.startsWith('aws/') && isAwsRegion(region) && { cloud_partition: partitionOf(region) }) };
}
