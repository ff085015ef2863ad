import type { Cause } from '../../model/cause.ts';
import type { Json } from '../../model/json.ts';
import type { CallRef, Field, ResourceSchema } from '../schema.ts';
import { type Send, type SendOptions, saysNone } from '../send/transport.ts';
import { leaveUnread, type Shaped, shapeFields } from '../shape.ts';
import type { ReadContext } from './context.ts';
import type { Answer, Listed } from './read.ts';

type Fields = Readonly<Record<string, Field>>;

/** The calls that list a type, by name. Throws for one the schema does not declare: a bug. */
export function listCall(schema: ResourceSchema, call: string): CallRef {
  const found = schema.list.find((ref) => ref.call === call);
  if (!found) throw new Error(`${schema.type} does not declare ${call}`);
  return found;
}

/** Whether the selected rules read anything of a type. */
export function isWanted(context: ReadContext, schema: ResourceSchema): boolean {
  return context.wanted.has(schema.type);
}

/** The wanted attributes that the listing itself gives. */
export function listedFields(context: ReadContext, schema: ResourceSchema): Fields {
  return pick(context, schema, (field) => field.from === undefined);
}

/** The wanted attributes that a call gives. */
export function fieldsFrom(context: ReadContext, schema: ResourceSchema, call: string): Fields {
  return pick(context, schema, (field) => field.from?.some((ref) => ref.call === call) ?? false);
}

/** A call as the attributes it gives declare it; nothing where none is wanted, and then it is not made. */
export function callFor(fields: Fields, call: string): CallRef | undefined {
  return Object.values(fields)
    .flatMap((field) => field.from ?? [])
    .find((ref) => ref.call === call);
}

function pick(context: ReadContext, schema: ResourceSchema, test: (field: Field) => boolean): Fields {
  const wanted = context.wanted.get(schema.type);
  return Object.fromEntries(Object.entries(schema.fields).filter(([name, field]) => wanted?.has(name) && test(field)));
}

export interface AttributeAsk<Output> {
  readonly schema: ResourceSchema;
  /** `s3:GetBucketAcl`, as the schema's `from` declares it. */
  readonly call: string;
  readonly subject?: string;
  readonly region?: string;
  readonly send: Send<Output>;
  /** The attributes, by name, in the answer. Pure; extra members are ignored. */
  readonly shape: (output: Output) => Readonly<Record<string, unknown>>;
}

/** Asks for the wanted attributes that one call gives. Makes no call where none is wanted. */
export async function readAttributes<Output>(context: ReadContext, ask: AttributeAsk<Output>): Promise<Shaped> {
  const fields = fieldsFrom(context, ask.schema, ask.call);
  const ref = callFor(fields, ask.call);
  if (!ref) return shapeFields({}, {});
  const answer = await context.reader.read({
    call: ref,
    ...(ask.subject === undefined ? {} : { subject: ask.subject }),
    ...(ask.region === undefined ? {} : { region: ask.region }),
    nullWhen: Object.values(fields).flatMap((field) => field.nullWhen ?? []),
    send: ask.send,
  });
  return shapeAnswer(fields, ref, answer, ask.shape);
}

/** What an answer that was asked for once gives of a resource: of each attribute by what its field says of errors. */
export function shapeAnswer<Output>(
  fields: Fields,
  ref: CallRef,
  answer: Answer<Output>,
  shape: (output: Output) => Readonly<Record<string, unknown>>,
): Shaped {
  if (answer.state === 'unread') return leaveUnread(Object.keys(fields), answer.cause);
  if (answer.state === 'value') return shapeFields(fields, shape(answer.value), ref);
  const { fault, cause } = answer;
  const isNone = ([, field]: [string, Field]) => field.nullWhen?.some((none) => saysNone(fault, none)) ?? false;
  const none = Object.entries(fields).filter(isNone);
  const rest = Object.keys(fields).filter((name) => !none.some(([known]) => known === name));
  const attributes: Record<string, Json> = Object.fromEntries(none.map(([name]) => [name, null]));
  return { ...leaveUnread(rest, cause), attributes };
}

export interface ListAttributeAsk<Output, Item> {
  readonly schema: ResourceSchema;
  readonly call: string;
  /** The one attribute the list becomes. */
  readonly attribute: string;
  /** What it is asked about, where that is not the account or the region. */
  readonly subject?: string;
  readonly send: (token: string | undefined, options: SendOptions) => ReturnType<Send<Output>>;
  readonly items: (page: Output) => readonly Item[] | undefined;
  readonly next: (page: Output) => string | undefined;
}

/** Asks for an attribute that is a list with pages; cut short, it keeps what came. */
export async function readListAttribute<Output, Item>(
  context: ReadContext,
  { schema, call, attribute, ...pages }: ListAttributeAsk<Output, Item>,
): Promise<Shaped> {
  const field = fieldsFrom(context, schema, call)[attribute];
  const ref = field?.from?.find((from) => from.call === call);
  if (!field || !ref) return shapeFields({}, {});
  const listed = await context.reader.readPages({ call: ref, ...pages });
  return shapeListed(attribute, field, ref, listed);
}

/** An attribute that a list becomes; of one that was cut short, what came. */
export function shapeListed(attribute: string, field: Field, ref: CallRef, listed: Listed<unknown>): Shaped {
  if (listed.cause && listed.items.length === 0) return leaveUnread([attribute], listed.cause);
  const shaped = shapeFields({ [attribute]: field }, { [attribute]: listed.items }, ref);
  return listed.cause ? { ...shaped, partial: { ...shaped.partial, [attribute]: listed.cause } } : shaped;
}

/** Reports whether all resources of a type were listed in the context's account and region. */
export function reportListing(context: ReadContext, schema: ResourceSchema, cause: Cause | undefined): void {
  const { target, account, region } = context.scope;
  context.sink.listing({
    kind: 'listing',
    target,
    account,
    region,
    type: schema.type,
    complete: cause === undefined,
    ...(cause === undefined ? {} : { cause }),
  });
}

export interface Found {
  readonly schema: ResourceSchema;
  readonly id: string;
  readonly name: string;
  /** Where it lives, when not in the context's region. */
  readonly region?: string;
  readonly shaped: Shaped;
}

/** Hands on one resource. */
export function reportResource(context: ReadContext, { schema, id, name, region, shaped }: Found): void {
  const { target, account } = context.scope;
  context.sink.resource({
    type: schema.type,
    target,
    account,
    region: region ?? context.scope.region,
    id,
    name,
    observedAt: context.now().toISOString(),
    ...shaped,
  });
}
