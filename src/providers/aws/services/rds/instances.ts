import type { DBInstance, RDSClient } from '@aws-sdk/client-rds';
import { listResources } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { otherRegions } from '../../derive/arn-regions.ts';
import { instanceSchema as schema } from './instance-schema.ts';
import { createParameterReader, parameterFilters } from './parameters.ts';

export async function collectInstances(context: Context, client: RDSClient): Promise<void> {
  const { DescribeDBInstancesCommand, DescribeDBParametersCommand } = sdk('@aws-sdk/client-rds');
  const { region } = context.scope;
  const readParameters = createParameterReader(context, {
    schema,
    call: 'rds:DescribeDBParameters',
    send: (DBParameterGroupName, Marker, options) =>
      client.send(
        new DescribeDBParametersCommand({ DBParameterGroupName, Filters: parameterFilters, MaxRecords: 100, Marker }),
        options,
      ),
  });
  await listResources(context, {
    schema,
    call: 'rds:DescribeDBInstances',
    send: (Marker, options) => client.send(new DescribeDBInstancesCommand({ MaxRecords: 100, Marker }), options),
    items: (page) => page.DBInstances,
    next: (page) => page.Marker,
    identify: ({ DBInstanceArn, DBInstanceIdentifier: name = '' }) => ({ id: DBInstanceArn ?? name, name }),
    shape: (instance) => ({
      ...instance,
      Region: region,
      SecurityGroupIds: instance.VpcSecurityGroups?.map(({ VpcSecurityGroupId }) => VpcSecurityGroupId),
      ReplicaRegions: replicaRegions(instance, region),
      Tags: instance.TagList,
    }),
    details: async ({ DBParameterGroups, Engine }) => [
      await readParameters(DBParameterGroups?.[0]?.DBParameterGroupName, Engine),
    ],
  });
}

/** A replicated automated backup is named by its ARN in the region it is replicated to. */
function replicaRegions(instance: DBInstance, home: string): readonly string[] | undefined {
  const backups = instance.DBInstanceAutomatedBackupsReplications ?? [];
  return otherRegions(
    [
      ...(instance.ReadReplicaDBInstanceIdentifiers ?? []),
      ...(instance.ReadReplicaDBClusterIdentifiers ?? []),
      ...backups.map(({ DBInstanceAutomatedBackupsArn: arn = 'arn:' }) => arn),
    ],
    home,
  );
}
