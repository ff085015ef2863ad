import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, createPublicKey } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFromJSON } from '@sigstore/bundle';
import { X509Certificate } from '@sigstore/core';
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attest } from '../../../src/evidence/sign/attest.ts';
import { generateKey, writeKeyPair } from '../../../src/evidence/sign/keygen.ts';
import { openLocalSigner } from '../../../src/evidence/sign/local-signer.ts';
import { createStatement, writeStatement } from '../../../src/evidence/sign/statement.ts';
import { requestTimestamp } from '../../../src/evidence/sign/timestamp.ts';
import { verifyAttestation } from '../../../src/evidence/sign/verify-attestation.ts';
import { manifest, run } from '../../support/attested-run.ts';
import { whyNoOpenssl } from '../../support/openssl-ca.ts';
import { createTsa, type OpensslTsa, serveTsa } from '../../support/openssl-tsa.ts';

const reason = whyNoOpenssl() ?? (spawnSync('jq', ['--version']).status === 0 ? undefined : 'no jq program');
if (reason !== undefined && process.env.CI) throw new Error(reason);
if (reason !== undefined) console.info(`signatures are not checked by other programs: ${reason}`);

const bundle = mkdtempSync(join(tmpdir(), 'comply-signed-'));
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(bundle, name), content);
  return join(bundle, name);
};
const recipe = fileURLToPath(new URL('openssl-recipe.sh', import.meta.url));

/** Exit code and output of the recipe. */
function follow(...args: readonly string[]): { readonly code: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync('sh', [recipe, bundle, ...args], { encoding: 'utf8' });
  return { code: status, output: stdout + stderr };
}

/** What another statement would be, under the signature that is there. */
function changeStatement(attestation: string): string {
  const parsed = JSON.parse(attestation) as { dsseEnvelope: { payload: string } };
  const statement = Buffer.from(parsed.dsseEnvelope.payload, 'base64').toString().replace('"fail":20', '"fail":10');
  parsed.dsseEnvelope.payload = Buffer.from(statement).toString('base64');
  return JSON.stringify(parsed);
}

describe.skipIf(reason !== undefined)('what we sign', () => {
  const manifestBytes = JSON.stringify(manifest);
  const manifestSha256 = createHash('sha256').update(manifestBytes).digest('hex');
  const statement = createStatement({ manifest, run, manifestSha256 });
  let tsa: OpensslTsa;
  let attestation: string;
  let signature: Uint8Array;
  let publicKeyPem: string;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    if (reason !== undefined) return;
    tsa = createTsa();
    const server = await serveTsa(tsa);
    stop = server.close;
    writeKeyPair(generateKey('correct horse'), { file: 'sign.pem', cwd: bundle });
    const signer = openLocalSigner({ file: 'sign.pem', cwd: bundle }, 'correct horse');
    publicKeyPem = signer.publicKeyPem;
    attestation = await attest(statement, signer, async (bytes) => {
      signature = bytes;
      return requestTimestamp(bytes, { url: server.url, timeoutMs: 10_000 });
    });
    write('manifest.json', manifestBytes);
    write('attestation.sigstore.json', attestation);
  });
  afterAll(async () => {
    await stop?.();
    tsa?.remove();
  });

  it('is verified by ourselves', () => {
    const finding = verifyAttestation(attestation, { publicKeyPem, tsaCaPem: tsa.rootPem });
    expect(finding).toMatchObject({ ok: true, statement, timestamp: { kind: 'trusted' } });
    const changed = changeStatement(attestation);
    expect(verifyAttestation(changed, { publicKeyPem })).toMatchObject({ ok: false });
  });

  describe('is verified by openssl', () => {
    const key = join(bundle, 'sign.pem.pub');

    it('with its manifest and its time stamp', () => {
      const { code, output } = follow(key, tsa.root.pemFile);
      expect(output).toMatch(/^Verified OK\nManifest OK\n[\s\S]*Verification: OK/m);
      expect(output).toMatch(/Time stamp: \w+/);
      expect(code).toBe(0);
    });

    it('and a changed statement is rejected', () => {
      write('attestation.sigstore.json', changeStatement(attestation));
      const { code, output } = follow(key);
      write('attestation.sigstore.json', attestation);
      expect(output).toMatch(/^Verification failure/m);
      expect(code).not.toBe(0);
    });

    it('and a changed manifest is rejected', () => {
      write('manifest.json', `${manifestBytes} `);
      const { code, output } = follow(key);
      write('manifest.json', manifestBytes);
      expect(output).toBe('Verified OK\n');
      expect(code).not.toBe(0);
    });

    it('and another key and another authority are rejected', () => {
      writeKeyPair(generateKey(), { file: 'other.pem', cwd: bundle });
      expect(follow(join(bundle, 'other.pem.pub')).code).not.toBe(0);
      const other = createTsa();
      const { code, output } = follow(key, other.root.pemFile);
      other.remove();
      expect(output).toMatch(/Verification: FAILED/);
      expect(code).not.toBe(0);
    });

    it('and its time stamp is of no other data', () => {
      const { verificationMaterial } = JSON.parse(attestation);
      const [{ signedTimestamp }] = verificationMaterial.timestampVerificationData.rfc3161Timestamps;
      const stamp = write('stamp.tsr', Buffer.from(signedTimestamp, 'base64'));
      const verify = (data: string) =>
        spawnSync('openssl', ['ts', '-verify', '-in', stamp, '-data', data, '-CAfile', tsa.root.pemFile]).status;
      expect(verify(write('signature', signature))).toBe(0);
      expect(verify(write('signature', Buffer.concat([signature, Buffer.of(0)])))).toBe(1);
    });
  });

  describe('is verified by @sigstore/verify', () => {
    /** Trust in our key, and in the authority of time stamps. */
    const check = (text: string, pem: string): void => {
      const der = createPublicKey(pem).export({ type: 'spki', format: 'der' });
      const hint = createHash('sha256').update(der).digest('hex');
      const key = { rawBytes: der, keyDetails: 5, validFor: { start: new Date(0) } };
      const material = toTrustMaterial(
        { mediaType: '', certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [] },
        { [hint]: key },
      );
      const chain = [tsa.signer.der, tsa.between.der, tsa.root.der].map((one) =>
        X509Certificate.parse(Buffer.from(one)),
      );
      const validFor = { start: new Date(0), end: new Date('2049-01-01T00:00:00Z') };
      const verifier = new Verifier(
        { ...material, timestampAuthorities: [{ certChain: chain, validFor }] },
        { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 1 },
      );
      verifier.verify(toSignedEntity(bundleFromJSON(JSON.parse(text))));
    };

    it('with its time stamp', () => {
      expect(() => check(attestation, publicKeyPem)).not.toThrow();
    });

    it('and a changed statement is rejected', () => {
      expect(() => check(changeStatement(attestation), publicKeyPem)).toThrow('signature verification failed');
    });

    it('and another key is rejected', () => {
      expect(() => check(attestation, generateKey().publicKeyPem)).toThrow('key not found');
    });

    it('and a time stamp of another signature is rejected', async () => {
      const again = await attest(statement, openLocalSigner({ file: 'sign.pem', cwd: bundle }, 'correct horse'));
      const parsed = JSON.parse(again);
      parsed.verificationMaterial = JSON.parse(attestation).verificationMaterial;
      expect(() => check(JSON.stringify(parsed), publicKeyPem)).toThrow('timestamp could not be verified');
    });
  });

  it('is a key that openssl opens with its passphrase', () => {
    const pem = execFileSync('openssl', ['pkey', '-in', 'sign.pem', '-passin', 'pass:correct horse', '-pubout'], {
      cwd: bundle,
      encoding: 'utf8',
    });
    expect(pem).toBe(publicKeyPem);
    expect(writeStatement(statement).length).toBeLessThan(4000);
  });
});
