import { type Indeterminate, indeterminate, type Verdict } from '../verdict.ts';
import { readChosenAlpn } from '../wire/answer-reader.ts';
import { type Asker, judgeCut, type Offer, type Outcome } from './asker.ts';
import { type Choice, removeChosen } from './remove-chosen.ts';

/**
 * IANA, TLS Application-Layer Protocol Negotiation Protocol IDs: those of servers over TCP. Not `acme-tls/1`, which asks
 * for another certificate (RFC 8737).
 */
const protocols: readonly string[] = [
  'h2',
  'http/1.1',
  'http/1.0',
  'imap',
  'pop3',
  'managesieve',
  'ftp',
  'ldap',
  'postgresql',
  'mqtt',
  'amqp',
  'dot',
  'xmpp-client',
  'sip/2',
  'coap',
];

/** The alert by which it refuses all that were offered (RFC 7301 3.2). */
const noApplicationProtocol = 120;

/** Protocols that a server takes by ALPN (RFC 7301). */
export async function scanAlpn(asker: Asker, offer: Offer): Promise<Verdict<readonly string[]>> {
  let isHeard = false;
  const found = await removeChosen(protocols, async (alpn) => {
    const outcome = await asker.ask({ ...offer, alpn });
    const choice = toChoice(outcome);
    isHeard ||= !('kind' in choice) || choice.kind === 'chosen' || choice.isHeard;
    return choice;
  });
  if (found.incomplete !== undefined) return found.incomplete;
  const fault = isHeard ? undefined : await findFault(asker, offer);
  return fault ?? { status: 'ok', value: found.items };
}

/** Why a refusal may have nothing to do with ALPN: the hello is refused without it, too. */
async function findFault(asker: Asker, offer: Offer): Promise<Indeterminate | undefined> {
  const outcome = await asker.ask(offer);
  if (!('kind' in outcome)) return outcome;
  return outcome.kind === 'refused' ? indeterminate('handshake-failed', outcome.evidence) : undefined;
}

type AlpnChoice = Exclude<Choice<string>, { kind: 'refused' }> | Refused;
interface Refused {
  readonly kind: 'refused';
  readonly evidence: string;
  /** It was ALPN that was refused, or passed over. */
  readonly isHeard: boolean;
}

function toChoice(outcome: Outcome): AlpnChoice {
  if (!('kind' in outcome)) return outcome;
  const chosen = outcome.kind === 'accepted' ? readChosenAlpn(outcome.extensions) : undefined;
  if (chosen !== undefined) return { kind: 'chosen', item: chosen };
  const refusal = outcome.kind === 'refused' ? outcome : judgeCut(outcome);
  if (refusal === undefined) return { kind: 'refused', evidence: 'no answer to ALPN', isHeard: true };
  if (!('kind' in refusal)) return refusal;
  return { kind: 'refused', evidence: refusal.evidence, isHeard: refusal.alert === noApplicationProtocol };
}
