import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { record } from './messages.ts';

/** Sends this again and again until the other end goes, every `pause` milliseconds so that what is sent is about what is read. */
function pour(socket: Socket, bytes: Buffer, pause = 4): void {
  const timer = setInterval(() => {
    if (!socket.writableNeedDrain) socket.write(bytes);
  }, pause);
  socket.once('close', () => clearInterval(timer));
}

const afterHello =
  (answer: (socket: Socket) => void) =>
  (socket: Socket): void =>
    void socket.once('data', () => answer(socket));

/** Servers that are none, or mean harm. */
export const strangeServers = {
  /** Takes the connection and never says a word. */
  silent: () => {},
  'closes at once': (socket: Socket) => socket.end(),
  'resets at once': (socket: Socket) => socket.resetAndDestroy(),
  /** Closes its half and listens on: the other end has to close too. */
  'half-closes after the hello': afterHello((socket) => socket.end()),
  'resets after the hello': afterHello((socket) => socket.resetAndDestroy()),
  'sends random bytes': (socket: Socket) =>
    void socket.write(Buffer.concat([Buffer.from([0xfe, 0xca]), randomBytes(4094)])),
  'greets like a mail server': (socket: Socket) => void socket.write('220 smtp.acme.example ESMTP ready\r\n'),
  'answers HTTP 400': afterHello((socket) => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')),
  'speaks SSH': (socket: Socket) => void socket.write('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n'),
  'sends a record of 65,535 bytes': afterHello((socket) =>
    socket.write(Buffer.concat([Buffer.from([22, 3, 3, 0xff, 0xff]), Buffer.alloc(65_535, 2)])),
  ),
  'announces a message of 16 MB': afterHello((socket) => {
    socket.write(record(22, Buffer.from([2, 255, 255, 255])));
    pour(socket, record(22, Buffer.alloc(16_384, 7)));
  }),
  'sends records of 16 KiB without end': (socket: Socket) => pour(socket, record(20, Buffer.alloc(16_384, 1))),
  'sends warnings without end': afterHello((socket) =>
    pour(socket, Buffer.concat(Array.from({ length: 500 }, () => record(21, Buffer.from([1, 112]))))),
  ),
  'sends empty records without end': afterHello((socket) =>
    pour(socket, Buffer.concat(Array.from({ length: 1000 }, () => record(22, Buffer.alloc(0))))),
  ),
  'drips a record it never ends': afterHello((socket) => {
    socket.write(Buffer.from([22, 3, 3, 0x40, 0x00, 2]));
    pour(socket, Buffer.from([0]), 20);
  }),
} as const satisfies Readonly<Record<string, (socket: Socket) => void>>;
