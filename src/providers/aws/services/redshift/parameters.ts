import type { RedshiftClient } from '@aws-sdk/client-redshift';
import { leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import { fieldsFrom } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { askOnce } from '../../once.ts';
import { clusterSchema as schema } from './schema.ts';

/** Reads what parameters say of a cluster, each parameter group once; a group whose list broke off says nothing. */
export function createParameterReader(
  context: Context,
  client: RedshiftClient,
): (group: string | undefined) => Promise<Shaped> {
  const fields = fieldsFrom(context, schema, 'redshift:DescribeClusterParameters');
  const [ref] = Object.values(fields).flatMap((field) => field.from ?? []);
  if (!ref) return async () => shapeFields({}, {});
  const read = askOnce(async (ParameterGroupName) => {
    const { DescribeClusterParametersCommand } = await import('@aws-sdk/client-redshift');
    return context.reader.readPages({
      call: ref,
      subject: ParameterGroupName,
      send: (Marker, options) =>
        client.send(new DescribeClusterParametersCommand({ ParameterGroupName, MaxRecords: 100, Marker }), options),
      items: (page) => page.Parameters,
      next: (page) => page.Marker,
    });
  });
  return async (group) => {
    if (group === undefined) return shapeFields(fields, {}, ref);
    const { items, cause } = await read(group);
    if (cause) return leaveUnread(Object.keys(fields), cause);
    const switchOf = (name: string): boolean | undefined =>
      toBoolean(items.find(({ ParameterName }) => ParameterName === name)?.ParameterValue);
    return shapeFields(
      fields,
      { RequireSsl: switchOf('require_ssl'), UserActivityLogging: switchOf('enable_user_activity_logging') },
      ref,
    );
  };
}

/** https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-parameter-groups.html */
function toBoolean(value: string | undefined): boolean | undefined {
  if (value === 'true') return true;
  return value === 'false' ? false : undefined;
}
