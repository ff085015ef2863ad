import { findCipherSuite } from '../registry/cipher-suites.ts';
import { findSsl2CipherKind } from '../registry/ssl2-cipher-kinds.ts';
import {
  type Certificate,
  type OfferedSuite,
  type ProtocolVersion,
  protocolVersions,
  type TlsEndpointResult,
  type VersionGroups,
} from '../result.ts';
import { indeterminate, type Verdict } from '../verdict.ts';

type Values<T> = {
  readonly [K in keyof T]: Extract<T[K], { readonly status: 'ok' }> extends { value: infer V } ? V : never;
};

/** All the values, or the first that is not known, its evidence led by its name. A rating never guesses one. */
export function settle<T extends Readonly<Record<string, Verdict<unknown>>>>(inputs: T): Verdict<Values<T>> {
  const values: Record<string, unknown> = {};
  for (const [name, input] of Object.entries(inputs)) {
    if (input.status === 'indeterminate') return indeterminate(input.reason, `${name}: ${input.evidence}`);
    if (input.status === 'not-tested') return input;
    values[name] = input.value;
  }
  return ok(values as Values<T>);
}

export function ok<T>(value: T): Verdict<T> {
  return { status: 'ok', value };
}

/** Every version that is offered, oldest first; known only where each is known. */
export function readVersions({ protocols }: TlsEndpointResult): Verdict<readonly ProtocolVersion[]> {
  if (protocols.status !== 'ok') return protocols;
  for (const version of protocolVersions) {
    const { offered, reason = 'handshake-failed', evidence } = protocols.value[version];
    if (offered === 'indeterminate') return indeterminate(reason, `${version}: ${evidence}`);
  }
  const offered = protocolVersions.filter((version) => protocols.value[version].offered === true);
  return offered.length > 0 ? ok(offered) : indeterminate('handshake-failed', 'no version is offered');
}

/** A suite of one version, with what its number says beside what the scan saw. */
export interface RatedSuite extends OfferedSuite {
  readonly protocol: ProtocolVersion;
  /** `AES_128_GCM`, `3DES_EDE_CBC`, `RC4_128`, `NULL`. */
  readonly encryption: string;
  readonly exportGrade: boolean;
}

/** The suites of all these versions; known only where each list is complete, and each suite is one that is registered. */
export function readSuites(
  { cipherSuites }: TlsEndpointResult,
  versions: readonly ProtocolVersion[],
): Verdict<readonly RatedSuite[]> {
  if (cipherSuites.status !== 'ok') return cipherSuites;
  const suites: RatedSuite[] = [];
  for (const protocol of versions) {
    const list = cipherSuites.value.find((entry) => entry.protocol === protocol);
    if (list?.incomplete !== undefined) {
      return indeterminate(list.incomplete.reason, `${protocol}: ${list.incomplete.evidence}`);
    }
    if (list === undefined || list.items.length === 0)
      return indeterminate('handshake-failed', `${protocol}: no suite`);
    for (const suite of list.items) {
      const registered = protocol === 'SSLv2' ? findSsl2CipherKind(suite.id) : findCipherSuite(suite.id);
      if (registered === undefined) return indeterminate('malformed', `${protocol}: ${suite.name} is not registered`);
      suites.push({ ...suite, protocol, encryption: registered.encryption, exportGrade: registered.exportGrade });
    }
  }
  return ok(suites);
}

/** The certificate of each key type; known only where all are. */
export function readCertificates({ certificates }: TlsEndpointResult): Verdict<readonly Certificate[]> {
  if (certificates.status !== 'ok') return certificates;
  const { items, incomplete } = certificates.value;
  if (incomplete !== undefined) return incomplete;
  return items.length > 0 ? ok(items) : indeterminate('no-certificate', 'none was sent');
}

/** The groups that these suites can be used with; known only where each list is complete. */
export function readGroups(
  { supportedGroups }: TlsEndpointResult,
  suites: readonly RatedSuite[],
): Verdict<readonly VersionGroups[]> {
  if (supportedGroups.status !== 'ok') return supportedGroups;
  for (const { protocol, incomplete } of supportedGroups.value) {
    if (incomplete !== undefined) return indeterminate(incomplete.reason, `${protocol}: ${incomplete.evidence}`);
  }
  const needed = suites.flatMap(({ protocol, keyExchange }): VersionGroups['protocol'][] => {
    if (protocol === 'TLSv1.3') return ['TLSv1.3'];
    return keyExchange === 'ECDHE' ? ['TLSv1.2'] : [];
  });
  const missing = needed.find((protocol) => !supportedGroups.value.some((list) => list.protocol === protocol));
  return missing === undefined ? ok(supportedGroups.value) : indeterminate('handshake-failed', `${missing}: no group`);
}

/** It answered over TLS, but not in HTTP. */
export function isNotHttp({ http: { hsts } }: TlsEndpointResult): boolean {
  return hsts.status === 'indeterminate' && hsts.reason === 'not-http';
}
