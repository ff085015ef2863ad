import type { Cause } from '../../model/cause.ts';
import type { JsonObject } from '../../model/json.ts';
import { type ProtocolVersion, protocolVersions, type TlsEndpointResult } from '../../tls-scanner-lite/result.ts';
import type { Indeterminate } from '../../tls-scanner-lite/verdict.ts';
import { type Attribute, type Place, readVerdict, toCause, withMarks } from './read-verdict.ts';

type Protocols = TlsEndpointResult['protocols'];

export function readProtocols(verdict: Protocols, place: Place): Attribute {
  return readVerdict(verdict, place, (protocols) => {
    const unread: Record<string, Cause> = {};
    const value = protocolVersions.map((version, index): JsonObject => {
      const { offered, reason = 'malformed', evidence } = protocols[version];
      if (offered !== 'indeterminate') return { version, offered };
      unread[`${place.path}[${index}].offered`] = toCause({ reason, evidence }, place);
      return { version };
    });
    return withMarks(value, { unread });
  });
}

/** Why it is open whether one of these versions is offered, if it is: what belongs to it may then be missing. */
export function findOpenVersion(verdict: Protocols, versions: readonly ProtocolVersion[]): Indeterminate | undefined {
  if (verdict.status !== 'ok') return undefined;
  const open = versions.map((version) => verdict.value[version]).find(({ offered }) => offered === 'indeterminate');
  return open && { status: 'indeterminate', reason: open.reason ?? 'malformed', evidence: open.evidence };
}
