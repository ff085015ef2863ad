import { isWanted } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { bodiesOf, propertiesOf, referencedId } from '../../derive/reference.ts';
import { lowerId } from '../../derive/resource-id.ts';
import type { Row } from '../../read/graph-page.ts';
import { callOf } from '../../read/inventory.ts';
import type { Body } from '../../send/api.ts';
import { subnetSchema as schema, subnetEntry } from './virtual-network-schema.ts';

interface Subnet {
  readonly network: Row;
  readonly subnet: Body;
}

/** Reads the subnets of a subscription: each row of a virtual network has its own. */
export async function collectSubnets(context: Context): Promise<void> {
  if (!isWanted(context, schema)) return;
  const call = callOf(schema);
  const { items, cause } = await context.inventory.list(subnetEntry);
  // Without its list a network could have any subnets.
  const untold = items.some((network) => !Array.isArray(propertiesOf(network).subnets));
  const found = items.flatMap((network) =>
    bodiesOf(propertiesOf(network).subnets).map((subnet): Subnet => ({ network, subnet })),
  );
  const subnets = found.filter(({ subnet }) => typeof subnet.id === 'string');
  const whole = !untold && subnets.length === found.length;
  const doubt = cause ?? (whole ? undefined : { kind: 'schema-mismatch' as const, ...call });
  await reportListed(context, {
    schema,
    call,
    listed: { items: subnets, ...(doubt && { cause: doubt }) },
    identify: ({ network, subnet }) => ({
      id: String(subnet.id),
      name: String(subnet.name),
      region: network.location || 'global',
    }),
    shape: shapeSubnet,
  });
}

function shapeSubnet({ network, subnet }: Subnet): Body {
  const { networkSecurityGroup, natGateway, delegations, defaultOutboundAccess } = propertiesOf(subnet);
  return {
    id: lowerId(subnet.id),
    name: subnet.name,
    location: network.location,
    subscriptionId: network.subscriptionId,
    virtualNetworkId: lowerId(network.id),
    networkSecurityGroupId: referencedId(networkSecurityGroup),
    natGatewayId: referencedId(natGateway),
    isDelegated: bodiesOf(delegations).length > 0,
    defaultOutboundAccess,
  };
}
