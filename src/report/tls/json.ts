import type { TlsEndpointResult } from '../../tls-scanner-lite/result.ts';
import { printableJson } from '../printable.ts';
import type { RatedEndpoint } from './rated-endpoint.ts';

/** The members of a result in the order they are written in. */
const order = {
  target: undefined,
  address: undefined,
  reachability: undefined,
  protocols: undefined,
  cipherSuites: undefined,
  supportedGroups: undefined,
  signatureAlgorithms: undefined,
  certificates: undefined,
  clientAuthentication: undefined,
  alpn: undefined,
  compression: undefined,
  renegotiation: undefined,
  extendedMasterSecret: undefined,
  sessionResumption: undefined,
  http: undefined,
  stats: undefined,
} as const satisfies Readonly<Record<keyof TlsEndpointResult, undefined>>;

/** What a scan found, for a program: one line an endpoint, in the order they were asked for. */
export function* reportTlsJson(endpoints: readonly RatedEndpoint[]): Iterable<string> {
  yield '{\n"schemaVersion": "1",\n"endpoints": [\n';
  for (const [index, { result, ratings }] of endpoints.entries()) {
    yield printableJson({ ...order, ...result, ratings });
    yield index === endpoints.length - 1 ? '\n' : ',\n';
  }
  yield ']\n}\n';
}
