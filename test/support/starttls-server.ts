import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import * as tls from 'node:tls';
import type { StarttlsProtocol } from '../../src/tls-scanner-lite/result.ts';
import { startServer, type TestServer } from './servers.ts';

export interface StarttlsServerOptions {
  readonly protocol: StarttlsProtocol;
  readonly key: string;
  readonly cert: string;
  /** Default: true. */
  readonly offered?: boolean;
  /** Every byte in a write of its own, a moment apart. */
  readonly inPieces?: boolean;
  /** Sent together with the go-ahead, behind it. */
  readonly junk?: string;
  /** Says so many things (the greeting is the first, where there is one), then nothing more, and no TLS. */
  readonly silentAfter?: number;
}

export interface StarttlsServer extends TestServer {
  /** What clients sent before TLS, as latin1; a list a connection. */
  readonly heard: readonly string[][];
  /** What it said before TLS. */
  readonly said: readonly Buffer[][];
}

/** What a server makes of the bytes it has so far. `undefined`: it needs more. */
interface Answer {
  /** Bytes of the client that this answers. */
  readonly taken: number;
  readonly reply: Buffer;
  readonly thenTls?: true;
}
interface Script {
  readonly greeting?: Buffer;
  readonly answer: (input: Buffer) => Answer | undefined;
}

/** A server that speaks one protocol up to TLS, and TLS from there; over it, it says `hello`. */
export async function startStarttlsServer(options: StarttlsServerOptions): Promise<StarttlsServer> {
  const heard: string[][] = [];
  const said: Buffer[][] = [];
  const server = await startServer((socket, index) => {
    heard[index] = [];
    said[index] = [];
    converse(socket, options, { heard: heard[index], said: said[index] });
  });
  return { ...server, heard, said };
}

function converse(
  socket: Socket,
  {
    protocol,
    offered = true,
    inPieces = false,
    silentAfter = Number.POSITIVE_INFINITY,
    ...rest
  }: StarttlsServerOptions,
  record: { readonly heard: string[]; readonly said: Buffer[] },
): void {
  const { junk = '', key, cert } = rest;
  const { greeting, answer } = scripts[protocol](offered);
  let input: Buffer = Buffer.alloc(0);
  let words = Promise.resolve();
  const say = (bytes: Buffer): boolean => {
    if (record.said.length >= silentAfter) return false;
    record.said.push(bytes);
    words = words.then(() => write(socket, bytes, inPieces));
    return true;
  };
  const goOnInTls = async (): Promise<void> => {
    socket.off('data', onData).pause();
    await words;
    if (input.length > 0) socket.unshift(input);
    const secured = new tls.TLSSocket(socket, { isServer: true, key, cert });
    secured.on('error', () => {});
    secured.on('secure', () => secured.write('hello'));
    secured.resume();
  };
  const onData = (chunk: Buffer): void => {
    input = Buffer.concat([input, chunk]);
    for (let next = answer(input); next !== undefined; next = answer(input)) {
      record.heard.push(input.toString('latin1', 0, next.taken));
      input = input.subarray(next.taken);
      const reply =
        next.thenTls && protocol !== 'mysql' ? Buffer.concat([next.reply, Buffer.from(junk, 'latin1')]) : next.reply;
      if (!say(reply)) return;
      if (next.thenTls) {
        void goOnInTls();
        return;
      }
    }
  };
  // MySQL's greeting is its go-ahead.
  const injected = Buffer.from(protocol === 'mysql' ? junk : '', 'latin1');
  if (greeting !== undefined && !say(Buffer.concat([greeting, injected]))) return;
  socket.on('data', onData);
}

async function write(socket: Socket, bytes: Buffer, inPieces: boolean): Promise<void> {
  if (!inPieces) {
    if (bytes.length > 0) socket.write(bytes);
    return;
  }
  for (const byte of bytes) {
    if (socket.destroyed) return;
    socket.write(Buffer.from([byte]));
    await sleep(1);
  }
}

/** A fresh server for one connection, without a socket. */
export const scripts: Readonly<Record<StarttlsProtocol, (offered: boolean) => Script>> = {
  smtp: (offered) => {
    let greeted = false;
    return lines('220-mx.acme.example ESMTP\r\n220 at your service\r\n', (line) => {
      if (/^EHLO \S+$/i.test(line)) {
        greeted = true;
        const keywords = ['PIPELINING', ...(offered ? ['STARTTLS'] : []), 'SIZE 1000000'];
        return { say: `${['mx.acme.example', ...keywords].map((word) => `250-${word}\r\n`).join('')}250 HELP\r\n` };
      }
      if (line.toUpperCase() !== 'STARTTLS' || !offered) return { say: '502 5.5.1 no such command\r\n' };
      return greeted ? { say: '220 2.0.0 go ahead\r\n', thenTls: true } : { say: '503 5.5.1 EHLO first\r\n' };
    });
  },
  imap: (offered) =>
    lines('* OK IMAP4rev1 ready\r\n', (line) => {
      const [tag = '', command = ''] = line.toUpperCase().split(' ');
      const own = line.slice(0, tag.length);
      if (command === 'CAPABILITY') {
        const capabilities = `IMAP4rev1 ${offered ? 'STARTTLS ' : ''}LOGINDISABLED`;
        return { say: `* CAPABILITY ${capabilities}\r\n${own} OK done\r\n` };
      }
      if (command !== 'STARTTLS' || !offered) return { say: `${own} BAD no such command\r\n` };
      return { say: `${own} OK begin TLS\r\n`, thenTls: true };
    }),
  pop3: (offered) =>
    lines('+OK POP3 ready\r\n', (line) => {
      if (line.toUpperCase() === 'CAPA') return { say: `+OK\r\nUSER\r\n${offered ? 'STLS\r\n' : ''}.\r\n` };
      if (line.toUpperCase() !== 'STLS' || !offered) return { say: '-ERR no such command\r\n' };
      return { say: '+OK begin TLS\r\n', thenTls: true };
    }),
  postgres: (offered) => ({
    answer(input) {
      if (input.length < 8) return undefined;
      const isSslRequest = input.readUInt32BE(0) === 8 && input.readUInt32BE(4) === 80877103;
      if (!isSslRequest) return { taken: input.length, reply: Buffer.from('Eno such request\0') };
      return offered ? { taken: 8, reply: Buffer.from('S'), thenTls: true } : { taken: 8, reply: Buffer.from('N') };
    },
  }),
  ldap: (offered) => ({
    answer(input) {
      const length = 2 + (input[1] ?? 254);
      if (input.length < length) return undefined;
      const known = offered && input.toString('latin1', 0, length).includes('1.3.6.1.4.1.1466.20037');
      return {
        taken: length,
        reply: ldapResponse({ messageId: input.readUInt8(4), code: known ? 0 : 2, text: known ? '' : 'unsupported' }),
        ...(known ? { thenTls: true } : {}),
      };
    },
  }),
  mysql: (offered) => ({
    greeting: mysqlGreeting(offered),
    answer(input) {
      if (input.length < 36) return undefined;
      const isSslRequest = input.readUInt32LE(0) === 0x01000020 && (input.readUInt32LE(4) & 0x0a00) === 0x0a00;
      return isSslRequest
        ? { taken: 36, reply: Buffer.alloc(0), thenTls: true }
        : { taken: input.length, reply: mysqlPacket(2, Buffer.from('\xff\x15\x04#28000no', 'latin1')) };
    },
  }),
};

function lines(greeting: string, hear: (line: string) => { readonly say: string; readonly thenTls?: true }): Script {
  return {
    greeting: Buffer.from(greeting, 'latin1'),
    answer(input) {
      const end = input.indexOf('\r\n');
      if (end < 0) return undefined;
      const { say, ...more } = hear(input.toString('latin1', 0, end));
      return { taken: end + 2, reply: Buffer.from(say, 'latin1'), ...more };
    },
  };
}

/** An ExtendedResponse, with lengths in the long form, as Active Directory writes them. */
export function ldapResponse(answer: { messageId: number; code: number; text?: string; name?: string }): Buffer {
  const { messageId, code, text = '', name } = answer;
  const long = (tag: number, ...parts: Buffer[]): Buffer => {
    const content = Buffer.concat(parts);
    return Buffer.concat([Buffer.from([tag, 0x84, 0, 0, content.length >> 8, content.length & 0xff]), content]);
  };
  const fields = [long(0x0a, Buffer.from([code])), long(0x04), long(0x04, Buffer.from(text))];
  if (name !== undefined) fields.push(long(0x8a, Buffer.from(name)));
  return long(0x30, long(0x02, Buffer.from([messageId])), long(0x78, ...fields));
}

export function mysqlPacket(sequence: number, payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from([payload.length, 0, 0, sequence]), payload]);
}

/** Protocol::HandshakeV10. */
function mysqlGreeting(offered: boolean): Buffer {
  const capabilities = 0x800dffff & (offered ? 0xffffffff : ~0x0800);
  const low = capabilities & 0xffff;
  const high = (capabilities >>> 16) & 0xffff;
  const payload = Buffer.concat([
    Buffer.from('\x0a8.4.2-acme\0', 'latin1'),
    Buffer.from([7, 0, 0, 0]),
    Buffer.from('abcdefgh\0', 'latin1'),
    Buffer.from([low & 0xff, low >> 8, 45, 2, 0, high & 0xff, high >> 8, 21]),
    Buffer.alloc(10),
    Buffer.from('ijklmnopqrst\0caching_sha2_password\0', 'latin1'),
  ]);
  return mysqlPacket(0, payload);
}
