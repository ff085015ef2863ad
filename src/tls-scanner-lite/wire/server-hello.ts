export interface ServerHello {
  /** As on the wire: 0x0303. That of `supported_versions` where the server sent it. */
  readonly version: number;
  readonly suite: number;
  /** A HelloRetryRequest. */
  readonly retry: boolean;
}

/** SHA-256 of "HelloRetryRequest" (RFC 8446 4.1.3): the random of a ServerHello that is one. */
const retryRandom = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c';

/** The content of a ServerHello; `undefined` when it is broken. Never throws. */
export function parseServerHello(body: Buffer): ServerHello | undefined {
  // version(2) random(32) session_id(1 + n, n at most 32) cipher_suite(2) compression(1) [extensions(2 + n)]
  const sessionIdLength = body.length > 34 ? body.readUInt8(34) : 33;
  const suiteAt = 35 + sessionIdLength;
  if (sessionIdLength > 32 || body.length < suiteAt + 3) return undefined;
  const version = findSupportedVersion(body.subarray(suiteAt + 3));
  if (version === 'broken') return undefined;
  return {
    version: version ?? body.readUInt16BE(0),
    suite: body.readUInt16BE(suiteAt),
    retry: body.subarray(2, 34).toString('hex') === retryRandom,
  };
}

function findSupportedVersion(extensions: Buffer): number | 'broken' | undefined {
  if (extensions.length === 0) return undefined;
  if (extensions.length < 2 || extensions.readUInt16BE(0) !== extensions.length - 2) return 'broken';
  for (let at = 2; at < extensions.length; ) {
    if (at + 4 > extensions.length) return 'broken';
    const length = extensions.readUInt16BE(at + 2);
    if (at + 4 + length > extensions.length) return 'broken';
    if (extensions.readUInt16BE(at) === 43) return length === 2 ? extensions.readUInt16BE(at + 4) : 'broken';
    at += 4 + length;
  }
  return undefined;
}
