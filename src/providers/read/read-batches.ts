import type { Cause } from '../../model/cause.ts';
import type { Json } from '../../model/json.ts';
import type { CallRef, Field, ResourceSchema } from '../schema.ts';
import type { SendOptions } from '../send/transport.ts';
import { leaveUnread, type Shaped, shapeFields } from '../shape.ts';
import { callFor, fieldsFrom } from './attributes.ts';
import type { ReadContext } from './context.ts';
import type { ListAsk } from './read.ts';

/** A call that is told of many resources at a time. */
export interface BatchAsk<Output, Found> {
  readonly call: CallRef;
  readonly ids: readonly string[];
  /** How many ids the call takes. */
  readonly size: number;
  readonly send: (
    ids: readonly string[],
    token: string | undefined,
    options: SendOptions,
  ) => ReturnType<ListAsk<Output, Found>['send']>;
  readonly items: (page: Output) => readonly Found[] | undefined;
  readonly next?: (page: Output) => string | undefined;
  readonly idOf: (found: Found) => string | undefined;
}

/** What a batch said of one id; `absent`: it came whole and did not name it. */
export type BatchAnswer<Found> =
  | { readonly state: 'found'; readonly value: Found }
  | { readonly state: 'absent' }
  | { readonly state: 'unread'; readonly cause: Cause };

/** Asks about all ids, so many a call, one call after the other. */
export async function readBatches<Output, Found>(
  context: ReadContext,
  { call, ids, size, send, items, next = () => undefined, idOf }: BatchAsk<Output, Found>,
): Promise<ReadonlyMap<string, BatchAnswer<Found>>> {
  const answers = new Map<string, BatchAnswer<Found>>();
  for (let at = 0; at < ids.length; at += size) {
    const batch = ids.slice(at, at + size);
    const [subject] = batch;
    const listed = await context.reader.readPages({
      call,
      ...(subject === undefined ? {} : { subject }),
      send: (token, options) => send(batch, token, options),
      items,
      next,
    });
    const rest: BatchAnswer<Found> = listed.cause ? { state: 'unread', cause: listed.cause } : { state: 'absent' };
    for (const id of batch) answers.set(id, rest);
    for (const value of listed.items) answers.set(idOf(value) ?? '', { state: 'found', value });
  }
  return answers;
}

export interface BatchShape<Found> {
  readonly fields: Readonly<Record<string, Field>>;
  readonly call: CallRef;
  readonly shape: (found: Found) => Readonly<Record<string, unknown>>;
  /** What it means that a whole answer does not name a resource: there is none of it, or the resource is gone. */
  readonly whenAbsent: 'none' | 'vanished';
}

/** The attributes of one resource in the answer of a batch. */
export function shapeBatchAnswer<Found>(
  answer: BatchAnswer<Found> | undefined,
  { fields, call, shape, whenAbsent }: BatchShape<Found>,
): Shaped {
  const names = Object.keys(fields);
  if (answer?.state === 'found') return shapeFields(fields, shape(answer.value), call);
  if (answer?.state === 'unread') return leaveUnread(names, answer.cause);
  return whenAbsent === 'none' ? sayNone(names) : leaveUnread(names, { kind: 'vanished', ...call });
}

/** Resources of one type, and what a batch tells of each. */
export interface BatchAttributes<Output, Found>
  extends Omit<BatchAsk<Output, Found>, 'call'>,
    Pick<BatchShape<Found>, 'shape' | 'whenAbsent'> {
  readonly schema: ResourceSchema;
  /** `ecs:DescribeClusters`, as the schema's `from` declares it. */
  readonly call: string;
}

/** Asks for the wanted attributes that a batch call gives, and tells them by id. Makes no call where none is wanted. */
export async function readBatchAttributes<Output, Found>(
  context: ReadContext,
  { schema, call: name, shape, whenAbsent, ...batch }: BatchAttributes<Output, Found>,
): Promise<(id: string) => Shaped> {
  const fields = fieldsFrom(context, schema, name);
  const call = callFor(fields, name);
  if (!call) return () => shapeFields({}, {});
  const answers = await readBatches(context, { ...batch, call });
  return (id) => shapeBatchAnswer(answers.get(id), { fields, call, shape, whenAbsent });
}

/** Attributes of which the provider says that there is none. */
export function sayNone(names: readonly string[]): Shaped {
  const attributes: Readonly<Record<string, Json>> = Object.fromEntries(names.map((name) => [name, null]));
  return { attributes, unread: {}, partial: {} };
}
