import { type Dialogue, notTls, quote } from './dialogue.ts';

/** SSLRequest: its length, then 80877103 (https://www.postgresql.org/docs/current/protocol-message-formats.html). */
const sslRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/** SSLRequest of PostgreSQL, which is answered by one byte (https://www.postgresql.org/docs/current/protocol-flow.html). */
export function startPostgres(): Dialogue {
  return {
    start: sslRequest,
    read(chunk) {
      switch (chunk.toString('latin1', 0, 1)) {
        case '':
          return {};
        case 'S':
          return { end: { kind: 'ready', early: chunk.subarray(1) } };
        case 'N':
          // Another protocol's greeting may begin like this (a packet of MySQL of 78 octets), but goes on.
          if (chunk.length > 1) return { end: notTls(chunk) };
          return { end: { kind: 'not-offered', evidence: 'answered SSLRequest with N' } };
        case 'E':
          // Either it is from before 2001, or it could not start a process for us.
          return { end: { kind: 'turned-away', evidence: `answered SSLRequest with the error ${quote(chunk)}` } };
        default:
          return { end: notTls(chunk) };
      }
    },
  };
}
