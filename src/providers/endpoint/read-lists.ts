import type { Cause } from '../../model/cause.ts';
import type { JsonObject } from '../../model/json.ts';
import { type OfferedSuite, protocolVersions, type TlsEndpointResult } from '../../tls-scanner-lite/result.ts';
import type { Found, Indeterminate } from '../../tls-scanner-lite/verdict.ts';
import { findOpenVersion } from './read-protocols.ts';
import { type Attribute, type Place, readVerdict, toCause, unknownCause, withMarks } from './read-verdict.ts';

/** Versions that have groups and signature algorithms to choose from. */
const tlsVersions = protocolVersions.filter((version) => version.startsWith('TLS'));

/** All suites of all versions, in one list. A list of one version that was cut short cuts this one short. */
export function readCipherSuites({ cipherSuites, protocols }: TlsEndpointResult, place: Place): Attribute {
  return readVerdict(cipherSuites, place, (versions) => {
    const partial = markOpen(versions, findOpenVersion(protocols, protocolVersions), place);
    const suites = versions.flatMap(({ protocol, items }) => items.map((suite) => ({ protocol, suite })));
    if (suites.length === 0 && Object.keys(partial).length === 0) {
      return { unread: { [place.path]: unknownCause(place, 'handshake-failed') } };
    }
    const unread: Record<string, Cause> = {};
    const value = suites.map(({ protocol, suite }, index) => {
      const facts = describeSuite(suite);
      for (const name of facts.unseen) unread[`${place.path}[${index}].${name}`] = unknownCause(place, 'not-shown');
      return { protocol, ...facts.seen };
    });
    return withMarks(value, { unread, partial });
  });
}

export function readPreference({ cipherSuites }: TlsEndpointResult, place: Place): Attribute {
  return readVerdict(cipherSuites, place, (versions) => {
    const unread: Record<string, Cause> = {};
    const value = versions.map(({ protocol, preference }, index): JsonObject => {
      if (preference.status === 'ok') return { protocol, preference: preference.value };
      if (preference.status === 'not-tested') return { protocol, preference: null };
      unread[`${place.path}[${index}].preference`] = toCause(preference, place);
      return { protocol };
    });
    return withMarks(value, { unread });
  });
}

/** Names by version, as one list: the groups, or the signature algorithms. */
export function readNames(
  result: TlsEndpointResult,
  part: 'supportedGroups' | 'signatureAlgorithms',
  place: Place,
): Attribute {
  return readVerdict(result[part], place, (versions) => {
    const partial = markOpen(versions, findOpenVersion(result.protocols, tlsVersions), place);
    const value = versions.flatMap(({ protocol, items }) => items.map((name) => ({ protocol, name })));
    return withMarks(value, { partial });
  });
}

function markOpen(
  versions: readonly Found<unknown>[],
  open: Indeterminate | undefined,
  place: Place,
): Readonly<Record<string, Cause>> {
  const why = versions.find(({ incomplete }) => incomplete)?.incomplete ?? open;
  return why === undefined ? {} : { [place.path]: toCause(why, place) };
}

/** `unseen`: what the suite has and the server did not show, so that no rule may take it for none. */
function describeSuite(suite: OfferedSuite): { readonly seen: JsonObject; readonly unseen: readonly string[] } {
  const { id, name, bits, keyExchange, authentication, aead, forwardSecrecy, group, dhBits } = suite;
  // Without a name nothing is known of it.
  if (/^0x/.test(name)) {
    const facts = ['bits', 'keyExchange', 'authentication', 'aead', 'forwardSecrecy', 'mode', 'group', 'dhBits'];
    return { seen: { id, name }, unseen: facts };
  }
  const hasGroup = keyExchange === 'ECDHE' || keyExchange === 'any';
  const hasPrime = keyExchange === 'DHE' && group === undefined;
  const unseen = [
    ...(hasGroup && group === undefined ? ['group'] : []),
    ...(hasPrime && dhBits === undefined ? ['dhBits'] : []),
  ];
  const shown = { group: group ?? null, dhBits: dhBits ?? null };
  const seen = Object.fromEntries(Object.entries(shown).filter(([key]) => !unseen.includes(key)));
  const mode = modeOf(suite);
  return { seen: { id, name, bits, keyExchange, authentication, aead, forwardSecrecy, mode, ...seen }, unseen };
}

function modeOf({ name, bits, aead }: OfferedSuite): 'AEAD' | 'CBC' | 'STREAM' | 'NULL' {
  if (bits === 0) return 'NULL';
  if (aead) return 'AEAD';
  return name.includes('CBC') ? 'CBC' : 'STREAM';
}
