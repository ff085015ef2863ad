import type { CallRef } from '../schema.ts';

/** What a scan asks a server. It takes no permission: anyone who reaches the server may. */
export const calls = {
  addresses: { call: 'endpoint:DnsLookup', permission: '-' },
  versions: { call: 'endpoint:TlsVersions', permission: '-' },
  suites: { call: 'endpoint:TlsCipherSuites', permission: '-' },
  groups: { call: 'endpoint:TlsGroups', permission: '-' },
  signatures: { call: 'endpoint:TlsSignatureAlgorithms', permission: '-' },
  handshake: { call: 'endpoint:TlsHandshake', permission: '-' },
  resumption: { call: 'endpoint:TlsResumption', permission: '-' },
  https: { call: 'endpoint:HttpsRequest', permission: '-' },
  http: { call: 'endpoint:HttpRequest', permission: '-' },
} as const satisfies Readonly<Record<string, CallRef>>;
