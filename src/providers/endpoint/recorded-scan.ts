import type { JsonObject } from '../../model/json.ts';
import type { RecordedAnswer } from '../../model/snapshot.ts';
import type { Part, TlsEndpointResult } from '../../tls-scanner-lite/result.ts';
import type { Replayed, ReplayRequest, Wanted } from '../provider.ts';
import { describeEndpoint, type EndpointContext, nameEndpoint } from './describe-endpoint.ts';
import { httpSchema } from './http-schema.ts';
import { tlsSchema } from './tls-schema.ts';
import type { WantedAttributes } from './wanted-parts.ts';

/** A scan as it is kept: all that it told, the certificates as they were sent among it, and what it was asked. */
interface RecordedScan extends Pick<EndpointContext, 'endpoint' | 'address' | 'observedAt'> {
  readonly parts: readonly Part[];
  readonly result: TlsEndpointResult;
}

/** Stands for all calls of one scan. */
const scanCall = 'endpoint:Scan';

/** What a scan was told, of which all else follows: versions, suites, the chains with their DER in base64. */
export function recordScan(result: TlsEndpointResult, context: EndpointContext): RecordedAnswer {
  const { endpoint, address, scope, parts, observedAt } = context;
  const scan: RecordedScan = {
    endpoint,
    address,
    parts: [...parts],
    observedAt,
    result,
  };
  // What is `undefined` is left out.
  const body = JSON.parse(JSON.stringify(scan)) as JsonObject;
  const subject = nameEndpoint(endpoint, address);
  return { kind: 'answer', ...scope, service: 'endpoint', call: scanCall, subject, page: 1, outcome: 'ok', body };
}

/**
 * Makes once more what scans found. Which endpoints there are follows from DNS, from the user's own list and from other targets:
 * no listing comes of it.
 */
export async function replayScans({ target, account, region, wanted, answers }: ReplayRequest): Promise<Replayed> {
  const scope = { target: target.name, account, region };
  const found = answers.flatMap(({ call, body }) => {
    if (call !== scanCall || body === undefined) return [];
    if (!isScan(body)) throw new TypeError('not a recorded scan');
    const { endpoint, address, parts, observedAt, result } = body;
    const context = { endpoint, address, observedAt, scope, wanted: attributesOf(wanted), parts: new Set(parts) };
    return [describeEndpoint(result, context)];
  });
  return {
    resources: found.flatMap(({ resources }) => resources),
    calls: found.flatMap(({ calls }) => calls),
    listings: [],
    missing: [],
  };
}

/** Looks at the outline alone: what is not as `recordScan` wrote it within, ends as an error of whoever reads it. */
function isScan(body: { readonly [Key in keyof RecordedScan]?: unknown }): body is RecordedScan {
  const { endpoint, address, parts, observedAt, result } = body;
  const objects = [endpoint, result].every((member) => typeof member === 'object' && member !== null);
  const texts = [address, observedAt].every((member) => member === undefined || typeof member === 'string');
  return objects && texts && Array.isArray(parts);
}

/** The attributes asked for; `undefined` when no rule reads the type. */
export function attributesOf(wanted: Wanted): WantedAttributes {
  return { tls: topLevel(wanted, tlsSchema.type), http: topLevel(wanted, httpSchema.type) };
}

function topLevel(wanted: Wanted, type: string): ReadonlySet<string> | undefined {
  const paths = wanted.get(type);
  return paths && new Set([...paths].map((path) => path.split('.')[0] ?? path));
}
