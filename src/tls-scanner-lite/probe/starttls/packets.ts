import { type Dialogue, maxReplyBytes, notTls, type Refusal } from './dialogue.ts';

/** `send`: the last bytes before the ClientHello. */
export type PacketStep = { readonly kind: 'ready'; readonly send?: Buffer } | Refusal;

export interface PacketListener {
  /** Sent at once. */
  readonly start?: Buffer;
  /**
   * Bytes of the packet that starts here, its header too; while its header is not whole, any number above what there
   * is. `undefined`: no packet starts so.
   */
  readonly sizeOf: (input: Buffer) => number | undefined;
  /** Gets every packet, whole. `undefined`: the next one is to be waited for. */
  readonly hear: (packet: Buffer) => PacketStep | undefined;
}

/** A dialogue of packets that tell their length. Takes time in proportion to what it reads. */
export function createPacketDialogue({ start, sizeOf, hear }: PacketListener): Dialogue {
  let chunks: Buffer[] = [];
  let size = 0;
  let needed = 1;
  return {
    ...(start === undefined ? {} : { start }),
    read(chunk) {
      chunks.push(chunk);
      size += chunk.length;
      // Put together only when there is something new to see: byte by byte that would take quadratic time.
      if (size < needed) return {};
      let input: Buffer = Buffer.concat(chunks);
      for (;;) {
        const length = sizeOf(input);
        if (length === undefined || length > maxReplyBytes) return { end: notTls(input) };
        if (length > input.length) {
          chunks = [input];
          size = input.length;
          needed = length;
          return {};
        }
        const step = hear(input.subarray(0, length));
        input = input.subarray(length);
        if (step === undefined) continue;
        if (step.kind !== 'ready') return { end: step };
        const end = { kind: 'ready', early: input } as const;
        return step.send === undefined ? { end } : { send: step.send, end };
      }
    },
  };
}
