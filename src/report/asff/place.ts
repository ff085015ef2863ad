import type { Assessment } from '../../model/assessment.ts';
import type { ResourceRef } from '../../model/result.ts';
import type { SnapshotTarget } from '../../model/snapshot.ts';
import { isAwsRegion, partitionOf } from '../partition.ts';
import { cut, most } from './limits.ts';
import { asffResourceTypes } from './resource-types.ts';

/** Where a finding is sent to, and what it is about. */
export interface FindingPlace {
  /** The region whose Security Hub takes it: that of the resource, or of what is global the first that was scanned. */
  readonly region: string;
  readonly partition: string;
  readonly accountName?: string;
  readonly resource: object;
}

/** Whether it belongs to an account of AWS. Only such a result can be imported, and only by that account. */
export function isInAwsAccount({ type, account }: ResourceRef): boolean {
  return type.startsWith('aws/') && /^\d{12}$/.test(account);
}

/** Finds where the findings of an assessment belong. */
export function placesOf({ targets }: Pick<Assessment, 'targets'>): (resource: ResourceRef) => FindingPlace {
  const byName = new Map(targets.map((target) => [target.name, target]));
  return (resource) => {
    const target = byName.get(resource.target);
    const region = isAwsRegion(resource.region) ? resource.region : homeRegion(resource.account, target);
    const partition = partitionOf(region);
    const name = target?.accounts?.find(({ id }) => id === resource.account)?.name;
    const accountName = name === undefined ? undefined : cut(name, most.accountName);
    return {
      region,
      partition,
      ...(accountName !== undefined && { accountName }),
      resource: resourceOf(resource, partition),
    };
  };
}

/** Of what is in no region: the first that was scanned of its account, else that of the services without one. */
function homeRegion(account: string, target: SnapshotTarget | undefined): string {
  const scanned = target?.accounts?.find(({ id }) => id === account)?.regions ?? [];
  const found = [...scanned, ...(target?.regions ?? [])].find(isAwsRegion);
  if (found !== undefined) return found;
  const partition = target?.caller?.split(':')[1] ?? '';
  return Object.hasOwn(globalRegions, partition) ? (globalRegions[partition] ?? 'us-east-1') : 'us-east-1';
}

/** Where IAM is reached in each partition. https://docs.aws.amazon.com/general/latest/gr/iam-service.html */
const globalRegions: Readonly<Record<string, string>> = { 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' };

/** Partitions as the API reference of Security Hub lists them for a resource; of another it is left out. */
const partitionNames: Readonly<Record<string, string>> = {
  aws: 'aws',
  'aws-cn': 'aws-cn',
  'aws-us-gov': 'aws-us-gov',
  'aws-iso': 'aws-us-iso',
  'aws-iso-b': 'aws-us-iso-b',
};

function resourceOf(resource: ResourceRef, partition: string): object {
  const { id, name, type, account, region } = resource;
  const other = { ResourceType: cut(type, most.otherDetail), Name: cut(name, most.otherDetail) };
  return {
    ...(isAccount(resource)
      ? { Type: 'AwsAccount', Id: `AWS::::Account:${account}` }
      : { Type: typeOf(type), Id: cut(id, most.resourceId) ?? type }),
    Partition: partitionNames[partition],
    ...(isAwsRegion(region) && { Region: region }),
    Details: { Other: other },
  };
}

function typeOf(type: string): string {
  return Object.hasOwn(asffResourceTypes, type) ? (asffResourceTypes[type] ?? 'Other') : 'Other';
}

/** The account itself, its settings in a region, or all resources of a type in it. */
function isAccount({ id, type }: ResourceRef): boolean {
  return /\/(account|region)$/.test(type) || id.startsWith(`${type}@`);
}
