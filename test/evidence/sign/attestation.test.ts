import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { attest } from '../../../src/evidence/sign/attest.ts';
import { preAuthEncode } from '../../../src/evidence/sign/dsse.ts';
import { generateKey } from '../../../src/evidence/sign/keygen.ts';
import { describePublicKey } from '../../../src/evidence/sign/public-key.ts';
import type { Signer } from '../../../src/evidence/sign/signer.ts';
import { writeSigstoreBundle } from '../../../src/evidence/sign/sigstore-bundle.ts';
import { createStatement, writeStatement } from '../../../src/evidence/sign/statement.ts';
import { verifyAttestation } from '../../../src/evidence/sign/verify-attestation.ts';
import { manifest, manifestSha256, run } from '../../support/attested-run.ts';
import { createCertificate } from '../../support/certificate.ts';
import { createStamp } from '../../support/handmade-stamp.ts';
import { createRandom, mutate } from '../../support/mutate.ts';

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const statement = createStatement({ manifest, run, manifestSha256 });
const root = createCertificate({ subject: 'Acme Root', ca: true });
const tsaCaPem = root.pem;

function createSigner({ privateKeyPem, publicKeyPem }: { privateKeyPem: string; publicKeyPem: string }): Signer {
  const hash = createPublicKey(publicKeyPem).asymmetricKeyType === 'ed25519' ? null : 'sha256';
  return { intent: { kind: 'key' }, publicKeyPem, sign: async (message) => sign(hash, message, privateKeyPem) };
}
function createEd25519() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { privateKeyPem, publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}

const pair = generateKey();
const { publicKeyPem } = pair;
const signer = createSigner(pair);
const plain = await attest(statement, signer);
const stamped = await attest(statement, signer, async (data) => createStamp({ data, root }));

describe('an attestation', () => {
  it('is a Sigstore bundle of a DSSE envelope, on one line', () => {
    expect(JSON.parse(plain)).toEqual({
      mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      verificationMaterial: { publicKey: { hint: pair.publicKeySha256 } },
      dsseEnvelope: {
        payload: writeStatement(statement).toString('base64'),
        payloadType: 'application/vnd.in-toto+json',
        signatures: [{ sig: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/) }],
      },
    });
    expect(plain).not.toMatch(/\s/);
    console.log(`an attestation takes ${plain.length} bytes, with a small time stamp ${stamped.length}`);
  });

  it('gives its statement to who has the key', () => {
    expect(verifyAttestation(plain, { publicKeyPem })).toMatchObject({
      ok: true,
      statement,
      payload: writeStatement(statement).toString(),
      publicKeySha256: pair.publicKeySha256,
      timestamp: { kind: 'none' },
    });
  });

  it('says what its time stamp shows', () => {
    const time = '2026-11-22T01:13:00Z';
    const find = (text: string, ca?: string) => {
      const finding = verifyAttestation(text, { publicKeyPem, ...(ca !== undefined && { tsaCaPem: ca }) });
      return finding.ok ? finding.timestamp : finding;
    };
    expect(find(stamped, tsaCaPem)).toEqual({ kind: 'trusted', time });
    expect(find(stamped)).toEqual({ kind: 'unchecked', time });
    expect(find(stamped, createCertificate({ subject: 'Acme Root', ca: true }).pem)).toMatchObject({
      reason: 'untrusted',
    });
  });

  it('may be signed with Ed25519', async () => {
    const other = createEd25519();
    const text = await attest(statement, createSigner(other));
    expect(verifyAttestation(text, other)).toMatchObject({ ok: true, statement });
    expect(verifyAttestation(text, { publicKeyPem })).toMatchObject({ ok: false, reason: 'other-key' });
  });
});

describe('an attestation is refused', () => {
  const parts = { payload: writeStatement(statement), hint: pair.publicKeySha256 };
  const signed = (payload: Buffer) => ({
    payload,
    signature: sign('sha256', preAuthEncode(payload), pair.privateKeyPem),
  });
  const edit = (from: string | RegExp, to: string): string => plain.replace(from, to);
  const reasonOf = (text: string, pem = publicKeyPem) => {
    const finding = verifyAttestation(text, { publicKeyPem: pem });
    return finding.ok ? 'ok' : finding.reason;
  };

  it('with another key, also where it claims to be of the given one', async () => {
    const other = generateKey();
    expect(reasonOf(plain, other.publicKeyPem)).toBe('other-key');
    const theirs = await attest(statement, createSigner(other));
    expect(reasonOf(theirs.replace(other.publicKeySha256, pair.publicKeySha256))).toBe('bad-signature');
  });

  it('where no usable key is given', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' });
    for (const pem of ['', 'x', pair.privateKeyPem, rsa.toString(), root.pem])
      expect(reasonOf(plain, pem)).toBe('unusable-key');
    expect(describePublicKey(generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).publicKey)).toBeUndefined();
  });

  it('where the statement is another one', () => {
    const other = writeStatement(createStatement({ manifest: { ...manifest, seq: 13 }, run, manifestSha256 }));
    const { signature } = signed(parts.payload);
    expect(reasonOf(writeSigstoreBundle({ ...parts, signature }))).toBe('ok');
    expect(reasonOf(writeSigstoreBundle({ ...parts, payload: other, signature }))).toBe('bad-signature');
  });

  it('where the key signed the payload alone, without its type', () => {
    const signature = sign('sha256', parts.payload, pair.privateKeyPem);
    expect(reasonOf(writeSigstoreBundle({ ...parts, signature }))).toBe('bad-signature');
    expect(reasonOf(writeSigstoreBundle({ ...parts, signature: Buffer.alloc(0) }))).toBe('bad-signature');
  });

  it('where the key signed something else', () => {
    const text = writeSigstoreBundle({
      ...parts,
      ...signed(Buffer.from('{"_type":"https://in-toto.io/Statement/v1"}')),
    });
    expect(reasonOf(text)).toBe('not-a-statement');
  });

  it.each([
    ['no JSON', '{', 'not-a-bundle'],
    ['nothing', '', 'not-a-bundle'],
    ['a list', '[]', 'not-a-bundle'],
    ['another version', edit('v0.3', 'v0.2'), 'not-a-bundle'],
    ['another payload type', edit('in-toto+json', 'other+json'), 'payload-type'],
    ['no signature', edit(/"signatures":\[.*?\]/, '"signatures":[]'), 'signature-count'],
    ['two signatures', edit(/"signatures":\[(.*?)\]/, '"signatures":[$1,$1]'), 'signature-count'],
    ['a number for a signature', edit(/"sig":"[^"]*"/, '"sig":1'), 'not-a-bundle'],
    ['a member of its own', edit('{"dsse', '{"a":1,"dsse'), 'not-canonical'],
    ['a member twice', edit('{"dsse', '{"mediaType":"x","dsse'), 'not-canonical'],
    ['a line feed', `${plain}\n`, 'not-canonical'],
    ['a byte order mark', `\ufeff${plain}`, 'not-a-bundle'],
    ['another base64', edit(/("payload":"[^"]*)"/, '$1\\n"'), 'not-canonical'],
    [
      'a certificate beside the key',
      edit('"publicKey":', '"certificate":{"rawBytes":"AA=="},"publicKey":'),
      'not-canonical',
    ],
    [
      'two time stamps',
      stamped.replace(/"rfc3161Timestamps":\[(.*?)\]/, '"rfc3161Timestamps":[$1,$1]'),
      'not-canonical',
    ],
    ['too much', `${plain}${' '.repeat(200_000)}`, 'too-large'],
  ])('with %s', (_, text, reason) => {
    expect([plain, stamped]).not.toContain(text);
    const finding = verifyAttestation(text, { publicKeyPem });
    expect(finding).toMatchObject({ ok: false, reason });
    if (!finding.ok) expect(Object.keys(finding.text)).toEqual(['en', 'ja']);
  });

  it('after each of 1,000 edits of one byte, with a time stamp or without', () => {
    const random = createRandom(20_261_122);
    const below = (limit: number): number => Math.floor(random() * limit);
    const reasons = new Map<string, number>();
    for (let round = 0; round < 1000; round += 1) {
      const bytes = Buffer.from(round % 2 === 0 ? plain : stamped);
      const at = below(bytes.length);
      const before = bytes[at] ?? 0;
      // Half of them stay in the alphabet of base64, and reach what lies behind it.
      const alphabet = round % 4 < 2 ? base64.replace(String.fromCharCode(before), '') : '';
      bytes[at] = alphabet === '' ? (before + 1 + below(255)) & 0xff : alphabet.charCodeAt(below(alphabet.length));
      const finding = verifyAttestation(bytes.toString('utf8'), { publicKeyPem, tsaCaPem });
      const reason = finding.ok ? `stamp ${finding.timestamp.kind}` : finding.reason;
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    console.log(`1,000 edits: ${[...reasons].map(([reason, n]) => `${reason} ${n}`).join(', ')}`);
    const good = ['stamp trusted', 'stamp none', 'stamp unchecked'];
    expect([...reasons.keys()].filter((reason) => good.includes(reason))).toEqual([]);
  });

  it('after each of 2,000 greater changes, and never throws', () => {
    const random = createRandom(7);
    let refused = 0;
    for (let round = 0; round < 2000; round += 1) {
      const text = mutate(Buffer.from(stamped), random).toString('utf8');
      const finding = verifyAttestation(text, { publicKeyPem, tsaCaPem });
      if (finding.ok && finding.timestamp.kind === 'trusted') expect(text).toBe(stamped);
      else refused += 1;
    }
    expect(refused).toBeGreaterThan(1900);
  });
});
