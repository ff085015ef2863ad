import * as crypto from 'node:crypto';

/** Our half of a key exchange in one group of TLS 1.3. */
export interface KeyShare {
  readonly group: number;
  readonly publicKey: Buffer;
  /** The shared secret; `undefined` when the server's half is no key of this group. Never throws. */
  derive(serverKey: Buffer): Buffer | undefined;
}

/** Code points of https://www.iana.org/assignments/tls-parameters, TLS Supported Groups, by what makes a key for them. */
const montgomery: ReadonlyMap<number, keyof typeof prefixes> = new Map([
  [0x001d, 'x25519'],
  [0x001e, 'x448'],
]);
/** By OpenSSL's names. */
const curves: ReadonlyMap<number, string> = new Map([
  [0x0017, 'prime256v1'],
  [0x0018, 'secp384r1'],
  [0x0019, 'secp521r1'],
  [0x001f, 'brainpoolP256r1'],
  [0x0020, 'brainpoolP384r1'],
  [0x0021, 'brainpoolP512r1'],
]);
const kems: ReadonlyMap<number, string> = new Map([
  [0x0201, 'ml-kem-768'],
  [0x0202, 'ml-kem-1024'],
]);
/** RFC 10024: the halves stand in the order of the name, but for X25519MLKEM768, which has them reversed. */
const hybrids: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0x11ec, [0x0201, 0x001d]],
  [0x11eb, [0x0017, 0x0201]],
  [0x11ed, [0x0018, 0x0202]],
]);

/** A fresh key for a group; `undefined` where this runtime cannot make one. */
export function createKeyShare(group: number): KeyShare | undefined {
  if (!isUsable(group)) return undefined;
  const kind = montgomery.get(group);
  const curve = curves.get(group);
  const kem = kems.get(group);
  const halves = hybrids.get(group);
  if (kind !== undefined) return createMontgomeryShare(group, kind);
  if (curve !== undefined) return createCurveShare(group, curve);
  if (kem !== undefined) return createKemShare(group, kem);
  return halves && createHybridShare(group, halves);
}

let usable: readonly number[] | undefined;

/** Groups that this runtime can make a key for, those of today's clients first. */
export function listKeyShareGroups(): readonly number[] {
  usable ??= [...montgomery.keys(), ...curves.keys(), ...hybrids.keys(), ...kems.keys()].filter(isUsable);
  return usable;
}

let known: ReadonlySet<string> | undefined;

function isUsable(group: number): boolean {
  const curve = curves.get(group);
  if (curve !== undefined) {
    known ??= new Set(crypto.getCurves());
    return known.has(curve);
  }
  if (kems.has(group)) return typeof (crypto as Partial<KemCrypto>).decapsulate === 'function';
  return montgomery.has(group) || (hybrids.get(group)?.every(isUsable) ?? false);
}

function attempt(derive: () => Buffer): Buffer | undefined {
  try {
    return derive();
  } catch {
    return undefined;
  }
}

function createCurveShare(group: number, name: string): KeyShare {
  const pair = crypto.createECDH(name);
  const publicKey = pair.generateKeys();
  return { group, publicKey, derive: (serverKey) => attempt(() => pair.computeSecret(serverKey)) };
}

/** RFC 8410 section 4: what stands before the raw key in its SubjectPublicKeyInfo. */
const prefixes = {
  x25519: Buffer.from('302a300506032b656e032100', 'hex'),
  x448: Buffer.from('3042300506032b656f033900', 'hex'),
} as const;

function createMontgomeryShare(group: number, kind: keyof typeof prefixes): KeyShare {
  const prefix = prefixes[kind];
  const { privateKey, publicKey } =
    kind === 'x25519' ? crypto.generateKeyPairSync('x25519') : crypto.generateKeyPairSync('x448');
  return {
    group,
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).subarray(prefix.length),
    derive: (serverKey) =>
      attempt(() => {
        const key = Buffer.concat([prefix, serverKey]);
        return crypto.diffieHellman({
          privateKey,
          publicKey: crypto.createPublicKey({ key, format: 'der', type: 'spki' }),
        });
      }),
  };
}

/** ML-KEM of FIPS 203, in Node.js from 24.7 on; the types of Node.js 22 do not have it. */
interface KemCrypto {
  readonly generateKeyPairSync: (kind: string) => crypto.KeyPairKeyObjectResult;
  readonly decapsulate: (privateKey: crypto.KeyObject, ciphertext: Buffer) => Buffer;
}
/** FIPS 203 table 3: bytes of an encapsulation key. */
const kemKeyBytes: Readonly<Record<string, number>> = { 'ml-kem-768': 1184, 'ml-kem-1024': 1568 };

function createKemShare(group: number, kind: string): KeyShare {
  const { generateKeyPairSync, decapsulate } = crypto as unknown as KemCrypto;
  const { privateKey, publicKey } = generateKeyPairSync(kind);
  return {
    group,
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).subarray(-(kemKeyBytes[kind] ?? 0)),
    derive: (ciphertext) => attempt(() => decapsulate(privateKey, ciphertext)),
  };
}

/** Bytes of a server's half in the groups that hybrids begin with: a point, uncompressed, or a ciphertext. */
const serverBytes: Readonly<Record<number, number>> = { 23: 65, 24: 97, 513: 1088 };

function createHybridShare(group: number, [firstGroup, secondGroup]: readonly [number, number]): KeyShare | undefined {
  const first = createKeyShare(firstGroup);
  const second = createKeyShare(secondGroup);
  const cut = serverBytes[firstGroup];
  if (first === undefined || second === undefined || cut === undefined) return undefined;
  return {
    group,
    publicKey: Buffer.concat([first.publicKey, second.publicKey]),
    derive(serverKey) {
      const left = first.derive(serverKey.subarray(0, cut));
      const right = second.derive(serverKey.subarray(cut));
      return left && right && Buffer.concat([left, right]);
    },
  };
}
