import type { Cause } from '../../model/cause.ts';
import type { Endpoint } from '../../model/config.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Resource, Scope } from '../../model/resource.ts';
import type { LedgerCall } from '../../model/snapshot.ts';
import type { TlsEndpointResult } from '../../tls-scanner-lite/result.ts';
import { readCertificate, readHsts, readNegotiated, readProtocols, readRedirect } from './read-parts.ts';
import { calls, httpSchema, tlsSchema } from './schema.ts';

/** Top-level attributes asked for; `undefined` when no rule reads the type. */
export interface WantedAttributes {
  readonly tls: ReadonlySet<string> | undefined;
  readonly http: ReadonlySet<string> | undefined;
}

export interface EndpointContext {
  readonly endpoint: Endpoint;
  readonly scope: Scope;
  readonly wanted: WantedAttributes;
  /** RFC 3339. */
  readonly observedAt: string;
}

/** One attribute as a resource keeps it. Without a value and without unread marks it was not asked for. */
export interface Attribute {
  readonly value?: Json;
  readonly unread?: Readonly<Record<string, Cause>>;
}

/** What a scan found, as resources and as entries of the ledger. */
export function describeEndpoint(
  result: TlsEndpointResult,
  context: EndpointContext,
): { readonly resources: readonly Resource[]; readonly calls: readonly LedgerCall[] } {
  const protocols = readProtocols(result.protocols, 'protocols');
  const negotiated = readNegotiated(result.negotiated, 'negotiated');
  const certificate = readCertificate(result.certificate, 'certificate');
  const hsts = readHsts(result.http.hsts, 'hsts');
  const redirect = readRedirect(result.http.redirect, 'redirect');
  const { wanted } = context;
  const resources = [
    ...(wanted.tls ? [toResource(tlsSchema.type, { protocols, negotiated, certificate }, context)] : []),
    ...(wanted.http ? [toResource(httpSchema.type, { hsts, redirect }, context)] : []),
  ];
  const ledger = [
    toCall(calls.versions.call, [protocols], context),
    toCall(calls.handshake.call, [negotiated, certificate], context),
    toCall(calls.https.call, [hsts], context),
    toCall(calls.http.call, [redirect], context),
  ];
  return { resources, calls: ledger.filter((call) => call !== undefined) };
}

function toResource(
  type: string,
  parts: Readonly<Record<string, Attribute>>,
  { endpoint, scope, observedAt }: EndpointContext,
): Resource {
  const name = toAddress(endpoint);
  const values = Object.entries(parts).flatMap(([key, { value }]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  const attributes: JsonObject = { host: endpoint.host, port: endpoint.port, ...Object.fromEntries(values) };
  const unread = Object.assign({}, ...Object.values(parts).map((part) => part.unread ?? {}));
  return { ...scope, type, id: `${type}:${name}`, name, observedAt, attributes, unread, partial: {} };
}

/** The ledger's entry of one probe, or `undefined` when it was not made. */
function toCall(call: string, read: readonly Attribute[], context: EndpointContext): LedgerCall | undefined {
  const asked = read.filter(({ value, unread }) => value !== undefined || unread !== undefined);
  if (asked.length === 0) return undefined;
  const [cause] = asked.flatMap(({ unread }) => Object.values(unread ?? {}));
  const outcome = cause !== undefined ? 'failed' : asked.every(({ value }) => value === null) ? 'none' : 'ok';
  return {
    kind: 'call',
    ...context.scope,
    service: 'endpoint',
    call,
    permission: '-',
    subject: toAddress(context.endpoint),
    pages: 1,
    attempts: 1,
    requestIds: [],
    outcome,
    ...(cause === undefined ? {} : { cause }),
  };
}

/** `api.acme.example:443`, `[::1]:443`. */
function toAddress({ host, port }: Endpoint): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
