import type { CipherSuite } from '../registry/cipher-suites.ts';
import { findSignatureScheme, nameSignatureScheme, signatureSchemeIds } from '../registry/signature-schemes.ts';
import type { VersionSignatures } from '../result.ts';
import { indeterminate } from '../verdict.ts';
import { type Asker, judgeCut, type Outcome } from './asker.ts';
import { offerTls13Flight } from './gate.ts';
import { type Choice, type Enumeration, removeChosen } from './remove-chosen.ts';

/** Its key exchange is signed by the server. */
export function isSigned({ keyExchange, authentication }: CipherSuite): boolean {
  return ['ECDHE', 'DHE'].includes(keyExchange) && ['RSA', 'ECDSA', 'DSS'].includes(authentication);
}

/** What a server signs its ServerKeyExchange with, in TLS 1.2 (RFC 5246 7.4.3). `suites`: those that are signed. */
export async function scanTls12Signatures(asker: Asker, suites: readonly number[]): Promise<VersionSignatures> {
  if (suites.length === 0) return { protocol: 'TLSv1.2', items: [] };
  const found = await removeChosen(signatureSchemeIds, async (signatureSchemes) => {
    const outcome = await asker.ask({
      version: 'TLSv1.2',
      suites,
      signatureSchemes,
      certificateSchemes: signatureSchemeIds,
      depth: 'key-exchange',
    });
    const isChosen = 'kind' in outcome && outcome.kind === 'accepted';
    const isFirst = signatureSchemes.length === signatureSchemeIds.length;
    return isFirst && isChosen ? notRefused(toChoice(outcome)) : toChoice(outcome);
  });
  return toVersionSignatures('TLSv1.2', found);
}

/** What a server signs its CertificateVerify with, in TLS 1.3 (RFC 8446 4.4.3). `first`: the flight with all on offer. */
export async function scanTls13Signatures(asker: Asker, first: Outcome): Promise<VersionSignatures> {
  const candidates = signatureSchemeIds.filter((id) => findSignatureScheme(id)?.tls13 === true);
  const found = await removeChosen(candidates, async (signatureSchemes) => {
    if (signatureSchemes.length < candidates.length) {
      return toChoice(await asker.ask(offerTls13Flight({ signatureSchemes, certificateSchemes: signatureSchemeIds })));
    }
    return notRefused(toChoice(first));
  });
  return toVersionSignatures('TLSv1.3', found);
}

/** With all on offer it was no scheme that was refused. */
function notRefused(choice: Choice<number>): Choice<number> {
  return 'kind' in choice && choice.kind === 'refused' ? indeterminate('handshake-failed', choice.evidence) : choice;
}

function toChoice(outcome: Outcome): Choice<number> {
  if (!('kind' in outcome)) return outcome;
  if (outcome.kind === 'refused') return outcome;
  const cut = judgeCut(outcome);
  if (cut !== undefined) return cut;
  return outcome.scheme === undefined
    ? indeterminate('malformed', 'a signature without a scheme')
    : { kind: 'chosen', item: outcome.scheme };
}

function toVersionSignatures(protocol: VersionSignatures['protocol'], found: Enumeration<number>): VersionSignatures {
  return {
    protocol,
    items: found.items.map(nameSignatureScheme),
    ...(found.incomplete === undefined ? {} : { incomplete: found.incomplete }),
  };
}
