import type { Socket } from 'node:net';
import { type ClientHello, readClientHello, readSsl2Hello } from './read-hello.ts';

/**
 * Calls back with each hello that comes: a second one answers a HelloRetryRequest. Other records are skipped. A hello
 * that breaks the protocol is an error of the test that sent it: `broken` gets it.
 */
export function onClientHello(
  socket: Socket,
  answer: (hello: ClientHello) => void,
  broken: (error: unknown) => void,
): void {
  let input: Buffer = Buffer.alloc(0);
  let messages: Buffer = Buffer.alloc(0);
  const takeMessages = (): void => {
    while (messages.length >= 4 && messages.length >= 4 + messages.readUIntBE(1, 3)) {
      const end = 4 + messages.readUIntBE(1, 3);
      const hello = messages.readUInt8(0) === 1 ? readClientHello(messages.subarray(4, end)) : undefined;
      messages = messages.subarray(end);
      if (hello !== undefined) answer(hello);
    }
  };
  const takeRecords = (): void => {
    while (input.length >= 5) {
      if (input.readUInt8(0) >= 0x80) {
        const end = 2 + (input.readUInt16BE(0) & 0x7fff);
        if (input.length < end) return;
        const hello = readSsl2Hello(input.subarray(2, end));
        input = input.subarray(end);
        answer(hello);
        continue;
      }
      const end = 5 + input.readUInt16BE(3);
      if (input.length < end) return;
      if (input.readUInt8(0) === 22) messages = Buffer.concat([messages, input.subarray(5, end)]);
      input = input.subarray(end);
      takeMessages();
    }
  };
  socket.on('data', (chunk: Buffer) => {
    input = Buffer.concat([input, chunk]);
    try {
      takeRecords();
    } catch (error) {
      broken(error);
      socket.destroy();
    }
  });
}
