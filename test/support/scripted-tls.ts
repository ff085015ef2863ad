import type { Socket } from 'node:net';
import type { TlsVersion } from '../../src/tls-scanner-lite/result.ts';

/** What a ClientHello says of itself. */
export interface Hello {
  readonly version: TlsVersion;
  readonly suites: number;
  readonly serverName: string | undefined;
  readonly bytes: number;
}

/** Calls back with the hello once it is whole. */
export function onHello(socket: Socket, answer: (hello: Hello) => void): void {
  let input = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    input = Buffer.concat([input, chunk]);
    if (input.length >= 5 && input.length >= 5 + input.readUInt16BE(3)) {
      socket.removeAllListeners('data');
      answer(readHello(input));
    }
  });
}

function readHello(record: Buffer): Hello {
  const sessionId = record.readUInt8(43);
  const suitesAt = 44 + sessionId;
  const suites = record.readUInt16BE(suitesAt) / 2;
  const extensions = new Map<number, Buffer>();
  for (let at = suitesAt + 2 + suites * 2 + 2 + 2; at < record.length; ) {
    const length = record.readUInt16BE(at + 2);
    extensions.set(record.readUInt16BE(at), record.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  const versions: readonly TlsVersion[] = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2'];
  const version = extensions.has(43) ? 'TLSv1.3' : versions[record.readUInt8(10) - 1];
  if (version === undefined) throw new Error('a hello of no known version');
  return { version, suites, serverName: extensions.get(0)?.subarray(5).toString(), bytes: record.length };
}

const numbers: Readonly<Record<TlsVersion, number>> = { 'TLSv1.0': 1, 'TLSv1.1': 2, 'TLSv1.2': 3, 'TLSv1.3': 4 };

/** The handshake message of a ServerHello that chooses this version. */
export function serverHello(version: TlsVersion): Buffer {
  const supported = version === 'TLSv1.3' ? Buffer.from([0, 6, 0, 43, 0, 2, 3, 4]) : Buffer.alloc(0);
  const suite = version === 'TLSv1.3' ? [0x13, 0x01] : [0xc0, 0x2f];
  const legacy = Math.min(numbers[version], 3);
  const body = Buffer.concat([Buffer.from([3, legacy]), Buffer.alloc(32, 7), Buffer.from([0, ...suite, 0]), supported]);
  return Buffer.concat([Buffer.from([2, 0, 0, body.length]), body]);
}

export function record(type: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([type, 3, 1, content.length >> 8, content.length & 0xff]), content]);
}

export function alert(code: number, level = 2): Buffer {
  return record(21, Buffer.from([level, code]));
}
