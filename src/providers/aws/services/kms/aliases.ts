import type { KMSClient } from '@aws-sdk/client-kms';
import { leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import { fieldsFrom } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { askOnce } from '../../once.ts';
import { keySchema as schema } from './schema.ts';

/** The aliases of a key, from one list of all aliases of the region. */
export function aliasesOf(context: Context, client: KMSClient): (keyId: string | undefined) => Promise<Shaped> {
  const fields = fieldsFrom(context, schema, 'kms:ListAliases');
  const [call] = fields.Aliases?.from ?? [];
  if (!call) return async () => shapeFields({}, {});
  const list = askOnce(async () => {
    const { ListAliasesCommand } = await import('@aws-sdk/client-kms');
    return context.reader.readPages({
      call,
      send: (Marker, options) => client.send(new ListAliasesCommand({ Limit: 100, Marker }), options),
      items: (page) => page.Aliases,
      next: (page) => (page.Truncated ? page.NextMarker : undefined),
    });
  });
  return async (keyId) => {
    const { items, cause } = await list('region');
    const names = items.filter(({ TargetKeyId }) => TargetKeyId === keyId).map(({ AliasName }) => AliasName);
    if (cause && names.length === 0) return leaveUnread(['Aliases'], cause);
    const shaped = shapeFields(fields, { Aliases: names }, call);
    return cause ? { ...shaped, partial: { ...shaped.partial, Aliases: cause } } : shaped;
  };
}
