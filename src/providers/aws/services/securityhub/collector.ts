import { isWanted, readAttributes, readListAttribute } from '../../../read/attributes.ts';
import type { Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { reportRegion } from '../../read/region-resource.ts';
import { securityhubRegionSchema as schema } from './schema.ts';

/** Reads what Security Hub does in a region. Where it is off it is not asked for its standards. */
export async function collectSecurityhub(context: Context): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { DescribeHubCommand, GetEnabledStandardsCommand, SecurityHubClient } = await import(
    '@aws-sdk/client-securityhub'
  );
  const client = new SecurityHubClient(context.settings('SecurityHub', context.scope.region));
  const hub = await readAttributes(context, {
    schema,
    call: 'securityhub:DescribeHub',
    send: (options) => client.send(new DescribeHubCommand({}), options),
    shape: (answer) => ({ Hub: answer }),
  });
  if (hub.attributes.EnabledStandards === null) return reportRegion(context, schema, [hub]);
  const standards = await readListAttribute(context, {
    schema,
    call: 'securityhub:GetEnabledStandards',
    attribute: 'EnabledStandards',
    send: (NextToken, options) => client.send(new GetEnabledStandardsCommand({ MaxResults: 100, NextToken }), options),
    items: (page) => page.StandardsSubscriptions,
    next: (page) => page.NextToken,
  });
  reportRegion(context, schema, [withoutStandards(hub), standards]);
}

/** What the hub's own answer gave: of the standards it says only whether it is off. */
function withoutStandards({ attributes, unread, partial }: Shaped): Shaped {
  const { EnabledStandards: _, ...rest } = unread;
  return { attributes, unread: rest, partial };
}
