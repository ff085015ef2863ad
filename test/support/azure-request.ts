import type { IncomingMessage } from 'node:http';
import { readPath } from './azure-world.ts';

/** One request to Azure, as it came over the wire. */
export interface AzureRequest {
  readonly api: 'arm' | 'resourcegraph' | 'graph';
  readonly method: string;
  /** Path and query, in order, without the version of the API. */
  readonly path: string;
  /** `arm:Microsoft.Storage/storageAccounts/blobServices`, `resourcegraph:resources`, `graph:policies/authorizationPolicy`. */
  readonly call: string;
  /** Of a page that is not the first. */
  readonly token: string | undefined;
  /** Of Resource Graph. */
  readonly table: string | undefined;
  readonly subscription: string | undefined;
  readonly apiVersion: string | undefined;
  readonly body: Readonly<Record<string, unknown>> | undefined;
  readonly authorization: string | undefined;
  /** What the server answers it with, as `x-ms-request-id` or `request-id`. */
  readonly id: string;
  /** The same for the same question. */
  readonly key: string;
}

export function readAzureRequest(message: IncomingMessage, text: string, id: string): AzureRequest {
  const { method = '', url = '/' } = message;
  const path = readPath(url);
  const body = parse(text);
  const [bare = ''] = path.split('?', 1);
  const api = /^\/(?:v1\.0|beta)\//.test(path) ? 'graph' : isResourceGraph(bare) ? 'resourcegraph' : 'arm';
  const query = typeof body?.query === 'string' ? body.query : '';
  const table = api === 'resourcegraph' ? (/^\w+/.exec(query)?.[0] ?? '') : undefined;
  return {
    api,
    method,
    path,
    call: table === undefined ? `${api}:${api === 'graph' ? graphCall(bare) : typeOfPath(bare)}` : `${api}:${table}`,
    token: tokenOf(path, body),
    table,
    subscription: /^\/subscriptions\/([^/]+)/i.exec(path)?.[1]?.toLowerCase(),
    apiVersion: new URL(url, 'https://azure.test').searchParams.get('api-version') ?? undefined,
    body,
    authorization: message.headers.authorization,
    id,
    key: `${method} ${path.toLowerCase()} ${text}`,
  };
}

function isResourceGraph(path: string): boolean {
  return path.toLowerCase() === '/providers/microsoft.resourcegraph/resources';
}

/** The types on the way to a resource, those of the last provider: every other part of the path. */
export function typeOfPath(path: string): string {
  const parts = path.split('/').slice(1);
  const at = parts.findLastIndex((part) => part.toLowerCase() === 'providers');
  const [provider, ...rest] = at < 0 ? [undefined, ...parts] : parts.slice(at + 1);
  const types = rest.filter((_, index) => index % 2 === 0);
  return [...(provider === undefined ? [] : [provider]), ...types].join('/');
}

/** The path without its version, an id in it as `{id}`. */
function graphCall(path: string): string {
  const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
  const parts = path.split('/').slice(2);
  return parts.map((part) => (guid.test(part) ? '{id}' : part)).join('/');
}

/** A parameter that says which page it is. */
export function isPageToken(parameter: string): boolean {
  return /^\$?(?:skip|skiptoken|continuationtoken|nextpagemarker|marker|page)=/i.test(parameter);
}

function tokenOf(path: string, body: AzureRequest['body']): string | undefined {
  const options = body?.options as Readonly<Record<string, unknown>> | undefined;
  if (typeof options?.$skipToken === 'string') return options.$skipToken;
  const parameter = path.split('?').slice(1).join('?').split('&').find(isPageToken);
  return parameter?.slice(parameter.indexOf('=') + 1);
}

function parse(text: string): AzureRequest['body'] {
  try {
    return text === '' ? undefined : (JSON.parse(text) as AzureRequest['body']);
  } catch {
    return undefined;
  }
}
