import type { ResourceSchema } from '../schema.ts';
import type { Send, SendOptions } from '../send/transport.ts';
import { leaveUnread, type Shaped, shapeFields } from '../shape.ts';
import { fieldsFrom } from './attributes.ts';
import type { ReadContext } from './context.ts';
import { askOnce } from './once.ts';
import type { ListAsk, Listed } from './read.ts';

/** Lists that tell of many resources each, such as the parameters of a group. */
export interface SharedListAsk<Output, Item> extends Pick<ListAsk<Output, Item>, 'items' | 'next'> {
  readonly schema: ResourceSchema;
  /** `rds:DescribeDBParameters`, as the schema's `from` declares it. */
  readonly call: string;
  readonly send: (key: string, token: string | undefined, options: SendOptions) => ReturnType<Send<Output>>;
}

/**
 * Reads the wanted attributes of one resource from the list of a key: the name of a group, or empty where there is but one
 * list; `undefined` where the resource names none, of which nothing is known. `shape` gives the attributes, by name, or
 * `undefined` where a list that broke off does not tell them. Pure.
 */
export type ReadShared<Item> = (
  key: string | undefined,
  shape: (listed: Listed<Item>) => Readonly<Record<string, unknown>> | undefined,
) => Promise<Shaped>;

/** Asks for each key's list once, however many resources it tells of. Makes no call where nothing of it is wanted. */
export function createSharedListReader<Output, Item>(
  context: ReadContext,
  { schema, call, send, ...pages }: SharedListAsk<Output, Item>,
): ReadShared<Item> {
  const fields = fieldsFrom(context, schema, call);
  const ref = Object.values(fields)
    .flatMap((field) => field.from ?? [])
    .find((from) => from.call === call);
  if (!ref) return async () => shapeFields({}, {});
  const list = askOnce((key) =>
    context.reader.readPages({
      ...pages,
      call: ref,
      ...(key === '' ? {} : { subject: key }),
      send: (token, options) => send(key, token, options),
    }),
  );
  return async (key, shape) => {
    if (key === undefined) return shapeFields(fields, {}, ref);
    const listed = await list(key);
    const found = shape(listed);
    if (!found && listed.cause) return leaveUnread(Object.keys(fields), listed.cause);
    return shapeFields(fields, found ?? {}, ref);
  };
}
