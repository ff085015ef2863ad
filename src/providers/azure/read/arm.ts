import type { JsonObject } from '../../../model/json.ts';
import { readAttributes, readListAttribute } from '../../read/attributes.ts';
import type { Listed } from '../../read/read.ts';
import type { CallRef, ResourceSchema } from '../../schema.ts';
import type { Shaped } from '../../shape.ts';
import type { Context } from '../collector.ts';
import type { Api, Body } from '../send/api.ts';

/** What is asked of an API with a GET. */
export interface Get {
  /** Path and query: `/subscriptions/…/blobServices/default?api-version=2024-01-01`. */
  readonly path: string;
  /** The id of what it is asked about, where that is not the subscription or the tenant. */
  readonly subject?: string;
}

export interface GetAttributes extends Get {
  readonly schema: ResourceSchema;
  /** As the schema's `from` declares it: `arm:Microsoft.Storage/storageAccounts/blobServices`. */
  readonly call: string;
  /** The attributes, by name, in the answer. Pure; extra members are ignored. */
  readonly shape: (body: Body) => Readonly<Record<string, unknown>>;
}

/** Asks for the wanted attributes that one GET gives. Makes no request where none is wanted. */
export function readBody(context: Context, { path, ...ask }: GetAttributes): Promise<Shaped> {
  return readAttributes(context, { ...ask, send: apiOf(context, ask.call).get(path) });
}

export interface GetList extends Get {
  readonly call: CallRef;
}

/** Lists with all its pages what a GET gives. */
export function listBodies(context: Context, { call, path, subject }: GetList): Promise<Listed<Body>> {
  return context.reader.readPages({
    call,
    ...(subject !== undefined && { subject }),
    ...pagesOf(apiOf(context, call.call), path),
  });
}

export interface GetListAttribute extends Get, Pick<GetAttributes, 'schema' | 'call'> {
  /** The one attribute the list becomes: its elements are those of the answer, by the members the schema names. */
  readonly attribute: string;
  /** Each element as the schema has it; absent: as it came. Pure. */
  readonly shape?: (item: Body) => unknown;
}

/** Asks for an attribute that is a list with pages; cut short, it keeps what came. */
export function readBodies(
  context: Context,
  { schema, call, attribute, path, subject, shape = (item) => item }: GetListAttribute,
): Promise<Shaped> {
  const { send, next } = pagesOf(apiOf(context, call), path);
  return readListAttribute(context, {
    schema,
    call,
    attribute,
    ...(subject !== undefined && { subject }),
    send,
    items: (page: Body) => itemsOf(page)?.map(shape),
    next,
  });
}

/** How a list is read with all its pages: the part of `readPages` that is the same for each. */
export function pagesOf(api: Api, path: string) {
  return {
    send: (token: string | undefined, options: { readonly abortSignal: AbortSignal }) =>
      api.get(token ?? path)(options),
    items: itemsOf,
    next: nextOf,
  };
}

function apiOf({ arm, graph }: Context, call: string): Api {
  return call.startsWith('graph:') ? graph : arm;
}

/** `value` of ARM and of Microsoft Graph alike. An element that is no object says that it is not the list it should be. */
function itemsOf({ value }: Body): readonly Body[] | undefined {
  return Array.isArray(value) && value.every(isBody) ? value : undefined;
}

function nextOf(page: Body): string | undefined {
  const link = page.nextLink ?? page['@odata.nextLink'];
  return typeof link === 'string' ? link : undefined;
}

function isBody(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
