import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import type { TlsVersion } from '../result.ts';
import { compactSuites, legacySuites, tls13Suites } from './cipher-suites.ts';

/** `ProtocolVersion` on the wire. */
export const wireVersions: Readonly<Record<TlsVersion, number>> = {
  'TLSv1.0': 0x0301,
  'TLSv1.1': 0x0302,
  'TLSv1.2': 0x0303,
  'TLSv1.3': 0x0304,
};

export interface HelloOptions {
  /** The one version it offers. */
  readonly version: TlsVersion;
  /** Sent as SNI, unless it is an IP address: RFC 6066 section 3 forbids literals. */
  readonly serverName: string;
  /** Offers a short list of suites. */
  readonly compact?: boolean;
}

/** Newest first: ML-KEM hybrids (so that a server which takes nothing else still answers), curves, finite fields. */
const groups = [
  0x11ec, 0x11eb, 0x11ed, 0x001d, 0x0017, 0x0018, 0x0019, 0x001e, 0x001a, 0x001b, 0x001c, 0x001f, 0x0020, 0x0021,
  0x0016, 0x0100, 0x0101, 0x0102, 0x0103, 0x0104,
];
/** ECDSA, EdDSA, RSA-PSS, RSA, then SHA-1 and DSA, which only old servers need. */
const signatureSchemes = [
  0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x081a, 0x081b, 0x081c, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b,
  0x0401, 0x0501, 0x0601, 0x0303, 0x0301, 0x0203, 0x0201, 0x0402, 0x0302, 0x0202,
];

/** A whole ClientHello record that offers exactly one version. */
export function buildClientHello(options: HelloOptions): Buffer {
  const hello = buildBody(options, 0);
  // Some servers hang on hellos of 256 to 511 bytes; RFC 7685 pads them to 512.
  const padding = hello.length > 255 && hello.length < 512 ? Math.max(512 - hello.length - 4, 0) : undefined;
  const body = padding === undefined ? hello : buildBody(options, padding, true);
  return Buffer.concat([Buffer.from([22, 3, 1]), uint16(body.length), body]);
}

function buildBody(options: HelloOptions, padding: number, padded = false): Buffer {
  const { version, compact = false } = options;
  const isTls13 = version === 'TLSv1.3';
  const suites = isTls13 ? tls13Suites : compact ? compactSuites : legacySuites;
  const extensions = [...listExtensions(options), ...(padded ? [extension(21, Buffer.alloc(padding))] : [])];
  const content = Buffer.concat([
    // TLS 1.3 says 1.2 here and itself in supported_versions (RFC 8446 4.1.2).
    uint16(isTls13 ? wireVersions['TLSv1.2'] : wireVersions[version]),
    randomBytes(32),
    // A session id makes TLS 1.3 look like a resumption to middleboxes (RFC 8446 D.4).
    vector8(isTls13 ? randomBytes(32) : Buffer.alloc(0)),
    vector16(uint16s(suites)),
    vector8(Buffer.from([0])),
    vector16(Buffer.concat(extensions)),
  ]);
  return Buffer.concat([Buffer.from([1, content.length >> 16]), uint16(content.length & 0xffff), content]);
}

function listExtensions({ version, serverName }: HelloOptions): Buffer[] {
  const extensions: Buffer[] = [];
  if (isIP(serverName) === 0) {
    const name = Buffer.concat([Buffer.from([0]), vector16(Buffer.from(serverName, 'ascii'))]);
    extensions.push(extension(0, vector16(name)));
  }
  extensions.push(extension(10, vector16(uint16s(groups))), extension(11, vector8(Buffer.from([0]))));
  if (version === 'TLSv1.2' || version === 'TLSv1.3')
    extensions.push(extension(13, vector16(uint16s(signatureSchemes))));
  if (version === 'TLSv1.3') {
    extensions.push(
      extension(43, vector8(uint16(wireVersions['TLSv1.3']))),
      extension(45, vector8(Buffer.from([1]))),
      // No key share: the server names the group it wants in a HelloRetryRequest (RFC 8446 4.2.8), and nobody computes.
      extension(51, vector16(Buffer.alloc(0))),
    );
  }
  return extensions;
}

function extension(type: number, content: Uint8Array): Buffer {
  return Buffer.concat([uint16(type), vector16(content)]);
}

function vector8(content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([content.length]), content]);
}

function vector16(content: Uint8Array): Buffer {
  return Buffer.concat([uint16(content.length), content]);
}

function uint16s(values: readonly number[]): Buffer {
  return Buffer.concat(values.map(uint16));
}

function uint16(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff]);
}
