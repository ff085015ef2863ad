/** A leaf certificate: what it has that the good one has not. */
export interface Variant {
  /** `rsa:2048`, `rsa-pss:2048`, `ec:prime256v1`, `ed25519`, `dsa:2048`. */
  readonly key?: string;
  readonly subject?: string;
  readonly md?: 'md5' | 'sha1' | 'sha256' | 'sha384';
  /** subjectAltName; `null` for none. */
  readonly names?: string | null;
  readonly purpose?: string;
  /** Further lines of an openssl extension file. */
  readonly extensions?: readonly string[];
  /** ASN.1 GeneralizedTime. */
  readonly from?: string;
  readonly to?: string;
  readonly selfSigned?: boolean;
}

/** CA/Browser Forum policy identifiers: https://cabforum.org/resources/object-registry/. */
const policy = (id: string): readonly string[] => [`certificatePolicies=${id}`];

/** A list of one SCT (RFC 6962 3.2, 3.3) of a log that does not exist, under a signature that nobody made. */
function fakeSct(): string {
  const signature = Buffer.from([4, 3, 0, 4, 0x30, 0x02, 0x02, 0x00]);
  const sct = Buffer.concat([
    Buffer.from([0]),
    Buffer.alloc(32, 0xab),
    Buffer.alloc(8, 1),
    Buffer.from([0, 0]),
    signature,
  ]);
  const list = Buffer.concat([Buffer.from([0, sct.length + 2, 0, sct.length]), sct]);
  const octets = Buffer.concat([Buffer.from([4, list.length]), list]);
  return `1.3.6.1.4.1.11129.2.4.2=DER:${octets.toString('hex')}`;
}

const ocsp = 'authorityInfoAccess=OCSP;URI:http://ocsp.acme.example/';

export const variants: Readonly<Record<string, Variant>> = {
  rsa2048: { extensions: [ocsp] },
  rsa4096: { key: 'rsa:4096' },
  rsa1024: { key: 'rsa:1024' },
  ec256: { key: 'ec:prime256v1', extensions: [ocsp] },
  ec384: { key: 'ec:secp384r1', md: 'sha384' },
  ec521: { key: 'ec:secp521r1' },
  brainpool: { key: 'ec:brainpoolP256r1' },
  ed25519: { key: 'ed25519' },
  'rsa-pss': { key: 'rsa-pss:2048' },
  dsa: { key: 'dsa:2048' },
  sha1: { md: 'sha1' },
  md5: { md: 'md5' },
  expired: { from: '20250101000000Z', to: '20251231235959Z' },
  'not-yet': { from: '20260301000000Z', to: '20260430235959Z' },
  'five-days': { to: '20260205235959Z' },
  'wrong-host': { subject: '/CN=other.test', names: 'DNS:other.test' },
  'name-only': { names: null },
  wildcard: { subject: '/CN=*.wild.test', names: 'DNS:*.wild.test' },
  '900-days': { from: '20260101000000Z', to: '20280618235959Z' },
  dv: { extensions: policy('2.23.140.1.2.1') },
  ov: { extensions: policy('2.23.140.1.2.2') },
  ev: {
    subject: '/C=JP/jurisdictionC=JP/businessCategory=Private Organization/serialNumber=0100/O=Acme/CN=localhost',
    extensions: policy('2.23.140.1.1'),
  },
  'must-staple': { extensions: ['tlsfeature=status_request'] },
  sct: { extensions: [fakeSct()] },
  'self-signed': { selfSigned: true },
  client: { subject: '/O=Acme/CN=client', names: null, purpose: 'clientAuth' },
};
