import {
  AuthorizeSecurityGroupIngressCommand,
  CreateFlowLogsCommand,
  CreateManagedPrefixListCommand,
  CreateSecurityGroupCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  CreateVpcPeeringConnectionCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { given, type Network, region, type Settings } from './settings.ts';

const anywhere = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

/**
 * The default VPC with a flow log, an endpoint and a peer that has none of them. Group `open` lets SSH in from anywhere,
 * `listed` from a prefix list.
 */
export async function seedNetwork(settings: Settings): Promise<Network> {
  const ec2 = new EC2Client(settings);
  const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
  const vpc = given(Vpcs?.[0]?.VpcId, 'default VPC');
  const Filters = [{ Name: 'vpc-id', Values: [vpc] }];
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ Filters }));
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
  await ec2.send(
    new CreateFlowLogsCommand({
      ResourceIds: [vpc],
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogDestinationType: 's3',
      LogDestination: 'arn:aws:s3:::acme-audit',
    }),
  );
  await ec2.send(new CreateVpcEndpointCommand({ VpcId: vpc, ServiceName: `com.amazonaws.${region}.s3` }));
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.20.0.0/16' }));
  await ec2.send(new CreateVpcPeeringConnectionCommand({ VpcId: vpc, PeerVpcId: Vpc?.VpcId }));
  await seedGroups(ec2, vpc);
  return {
    vpc,
    subnets: (Subnets ?? []).map(({ SubnetId }) => given(SubnetId, 'subnet')),
    group: given(SecurityGroups?.[0]?.GroupId, 'security group'),
  };
}

async function seedGroups(ec2: EC2Client, VpcId: string): Promise<void> {
  const { PrefixList } = await ec2.send(
    new CreateManagedPrefixListCommand({
      PrefixListName: 'offices',
      MaxEntries: 5,
      AddressFamily: 'IPv4',
      Entries: [{ Cidr: '192.0.2.0/24' }],
    }),
  );
  const listed = {
    IpProtocol: 'tcp',
    FromPort: 22,
    ToPort: 22,
    PrefixListIds: [{ PrefixListId: PrefixList?.PrefixListId }],
  };
  for (const [GroupName, permission] of [
    ['open', anywhere],
    ['listed', listed],
  ] as const) {
    const { GroupId } = await ec2.send(new CreateSecurityGroupCommand({ GroupName, Description: GroupName, VpcId }));
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [permission] }));
  }
}
