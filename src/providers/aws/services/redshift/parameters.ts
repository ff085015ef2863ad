import type { RedshiftClient } from '@aws-sdk/client-redshift';
import { createSharedListReader } from '../../../read/read-shared-list.ts';
import type { Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { clusterSchema as schema } from './schema.ts';

/** Reads what the parameters of its group say of a cluster; a group whose list broke off says nothing. */
export async function createParameterReader(
  context: Context,
  client: RedshiftClient,
): Promise<(group: string | undefined) => Promise<Shaped>> {
  const { DescribeClusterParametersCommand } = sdk('@aws-sdk/client-redshift');
  const read = createSharedListReader(context, {
    schema,
    call: 'redshift:DescribeClusterParameters',
    send: (ParameterGroupName, Marker, options) =>
      client.send(new DescribeClusterParametersCommand({ ParameterGroupName, MaxRecords: 100, Marker }), options),
    items: (page) => page.Parameters,
    next: (page) => page.Marker,
  });
  return (group) =>
    read(group, ({ items, cause }) => {
      const switchOf = (name: string): boolean | undefined =>
        toBoolean(items.find(({ ParameterName }) => ParameterName === name)?.ParameterValue);
      return cause
        ? undefined
        : { RequireSsl: switchOf('require_ssl'), UserActivityLogging: switchOf('enable_user_activity_logging') };
    });
}

/** https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-parameter-groups.html */
function toBoolean(value: string | undefined): boolean | undefined {
  if (value === 'true') return true;
  return value === 'false' ? false : undefined;
}
