import { contentOf, readDerList, readInside, readSmallInteger, tags } from '../../certificate/der.ts';
import { type Dialogue, notTls, quote } from './dialogue.ts';
import { createPacketDialogue, type PacketStep } from './packets.ts';

/** Of the StartTLS request, and of the notice that a server is about to close (RFC 4511 4.14.1, 4.4.1). */
const startTlsId = '1.3.6.1.4.1.1466.20037';
const disconnectionId = '1.3.6.1.4.1.1466.20036';

/** LDAPMessage { messageID 1, extendedReq [APPLICATION 23] { requestName [0] } } (RFC 4511 4.1.1, 4.12). */
const startTlsRequest = Buffer.concat([
  Buffer.from([0x30, 7 + startTlsId.length, 0x02, 1, 1, 0x77, 2 + startTlsId.length, 0x80, startTlsId.length]),
  Buffer.from(startTlsId, 'latin1'),
]);

/** ExtendedResponse is [APPLICATION 24] of a SEQUENCE, and its responseName [10] of a string (RFC 4511 4.12). */
const extendedResponse = 0x78;
const responseName = 0x8a;

/** Codes of LDAPResult (RFC 4511 4.1.9) that a server has reason to give. */
const resultNames: Readonly<Record<number, string>> = {
  1: 'operationsError',
  2: 'protocolError',
  8: 'strongerAuthRequired',
  10: 'referral',
  13: 'confidentialityRequired',
  51: 'busy',
  52: 'unavailable',
  53: 'unwillingToPerform',
};
const busy = 51;

/** StartTLS of LDAP (RFC 4511 4.14). */
export function startLdap(): Dialogue {
  return createPacketDialogue({ start: startTlsRequest, sizeOf: sizeOfMessage, hear: hearMessage });
}

/** Lengths are definite, though not always in the shortest form (RFC 4511 5.1). */
function sizeOfMessage(input: Buffer): number | undefined {
  const [tag, first] = input;
  if (tag !== undefined && tag !== tags.sequence) return undefined;
  if (first === undefined) return 2;
  if (first < 0x80) return 2 + first;
  const header = 2 + (first & 0x7f);
  if (header === 2 || header > 6) return undefined;
  return input.length < header ? header : header + input.readUIntBE(2, header - 2);
}

function hearMessage(message: Buffer): PacketStep | undefined {
  const [id, operation] = readInside(message) ?? [];
  const fields = readDerList(contentOf(operation, extendedResponse) ?? Buffer.alloc(0)) ?? [];
  const messageId = readSmallInteger(contentOf(id, tags.integer));
  const code = readSmallInteger(contentOf(fields[0], tags.enumerated));
  const text = contentOf(fields[2], tags.octetString);
  if (code === undefined || text === undefined) return notTls(message);
  const told = `${resultNames[code] ?? 'result'}(${code}) ${quote(text)}`;
  if (messageId === 0) {
    const name = fields.map((field) => contentOf(field, responseName)).find((content) => content !== undefined);
    // Other unsolicited notifications are for those who know them (RFC 4511 4.4).
    const leaves = name?.toString('latin1') === disconnectionId;
    return leaves ? { kind: 'turned-away', evidence: `disconnected with ${told}` } : undefined;
  }
  if (messageId !== 1) return notTls(message);
  if (code === 0) return { kind: 'ready' };
  return { kind: code === busy ? 'turned-away' : 'not-offered', evidence: `answered StartTLS with ${told}` };
}
