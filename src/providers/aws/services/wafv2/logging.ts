import type { LoggingConfiguration } from '@aws-sdk/client-wafv2';
import { fieldsFrom } from '../../../read/attributes.ts';
import type { Listed } from '../../../read/read.ts';
import type { CallRef, ResourceSchema } from '../../../schema.ts';
import { leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';

/** The logging of a web ACL, by its ARN. */
export type AclLogging = (arn: string) => Shaped;

/**
 * Asks, if it is wanted, for the logging configurations of a scope, and gives each web ACL those that name it. That a web
 * ACL has none is known only from lists that were read to their end.
 */
export async function readAclLogging(
  context: Context,
  schema: ResourceSchema,
  list: (call: CallRef) => Promise<readonly Listed<LoggingConfiguration>[]>,
): Promise<AclLogging> {
  const { Logging: field } = fieldsFrom(context, schema, 'wafv2:ListLoggingConfigurations');
  const ref = field?.from?.[0];
  if (!field || !ref) return () => shapeFields({}, {});
  const lists = await list(ref);
  const cause = lists.find((listed) => listed.cause)?.cause;
  const all = lists.flatMap(({ items }) => items);
  return (arn) => {
    const own = all.filter(({ ResourceArn }) => ResourceArn === arn);
    if (cause && own.length === 0) return leaveUnread(['Logging'], cause);
    const shaped = shapeFields({ Logging: field }, { Logging: own }, ref);
    return cause ? { ...shaped, partial: { ...shaped.partial, Logging: cause } } : shaped;
  };
}
