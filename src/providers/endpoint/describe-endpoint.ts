import type { Endpoint } from '../../model/config.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Resource, Scope } from '../../model/resource.ts';
import type { CallReceipt, LedgerCall } from '../../model/snapshot.ts';
import type { Part, TlsEndpointResult } from '../../tls-scanner-lite/result.ts';
import { calls } from './calls.ts';
import type { KnownEndpoint } from './found.ts';
import { httpSchema } from './http-schema.ts';
import { type ReadPart, readHttp, readTls } from './read-parts.ts';
import { readRatings } from './read-ratings.ts';
import type { Attribute } from './read-verdict.ts';
import { settle } from './settle.ts';
import { tlsSchema } from './tls-schema.ts';
import type { WantedAttributes } from './wanted-parts.ts';

export interface EndpointContext {
  readonly endpoint: KnownEndpoint;
  /** The one of its addresses that was scanned, where each is scanned by itself. */
  readonly address: string | undefined;
  readonly scope: Scope;
  readonly wanted: WantedAttributes;
  /** What was asked for. */
  readonly parts: ReadonlySet<Part>;
  /** RFC 3339. */
  readonly observedAt: string;
}

/** What a scan found, as resources and as entries of the ledger. */
export function describeEndpoint(
  result: TlsEndpointResult,
  context: EndpointContext,
): { readonly resources: readonly Resource[]; readonly calls: readonly LedgerCall[] } {
  const { wanted, parts } = context;
  const settled = settle(result);
  const tls = readTls(settled, parts);
  const rated = readRatings(result, wanted.tls ?? new Set(), new Date(context.observedAt));
  const http = readHttp(settled, parts);
  const host = result.address ?? context.address;
  return {
    resources: [
      ...(wanted.tls ? [toResource(tlsSchema.type, [...tls, ...rated], result, context)] : []),
      ...(wanted.http ? [toResource(httpSchema.type, http, result, context)] : []),
    ],
    calls: toLedger([...tls, ...http], { startedAt: context.observedAt, ...(host !== undefined && { host }) }, context),
  };
}

function toResource(
  type: string,
  read: readonly Pick<ReadPart, 'name' | 'attribute'>[],
  { address }: TlsEndpointResult,
  context: EndpointContext,
): Resource {
  const { host, port, serverName, starttls, foundIn } = context.endpoint;
  const name = nameEndpoint(context.endpoint, context.address);
  const origin: JsonObject = {
    host,
    port,
    serverName: serverName ?? null,
    starttls: starttls ?? null,
    address: address ?? null,
    foundIn: foundIn ? { ...foundIn } : null,
  };
  const values = read.flatMap(({ name: key, attribute: { value } }) => (value === undefined ? [] : [[key, value]]));
  const marks = (kind: 'unread' | 'partial') => Object.assign({}, ...read.map(({ attribute }) => attribute[kind]));
  return {
    ...context.scope,
    type,
    id: `${type}:${name}`,
    name,
    observedAt: context.observedAt,
    attributes: { ...origin, ...Object.fromEntries(values) },
    unread: marks('unread'),
    partial: marks('partial'),
  };
}

/** One entry of each question that was asked, all of them after the scan began and of the address it found. */
function toLedger(read: readonly ReadPart[], receipt: CallReceipt, context: EndpointContext): readonly LedgerCall[] {
  return Object.values(calls).flatMap(({ call, permission }) => {
    const answers = read.filter((part) => part.call === call).map(({ attribute }) => attribute);
    return answers.some(isAsked) ? [{ ...toCall(answers, context), ...receipt, call, permission }] : [];
  });
}

function toCall(
  answers: readonly Attribute[],
  { endpoint, address, scope }: EndpointContext,
): Omit<LedgerCall, 'call' | 'permission'> {
  const [cause] = answers.flatMap(({ unread, partial }) => Object.values({ ...unread, ...partial }));
  const isNone = answers.filter(isAsked).every(({ value }) => value === null);
  return {
    kind: 'call',
    ...scope,
    service: 'endpoint',
    subject: nameEndpoint(endpoint, address),
    pages: 1,
    attempts: 1,
    requestIds: [],
    outcome: cause !== undefined ? 'failed' : isNone ? 'none' : 'ok',
    ...(cause === undefined ? {} : { cause }),
  };
}

function isAsked({ value, unread }: Attribute): boolean {
  return value !== undefined || unread !== undefined;
}

/** `api.acme.example:443`, `[::1]:443`, `192.0.2.1:443/api.acme.example`, `api.acme.example:443@192.0.2.1`. */
export function nameEndpoint({ host, port, serverName }: Endpoint, address?: string): string {
  const place = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const asked = serverName === undefined || serverName === host ? '' : `/${serverName}`;
  return `${place}${asked}${address === undefined ? '' : `@${address}`}`;
}
