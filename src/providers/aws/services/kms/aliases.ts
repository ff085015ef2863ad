import type { KMSClient } from '@aws-sdk/client-kms';
import { fieldsFrom, shapeListed } from '../../../read/attributes.ts';
import { askOnce } from '../../../read/once.ts';
import { type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { keySchema as schema } from './schema.ts';

/** The aliases of a key, from one list of all aliases of the region. */
export function aliasesOf(context: Context, client: KMSClient): (keyId: string | undefined) => Promise<Shaped> {
  const field = fieldsFrom(context, schema, 'kms:ListAliases').Aliases;
  const [call] = field?.from ?? [];
  if (!field || !call) return async () => shapeFields({}, {});
  const list = askOnce(async () => {
    const { ListAliasesCommand } = sdk('@aws-sdk/client-kms');
    return context.reader.readPages({
      call,
      send: (Marker, options) => client.send(new ListAliasesCommand({ Limit: 100, Marker }), options),
      items: (page) => page.Aliases,
      next: (page) => (page.Truncated ? page.NextMarker : undefined),
    });
  });
  return async (keyId) => {
    const listed = await list('region');
    const items = listed.items.filter(({ TargetKeyId }) => TargetKeyId === keyId).map(({ AliasName }) => AliasName);
    return shapeListed('Aliases', field, call, { ...listed, items });
  };
}
