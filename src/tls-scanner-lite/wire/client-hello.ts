import { isIP } from 'node:net';
import type { ProtocolVersion } from '../result.ts';
import { type ByteWriter, createByteWriter, extensionTypes, handshakeTypes } from './bytes.ts';
import { drawRandom } from './random.ts';
import { contentTypes } from './record-reader.ts';
import { wireVersions } from './versions.ts';

/** TLS_EMPTY_RENEGOTIATION_INFO_SCSV (RFC 5746): for servers that insist on secure renegotiation. */
const renegotiationScsv = 0x00ff;
/** RFC 3749. */
const deflate = 1;

/** A public key for a group, as a key_share entry has it. */
export interface ShareEntry {
  readonly group: number;
  readonly publicKey: Uint8Array;
}

export interface HelloOptions {
  /** The newest version it offers. */
  readonly version: Exclude<ProtocolVersion, 'SSLv2'>;
  /** Offers TLS 1.0 to 1.2 beside TLS 1.3. */
  readonly orLower?: boolean;
  /** Sent as SNI, unless it is an IP address: RFC 6066 section 3 forbids literals. */
  readonly serverName: string;
  /** Code points, in order of preference. */
  readonly suites: readonly number[];
  readonly groups: readonly number[];
  readonly signatureSchemes: readonly number[];
  /** Schemes that certificates may be signed with, where those are others (RFC 8446 4.2.3). */
  readonly certificateSchemes?: readonly number[];
  /** TLS 1.3. None: the server names the group it wants in a HelloRetryRequest (RFC 8446 4.2.8), and nobody computes. */
  readonly keyShares?: readonly ShareEntry[];
  /** Asks for what a server tells of itself only when asked: OCSP staple, SCTs, extended master secret, ticket, compression. */
  readonly curious?: boolean;
  readonly alpn?: readonly string[];
  /** Of the hello before, when this one answers a HelloRetryRequest: random and session id stay (RFC 8446 4.1.2). */
  readonly again?: { readonly random: Buffer; readonly sessionId: Buffer; readonly cookie: Buffer | undefined };
}

export interface ClientHello {
  readonly record: Buffer;
  /** The handshake message inside, for the transcript. */
  readonly message: Buffer;
  readonly random: Buffer;
  readonly sessionId: Buffer;
}

/** One whole ClientHello record. */
export function buildClientHello(options: HelloOptions): ClientHello {
  const isTls13 = options.version === 'TLSv1.3';
  const random = options.again?.random ?? drawRandom(32);
  // A session id makes TLS 1.3 look like a resumption to middleboxes (RFC 8446 D.4).
  const sessionId = options.again?.sessionId ?? (isTls13 ? drawRandom(32) : Buffer.alloc(0));
  const plain = write(options, { random, sessionId, padding: undefined });
  // Some servers hang on hellos of 256 to 511 bytes; RFC 7685 pads them to 512.
  const length = plain.length - headerBytes;
  const awkward = length > 255 && length < 512 && options.version !== 'SSLv3';
  const padding = Math.max(512 - length - 4, 0);
  const record = awkward ? write(options, { random, sessionId, padding }) : plain;
  return { record, message: record.subarray(headerBytes), random, sessionId };
}

/** Of a record, before its content (RFC 8446 5.1). */
const headerBytes = 5;

interface Written {
  readonly random: Buffer;
  readonly sessionId: Buffer;
  /** Bytes of the padding extension; `undefined`: none. */
  readonly padding: number | undefined;
}

/** The whole record. */
function write(options: HelloOptions, written: Written): Buffer {
  const keyBytes = (options.keyShares ?? []).reduce((sum, { publicKey }) => sum + publicKey.length + 4, 0);
  const cookieBytes = options.again?.cookie?.length ?? 0;
  const writer = createByteWriter(
    2048 + 2 * options.suites.length + options.serverName.length + keyBytes + cookieBytes,
  );
  writer.uint8(contentTypes.handshake);
  writer.uint8(3);
  writer.uint8(options.version === 'SSLv3' ? 0 : 1);
  writer.vector(2, () => {
    writer.uint8(handshakeTypes.clientHello);
    writer.vector(3, () => writeBody(writer, options, written));
  });
  return writer.finish();
}

function writeBody(writer: ByteWriter, options: HelloOptions, { random, sessionId, padding }: Written): void {
  const { version, suites, curious = false } = options;
  const isTls13 = version === 'TLSv1.3';
  // TLS 1.3 says 1.2 here and itself in supported_versions (RFC 8446 4.1.2).
  writer.uint16(Math.min(wireVersions[version], wireVersions['TLSv1.2']));
  writer.bytes(random);
  writer.vector(1, () => writer.bytes(sessionId));
  writer.vector(2, () => {
    for (const suite of suites) writer.uint16(suite);
    if (!isTls13 || options.orLower === true) writer.uint16(renegotiationScsv);
  });
  writer.vector(1, () => {
    if (curious && !isTls13) writer.uint8(deflate);
    writer.uint8(0);
  });
  // SSLv3 knows no extensions, and some of its servers refuse them.
  if (version !== 'SSLv3') writer.vector(2, () => writeExtensions(writer, options, padding));
}

function writeExtensions(writer: ByteWriter, options: HelloOptions, padding: number | undefined): void {
  const { version, serverName, groups, signatureSchemes, curious = false, alpn = [] } = options;
  const extension = (type: number, content: () => void): void => {
    writer.uint16(type);
    writer.vector(2, content);
  };
  const list16 = (values: readonly number[]): void =>
    writer.vector(2, () => {
      for (const value of values) writer.uint16(value);
    });
  if (isIP(serverName) === 0) {
    extension(extensionTypes.serverName, () =>
      writer.vector(2, () => {
        writer.uint8(0);
        writer.vector(2, () => writer.bytes(Buffer.from(serverName, 'ascii')));
      }),
    );
  }
  if (curious) {
    extension(extensionTypes.statusRequest, () => writer.bytes(Buffer.from([1, 0, 0, 0, 0])));
    extension(extensionTypes.signedCertificateTimestamp, () => {});
  }
  if (groups.length > 0) {
    extension(extensionTypes.supportedGroups, () => list16(groups));
    extension(extensionTypes.ecPointFormats, () => writer.vector(1, () => writer.uint8(0)));
  }
  if (version === 'TLSv1.2' || version === 'TLSv1.3') {
    extension(extensionTypes.signatureAlgorithms, () => list16(signatureSchemes));
    const { certificateSchemes } = options;
    if (certificateSchemes !== undefined) {
      extension(extensionTypes.signatureAlgorithmsCert, () => list16(certificateSchemes));
    }
  }
  if (alpn.length > 0) {
    extension(extensionTypes.alpn, () =>
      writer.vector(2, () => {
        for (const protocol of alpn) writer.vector(1, () => writer.bytes(Buffer.from(protocol, 'latin1')));
      }),
    );
  }
  if (curious && (version !== 'TLSv1.3' || options.orLower === true)) {
    extension(extensionTypes.extendedMasterSecret, () => {});
    extension(extensionTypes.sessionTicket, () => {});
  }
  if (version === 'TLSv1.3') writeTls13Extensions(writer, options, extension);
  if (padding !== undefined) extension(extensionTypes.padding, () => writer.bytes(Buffer.alloc(padding)));
}

function writeTls13Extensions(
  writer: ByteWriter,
  { orLower = false, keyShares = [], again }: HelloOptions,
  extension: (type: number, content: () => void) => void,
): void {
  const lower = orLower ? (['TLSv1.2', 'TLSv1.1', 'TLSv1.0'] as const) : [];
  extension(extensionTypes.supportedVersions, () =>
    writer.vector(1, () => {
      for (const version of ['TLSv1.3', ...lower] as const) writer.uint16(wireVersions[version]);
    }),
  );
  const cookie = again?.cookie;
  if (cookie !== undefined) extension(extensionTypes.cookie, () => writer.bytes(cookie));
  extension(extensionTypes.pskKeyExchangeModes, () => writer.vector(1, () => writer.uint8(1)));
  extension(extensionTypes.keyShare, () =>
    writer.vector(2, () => {
      for (const { group, publicKey } of keyShares) {
        writer.uint16(group);
        writer.vector(2, () => writer.bytes(publicKey));
      }
    }),
  );
}
