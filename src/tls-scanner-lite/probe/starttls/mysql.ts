import { type Dialogue, notTls, quote } from './dialogue.ts';
import { createPacketDialogue, type PacketStep } from './packets.ts';

/** https://dev.mysql.com/doc/dev/mysql-server/latest/group__group__cs__capabilities__flags.html */
const capabilities = { protocol41: 0x0200, ssl: 0x0800, secureConnection: 0x8000 };

/** Length in three octets, then the sequence number (…/page_protocol_basic_packets.html). */
const headerBytes = 4;
/** What stands between the server's version and its capabilities: connection id, half of a nonce, a filler. */
const bytesBeforeCapabilities = 4 + 8 + 1;

/**
 * SSLRequest of MySQL and MariaDB (https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase.html).
 * The server speaks first, says whether it has TLS, and does not answer the request: the ClientHello follows at once.
 * Where it greets with an error (host blocked, host not allowed, too many connections) it never came to say.
 */
export function startMysql(): Dialogue {
  return createPacketDialogue({ sizeOf: sizeOfPacket, hear: hearPacket });
}

function sizeOfPacket(input: Buffer): number | undefined {
  return input.length < headerBytes ? headerBytes : headerBytes + input.readUIntLE(0, 3);
}

function hearPacket(packet: Buffer): PacketStep {
  const payload = packet.subarray(headerBytes);
  if (packet[3] !== 0) return notTls(packet);
  if (payload[0] === 0xff && payload.length >= 3) {
    // No SQL state before capabilities are exchanged (…/page_protocol_basic_err_packet.html).
    const message = quote(payload.subarray(3));
    return { kind: 'turned-away', evidence: `greeted with error ${payload.readUInt16LE(1)}: ${message}` };
  }
  const versionEnd = payload.indexOf(0, 1);
  const at = versionEnd + 1 + bytesBeforeCapabilities;
  if (payload[0] !== 10 || versionEnd < 0 || at + 2 > payload.length) return notTls(packet);
  if ((payload.readUInt16LE(at) & capabilities.ssl) !== 0) return { kind: 'ready', send: sslRequest() };
  return { kind: 'not-offered', evidence: `version ${quote(payload.subarray(1, versionEnd))} without CLIENT_SSL` };
}

/** The start of a HandshakeResponse41: capabilities, largest packet, character set (utf8mb4), 23 octets of zero. */
function sslRequest(): Buffer {
  const packet = Buffer.alloc(headerBytes + 32);
  packet.writeUIntLE(32, 0, 3);
  packet.writeUInt8(1, 3);
  packet.writeUInt32LE(capabilities.protocol41 | capabilities.ssl | capabilities.secureConnection, headerBytes);
  packet.writeUInt32LE(2 ** 24, headerBytes + 4);
  packet.writeUInt8(45, headerBytes + 8);
  return packet;
}
