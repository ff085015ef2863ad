import type { EC2Client } from '@aws-sdk/client-ec2';
import { isWanted, readAttributes } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { allowsFullAccess, endpointService } from '../../derive/endpoint-policy.ts';
import { reportRegion } from '../../read/region-resource.ts';
import { arnOf } from './arn.ts';
import { collectClientVpnEndpoints } from './client-vpn.ts';
import { collectNetworkAcls, collectSecurityGroups } from './filters.ts';
import { collectFlowLogs } from './flow-logs.ts';
import { endpointSchema, peeringConnectionSchema, subnetSchema, vpcRegionSchema, vpcSchema } from './schema.ts';

/** Reads the networks of a region and what filters and connects them. Pages hold 1,000, the most there is. */
export async function collectVpc(context: Context): Promise<void> {
  const { EC2Client } = sdk('@aws-sdk/client-ec2');
  const client = new EC2Client(context.settings('EC2', context.scope.region));
  await Promise.all([
    collectRegion(context, client),
    collectVpcs(context, client),
    collectFlowLogs(context, client),
    collectSubnets(context, client),
    collectPeerings(context, client),
    collectEndpoints(context, client),
    collectSecurityGroups(context, client),
    collectNetworkAcls(context, client),
    collectClientVpnEndpoints(context, client),
  ]);
}

async function collectRegion(context: Context, client: EC2Client): Promise<void> {
  const schema = vpcRegionSchema;
  if (!isWanted(context, schema)) return;
  const { DescribeVpcBlockPublicAccessOptionsCommand } = sdk('@aws-sdk/client-ec2');
  const options = await readAttributes(context, {
    schema,
    call: 'ec2:DescribeVpcBlockPublicAccessOptions',
    send: (send) => client.send(new DescribeVpcBlockPublicAccessOptionsCommand({}), send),
    shape: ({ VpcBlockPublicAccessOptions }) => ({ ...VpcBlockPublicAccessOptions }),
  });
  reportRegion(context, schema, [options]);
}

async function collectVpcs(context: Context, client: EC2Client): Promise<void> {
  const { DescribeVpcsCommand } = sdk('@aws-sdk/client-ec2');
  await listResources(context, {
    schema: vpcSchema,
    call: 'ec2:DescribeVpcs',
    send: (NextToken, options) => client.send(new DescribeVpcsCommand({ MaxResults: 1000, NextToken }), options),
    items: (page) => page.Vpcs,
    next: (page) => page.NextToken,
    identify: ({ VpcId = '', OwnerId }) => ({ id: arnOf(context, `vpc/${VpcId}`, OwnerId), name: VpcId }),
    shape: (vpc) => ({ ...vpc, AccountId: context.account.id }),
  });
}

async function collectSubnets(context: Context, client: EC2Client): Promise<void> {
  const { DescribeSubnetsCommand } = sdk('@aws-sdk/client-ec2');
  await listResources(context, {
    schema: subnetSchema,
    call: 'ec2:DescribeSubnets',
    send: (NextToken, options) => client.send(new DescribeSubnetsCommand({ MaxResults: 1000, NextToken }), options),
    items: (page) => page.Subnets,
    next: (page) => page.NextToken,
    identify: ({ SubnetId = '', OwnerId }) => ({ id: arnOf(context, `subnet/${SubnetId}`, OwnerId), name: SubnetId }),
    shape: (subnet) => ({ ...subnet, AccountId: context.account.id }),
  });
}

async function collectPeerings(context: Context, client: EC2Client): Promise<void> {
  const { DescribeVpcPeeringConnectionsCommand } = sdk('@aws-sdk/client-ec2');
  await listResources(context, {
    schema: peeringConnectionSchema,
    call: 'ec2:DescribeVpcPeeringConnections',
    send: (NextToken, options) =>
      client.send(new DescribeVpcPeeringConnectionsCommand({ MaxResults: 1000, NextToken }), options),
    items: (page) => page.VpcPeeringConnections,
    next: (page) => page.NextToken,
    identify: ({ VpcPeeringConnectionId: name = '' }) => ({
      id: arnOf(context, `vpc-peering-connection/${name}`),
      name,
    }),
    shape: (peering) => ({ ...peering, AccountId: context.account.id }),
  });
}

async function collectEndpoints(context: Context, client: EC2Client): Promise<void> {
  const { DescribeVpcEndpointsCommand } = sdk('@aws-sdk/client-ec2');
  await listResources(context, {
    schema: endpointSchema,
    call: 'ec2:DescribeVpcEndpoints',
    send: (NextToken, options) =>
      client.send(new DescribeVpcEndpointsCommand({ MaxResults: 1000, NextToken }), options),
    items: (page) => page.VpcEndpoints,
    next: (page) => page.NextToken,
    identify: ({ VpcEndpointId: name = '', OwnerId }) => ({
      id: arnOf(context, `vpc-endpoint/${name}`, OwnerId),
      name,
    }),
    shape: ({ PolicyDocument, State, ...endpoint }) => {
      const Service = endpointService(endpoint.ServiceName);
      return {
        ...endpoint,
        Service,
        State: State?.toLowerCase(),
        PolicyAllowsFullAccess: PolicyDocument === undefined ? null : allowsFullAccess(PolicyDocument, Service),
      };
    },
  });
}
