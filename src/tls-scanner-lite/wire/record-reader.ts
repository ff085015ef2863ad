/** Limits of RFC 8446 5.2 and RFC 5246 6.2.3 (2^14 and what protection adds), and what one probe reads at most. */
const maxRecordBytes = 16_384 + 2_048;
const maxMessageBytes = 128 * 1024;
const maxProbeBytes = 256 * 1024;

const contentTypes = { changeCipherSpec: 20, alert: 21, handshake: 22 };

export type TlsMessage =
  | { readonly kind: 'handshake'; readonly type: number; readonly body: Buffer }
  | { readonly kind: 'alert'; readonly fatal: boolean; readonly code: number };

export interface ReadStep {
  readonly messages: readonly TlsMessage[];
  /** What came is not TLS, or more than the limits allow. Nothing can be read afterwards. */
  readonly fault?: string;
}

/**
 * Takes bytes as they come and gives the plain handshake messages and alerts in them. A message may span records, and a
 * record may hold several. Never throws.
 */
export function createRecordReader(): (chunk: Buffer) => ReadStep {
  let input: Buffer = Buffer.alloc(0);
  let handshake: Buffer = Buffer.alloc(0);
  let alert: Buffer = Buffer.alloc(0);
  let total = 0;

  const takeHandshakes = (messages: TlsMessage[]): string | undefined => {
    while (handshake.length >= 4) {
      const length = handshake.readUIntBE(1, 3);
      if (length > maxMessageBytes) return `handshake message of ${length} bytes`;
      if (handshake.length < 4 + length) return undefined;
      messages.push({ kind: 'handshake', type: handshake.readUInt8(0), body: handshake.subarray(4, 4 + length) });
      handshake = handshake.subarray(4 + length);
    }
    return undefined;
  };
  const takeAlerts = (messages: TlsMessage[]): void => {
    for (; alert.length >= 2; alert = alert.subarray(2)) {
      messages.push({ kind: 'alert', fatal: alert.readUInt8(0) !== 1, code: alert.readUInt8(1) });
    }
  };
  const takeRecord = (type: number, content: Buffer, messages: TlsMessage[]): string | undefined => {
    if (type === contentTypes.handshake) {
      handshake = Buffer.concat([handshake, content]);
      return takeHandshakes(messages);
    }
    if (type === contentTypes.alert) {
      alert = Buffer.concat([alert, content]);
      takeAlerts(messages);
    }
    return undefined;
  };

  return (chunk) => {
    const messages: TlsMessage[] = [];
    total += chunk.length;
    if (total > maxProbeBytes) return { messages, fault: `more than ${maxProbeBytes} bytes` };
    input = input.length === 0 ? chunk : Buffer.concat([input, chunk]);
    while (input.length > 0) {
      if (!isRecordStart(input)) return { messages, fault: describeBytes(input) };
      if (input.length < 5) break;
      const length = input.readUInt16BE(3);
      if (length > maxRecordBytes) return { messages, fault: `record of ${length} bytes` };
      if (input.length < 5 + length) break;
      const fault = takeRecord(input.readUInt8(0), input.subarray(5, 5 + length), messages);
      if (fault !== undefined) return { messages, fault };
      input = input.subarray(5 + length);
    }
    return { messages };
  };
}

function isRecordStart(input: Buffer): boolean {
  const type = input.readUInt8(0);
  const known = Object.values(contentTypes).includes(type);
  return known && (input.length < 2 || input.readUInt8(1) === 3);
}

/** The start of an answer that is not TLS, in printable ASCII. */
function describeBytes(input: Buffer): string {
  const text = input
    .subarray(0, 32)
    .toString('latin1')
    .replace(/[^\x20-\x7e]/g, '.');
  return `answered ${JSON.stringify(text)}`;
}
