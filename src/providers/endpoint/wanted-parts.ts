import type { Endpoint } from '../../model/config.ts';
import { ipaParts } from '../../tls-scanner-lite/rating/ipa-3.1.ts';
import { mozillaParts } from '../../tls-scanner-lite/rating/mozilla-5.8.ts';
import { sslLabsParts } from '../../tls-scanner-lite/rating/ssl-labs-2009r.ts';
import type { Part } from '../../tls-scanner-lite/result.ts';

/** Top-level attributes asked for; `undefined` when no rule reads the type. */
export interface WantedAttributes {
  readonly tls: ReadonlySet<string> | undefined;
  readonly http: ReadonlySet<string> | undefined;
}

/**
 * What has to be scanned to know an attribute. A list by version is whole only if every version that is offered was
 * found, so the versions are asked for with it. An attribute that is not here costs nothing.
 */
const partsOf: Readonly<Record<string, readonly Part[]>> = {
  protocols: ['protocols'],
  cipherSuites: ['protocols', 'cipherSuites'],
  cipherPreference: ['protocols', 'cipherSuites'],
  supportedGroups: ['protocols', 'supportedGroups'],
  signatureAlgorithms: ['protocols', 'signatureAlgorithms'],
  certificates: ['certificates'],
  clientAuthentication: ['clientAuthentication'],
  alpn: ['alpn'],
  compression: ['compression'],
  renegotiation: ['renegotiation'],
  extendedMasterSecret: ['extendedMasterSecret'],
  sessionResumption: ['sessionResumption'],
  sslLabs: sslLabsParts,
  mozilla: mozillaParts,
  ipa: ipaParts,
  hsts: ['hsts'],
  redirect: ['redirect'],
};

/** The parts of a scan that the attributes cost, each once. What speaks another protocol before TLS has no HTTP. */
export function wantedParts({ tls, http }: WantedAttributes, { starttls }: Endpoint): ReadonlySet<Part> {
  const attributes = [...(tls ?? []), ...(http ?? [])];
  const parts = attributes.flatMap((name) => (Object.hasOwn(partsOf, name) ? (partsOf[name] ?? []) : []));
  return new Set(parts.filter((part) => starttls === undefined || (part !== 'hsts' && part !== 'redirect')));
}
