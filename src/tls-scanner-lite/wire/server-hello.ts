import { extensionTypes, readExtensions, readVector } from './bytes.ts';

export interface ServerHello {
  /** As on the wire: 0x0303. That of `supported_versions` where the server sent it. */
  readonly version: number;
  readonly suite: number;
  /** A HelloRetryRequest. */
  readonly retry: boolean;
  readonly compression: number;
  /** By type. */
  readonly extensions: ReadonlyMap<number, Buffer>;
  /** The group of its key share, or the one a HelloRetryRequest asks for. */
  readonly group?: number;
  /** The server's public key in that group; empty in a HelloRetryRequest. */
  readonly keyShare?: Buffer;
}

/** SHA-256 of "HelloRetryRequest" (RFC 8446 4.1.3): the random of a ServerHello that is one. */
const retryRandom = Buffer.from('cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c', 'hex');

/** The content of a ServerHello; `undefined` when it is broken. Never throws. */
export function parseServerHello(body: Buffer): ServerHello | undefined {
  // version(2) random(32) session_id(1 + n, n at most 32) cipher_suite(2) compression(1) [extensions(2 + n)]
  const sessionId = readVector(body, 34, 1);
  if (sessionId === undefined || sessionId.content.length > 32 || body.length < sessionId.end + 3) return undefined;
  const at = sessionId.end;
  const extensions = body.length === at + 3 ? new Map<number, Buffer>() : readExtensions(body, at + 3);
  if (extensions === undefined) return undefined;
  const supported = extensions.get(extensionTypes.supportedVersions);
  if (supported !== undefined && supported.length !== 2) return undefined;
  const share = readKeyShare(extensions.get(extensionTypes.keyShare));
  if (share === 'broken') return undefined;
  return {
    version: (supported ?? body).readUInt16BE(0),
    suite: body.readUInt16BE(at),
    retry: body.subarray(2, 34).equals(retryRandom),
    compression: body.readUInt8(at + 2),
    extensions,
    ...share,
  };
}

/** RFC 8446 4.2.8: `selected_group` alone, or a group with its key. */
function readKeyShare(content: Buffer | undefined): Pick<ServerHello, 'group' | 'keyShare'> | 'broken' {
  if (content === undefined) return {};
  if (content.length === 2) return { group: content.readUInt16BE(0), keyShare: Buffer.alloc(0) };
  const key = readVector(content, 2, 2);
  if (key === undefined || key.end !== content.length) return 'broken';
  return { group: content.readUInt16BE(0), keyShare: key.content };
}
