import type { Context } from '../../collector.ts';

/** Resources of VPC have ids; their ARNs follow one form. `owner` where it is not the scanned account. */
export function arnOf({ account, scope }: Context, resource: string, owner: string | undefined = account.id): string {
  return `arn:${account.partition}:ec2:${scope.region}:${owner}:${resource}`;
}
