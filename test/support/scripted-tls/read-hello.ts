/** What a ClientHello says, of either framing. */
export interface ClientHello {
  /** `client_version`: 0x0002 to 0x0303. */
  readonly version: number;
  readonly suites: readonly number[];
  readonly compressions: readonly number[];
  readonly sessionId: Buffer;
  readonly extensions: ReadonlyMap<number, Buffer>;
  readonly serverName: string | undefined;
  /** `supported_versions`; empty without the extension. */
  readonly versions: readonly number[];
  /** `undefined` without the extension. */
  readonly groups: readonly number[] | undefined;
  readonly signatureSchemes: readonly number[] | undefined;
  /** Groups a key share came for, with its bytes. */
  readonly keyShares: ReadonlyMap<number, Buffer>;
  readonly alpn: readonly string[];
  /** Length of the whole, with its record. */
  readonly bytes: number;
}

/** Body of a TLS ClientHello message. Throws on one that is broken: a scan sends none. */
export function readClientHello(body: Buffer): ClientHello {
  const at = { offset: 0 };
  const version = takeNumber(body, at, 2);
  take(body, at, 32);
  const sessionId = take(body, at, takeNumber(body, at, 1));
  const suites = readNumbers(take(body, at, takeNumber(body, at, 2)));
  const compressions = [...take(body, at, takeNumber(body, at, 1))];
  const extensions = new Map<number, Buffer>();
  if (at.offset < body.length) {
    const list = take(body, at, takeNumber(body, at, 2));
    for (const inner = { offset: 0 }; inner.offset < list.length; ) {
      const type = takeNumber(list, inner, 2);
      if (extensions.has(type)) throw new Error(`extension ${type} twice`);
      extensions.set(type, take(list, inner, takeNumber(list, inner, 2)));
    }
  }
  if (at.offset !== body.length) throw new Error('a ClientHello that goes on after its end');
  return {
    version,
    suites,
    compressions,
    sessionId,
    extensions,
    serverName: extensions.get(0)?.subarray(5).toString('latin1'),
    versions: readNumbers(extensions.get(43)?.subarray(1) ?? Buffer.alloc(0)),
    groups: readList(extensions.get(10)),
    signatureSchemes: readList(extensions.get(13)),
    keyShares: readKeyShares(extensions.get(51)),
    alpn: readAlpn(extensions.get(16)),
    bytes: body.length + 9,
  };
}

/** An SSL 2.0 CLIENT-HELLO without its two length octets (draft-hickman-netscape-ssl-00, 2.5). */
export function readSsl2Hello(message: Buffer): ClientHello {
  const [type, specs, session, challenge] = [0, 3, 5, 7].map((at) =>
    at === 0 ? message.readUInt8(0) : message.readUInt16BE(at),
  ) as [number, number, number, number];
  if (type !== 1 || message.length !== 9 + specs + session + challenge) throw new Error('a broken SSLv2 CLIENT-HELLO');
  if (challenge < 16 || challenge > 32) throw new Error(`a challenge of ${challenge} bytes`);
  return {
    version: message.readUInt16BE(1),
    suites: Array.from({ length: specs / 3 }, (_, index) => message.readUIntBE(9 + index * 3, 3)),
    compressions: [0],
    sessionId: Buffer.alloc(0),
    extensions: new Map(),
    serverName: undefined,
    versions: [],
    groups: undefined,
    signatureSchemes: undefined,
    keyShares: new Map(),
    alpn: [],
    bytes: message.length + 2,
  };
}

function readKeyShares(extension: Buffer | undefined): ReadonlyMap<number, Buffer> {
  const shares = new Map<number, Buffer>();
  if (extension === undefined) return shares;
  for (const at = { offset: 2 }; at.offset < extension.length; ) {
    const group = takeNumber(extension, at, 2);
    shares.set(group, take(extension, at, takeNumber(extension, at, 2)));
  }
  return shares;
}

function readAlpn(extension: Buffer | undefined): readonly string[] {
  const names: string[] = [];
  if (extension === undefined) return names;
  for (const at = { offset: 2 }; at.offset < extension.length; ) {
    names.push(take(extension, at, takeNumber(extension, at, 1)).toString('latin1'));
  }
  return names;
}

function readList(extension: Buffer | undefined): readonly number[] | undefined {
  return extension === undefined ? undefined : readNumbers(extension.subarray(2));
}

function readNumbers(bytes: Buffer): readonly number[] {
  return Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readUInt16BE(index * 2));
}

interface Cursor {
  offset: number;
}

function takeNumber(bytes: Buffer, at: Cursor, size: number): number {
  return take(bytes, at, size).readUIntBE(0, size);
}

function take(bytes: Buffer, at: Cursor, length: number): Buffer {
  if (at.offset + length > bytes.length) throw new Error('a ClientHello that ends early');
  at.offset += length;
  return bytes.subarray(at.offset - length, at.offset);
}
