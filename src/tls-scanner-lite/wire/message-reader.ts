/** Longer than any chain a browser takes. */
const maxMessageBytes = 128 * 1024;

export interface HandshakeMessage {
  readonly type: number;
  readonly body: Buffer;
  /** With its header, for the transcript. */
  readonly whole: Buffer;
}

export interface MessageStep {
  readonly messages: readonly HandshakeMessage[];
  /** Nothing can be read afterwards. */
  readonly fault?: string;
}

/** Joins the contents of handshake records: a message may span records, a record may hold several. Never throws. */
export function createMessageReader(): (content: Buffer) => MessageStep {
  let chunks: Buffer[] = [];
  let length = 0;
  let needed = 4;
  return (content) => {
    chunks.push(content);
    length += content.length;
    // Joined only when a message is whole: byte by byte, joining each time would take quadratic time.
    if (length < needed) return { messages: [] };
    let input = chunks.length === 1 ? content : Buffer.concat(chunks);
    const messages: HandshakeMessage[] = [];
    needed = 4;
    while (input.length >= 4) {
      const size = 4 + input.readUIntBE(1, 3);
      if (size > maxMessageBytes) return { messages, fault: `handshake message of ${size - 4} bytes` };
      if (input.length < size) {
        needed = size;
        break;
      }
      const whole = input.subarray(0, size);
      messages.push({ type: whole.readUInt8(0), body: whole.subarray(4), whole });
      input = input.subarray(size);
    }
    chunks = [input];
    length = input.length;
    return { messages };
  };
}
