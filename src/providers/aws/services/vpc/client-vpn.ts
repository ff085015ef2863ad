import type { EC2Client } from '@aws-sdk/client-ec2';
import { listResources } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { arnOf } from './arn.ts';
import { clientVpnEndpointSchema } from './schema.ts';

/** Reads the Client VPN endpoints of a region: where administrators and remote workers come in. */
export async function collectClientVpnEndpoints(context: Context, client: EC2Client): Promise<void> {
  const { DescribeClientVpnEndpointsCommand } = sdk('@aws-sdk/client-ec2');
  await listResources(context, {
    schema: clientVpnEndpointSchema,
    call: 'ec2:DescribeClientVpnEndpoints',
    send: (NextToken, options) =>
      client.send(new DescribeClientVpnEndpointsCommand({ MaxResults: 1000, NextToken }), options),
    items: (page) => page.ClientVpnEndpoints,
    next: (page) => page.NextToken,
    identify: ({ ClientVpnEndpointId: name = '' }) => ({ id: arnOf(context, `client-vpn-endpoint/${name}`), name }),
  });
}
