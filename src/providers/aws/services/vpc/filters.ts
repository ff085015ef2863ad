import type { EC2Client, SecurityGroup } from '@aws-sdk/client-ec2';
import { fieldsFrom } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import { askOnce } from '../../../read/once.ts';
import type { Listed } from '../../../read/read.ts';
import { type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { aclEntries, groupEntries, prefixListsOf } from '../../derive/packet-filters.ts';
import { findPublicIngress } from '../../derive/public-ingress.ts';
import { arnOf } from './arn.ts';
import { networkAclSchema, securityGroupSchema } from './filter-schemas.ts';

const entriesCall = {
  call: 'ec2:GetManagedPrefixListEntries',
  permission: 'ec2:GetManagedPrefixListEntries',
};

/** The networks in a prefix list. */
type ReadPrefixList = (id: string) => Promise<Listed<string>>;

/** Reads the security groups of a region, those that nothing uses too: they are one attachment away from use. */
export async function collectSecurityGroups(context: Context, client: EC2Client): Promise<void> {
  const { DescribeSecurityGroupsCommand } = sdk('@aws-sdk/client-ec2');
  const readPrefixList = createPrefixListReader(context, client);
  await listResources(context, {
    schema: securityGroupSchema,
    call: 'ec2:DescribeSecurityGroups',
    send: (NextToken, options) =>
      client.send(new DescribeSecurityGroupsCommand({ MaxResults: 1000, NextToken }), options),
    items: (page) => page.SecurityGroups,
    next: (page) => page.NextToken,
    identify: ({ GroupId: name = '', OwnerId }) => ({ id: arnOf(context, `security-group/${name}`, OwnerId), name }),
    details: async (group) => [await readIngress(context, group, readPrefixList)],
  });
}

/** A list that many groups name is asked for once. */
function createPrefixListReader(context: Context, client: EC2Client): ReadPrefixList {
  return askOnce(async (PrefixListId) => {
    const { GetManagedPrefixListEntriesCommand } = sdk('@aws-sdk/client-ec2');
    return context.reader.readPages({
      call: entriesCall,
      subject: PrefixListId,
      // A page holds 100 at most.
      send: (NextToken, options) =>
        client.send(new GetManagedPrefixListEntriesCommand({ PrefixListId, MaxResults: 100, NextToken }), options),
      items: (page) => page.Entries?.map(({ Cidr = '' }) => Cidr),
      next: (page) => page.NextToken,
    });
  });
}

/** What is known of the ingress: a prefix list that could not be read to its end leaves it incomplete. */
async function readIngress(context: Context, group: SecurityGroup, readList: ReadPrefixList): Promise<Shaped> {
  const fields = fieldsFrom(context, securityGroupSchema, entriesCall.call);
  if (Object.keys(fields).length === 0) return shapeFields({}, {});
  const { IpPermissions } = group;
  const lists = await Promise.all(
    prefixListsOf(IpPermissions ?? []).map(async (id) => ({ id, ...(await readList(id)) })),
  );
  const cidrs = new Map(lists.map(({ id, items }) => [id, items]));
  const ingress = IpPermissions && findPublicIngress(groupEntries(IpPermissions, cidrs));
  const shaped = shapeFields(fields, { PublicIngress: ingress }, entriesCall);
  const cause = lists.find((list) => list.cause)?.cause;
  return cause && ingress ? { ...shaped, partial: { ...shaped.partial, PublicIngress: cause } } : shaped;
}

/** Reads the network ACLs of a region. */
export async function collectNetworkAcls(context: Context, client: EC2Client): Promise<void> {
  const { DescribeNetworkAclsCommand } = sdk('@aws-sdk/client-ec2');
  await listResources(context, {
    schema: networkAclSchema,
    call: 'ec2:DescribeNetworkAcls',
    send: (NextToken, options) => client.send(new DescribeNetworkAclsCommand({ MaxResults: 1000, NextToken }), options),
    items: (page) => page.NetworkAcls,
    next: (page) => page.NextToken,
    identify: ({ NetworkAclId: name = '', OwnerId }) => ({ id: arnOf(context, `network-acl/${name}`, OwnerId), name }),
    shape: ({ Entries, ...acl }) => ({ ...acl, PublicIngress: Entries && findPublicIngress(aclEntries(Entries)) }),
  });
}
