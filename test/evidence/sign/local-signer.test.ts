import { execFileSync } from 'node:child_process';
import { verify } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateKey } from '../../../src/evidence/sign/keygen.ts';
import { openLocalSigner } from '../../../src/evidence/sign/local-signer.ts';
import { readPublicKeyFile } from '../../../src/evidence/sign/public-key.ts';
import { InputError } from '../../../src/model/errors.ts';
import { whyNoOpenssl } from '../../support/openssl-ca.ts';

const reason = whyNoOpenssl();
if (reason !== undefined) console.info(`keys of the openssl program are not tested: ${reason}`);

const cwd = mkdtempSync(join(tmpdir(), 'comply-signer-'));
const openssl = (...args: readonly string[]): string =>
  execFileSync('openssl', args, { cwd, encoding: 'utf8', stdio: 'pipe' });
const write = (file: string, text: string): string => {
  writeFileSync(join(cwd, file), text);
  return file;
};
const message = Buffer.from('what is signed');

/** Whether what it signs is verified by the public key that it names. */
async function signs(file: string, passphrase?: string): Promise<boolean> {
  const signer = openLocalSigner({ file, cwd }, passphrase);
  const signature = await signer.sign(message);
  const hash = signer.publicKeyPem.length > 150 ? 'sha256' : null;
  return (
    verify(hash, message, signer.publicKeyPem, signature) &&
    !verify(hash, Buffer.from('else'), signer.publicKeyPem, signature)
  );
}

describe('a key of our own', () => {
  it('signs, and says which it is', async () => {
    const pair = generateKey();
    const file = write('own.pem', pair.privateKeyPem);
    const signer = openLocalSigner({ file, cwd });
    expect(signer.intent).toEqual({ kind: 'key', publicKeySha256: pair.publicKeySha256 });
    expect(signer.publicKeyPem).toBe(pair.publicKeyPem);
    expect(await signs(file)).toBe(true);
    expect(readPublicKeyFile({ file: write('own.pub', pair.publicKeyPem), cwd })).toBe(pair.publicKeyPem);
  });

  it('is opened by its passphrase alone', async () => {
    const file = write('locked.pem', generateKey('correct horse').privateKeyPem);
    expect(await signs(file, 'correct horse')).toBe(true);
    const locked = 'locked.pem: is encrypted; put its passphrase into COMPLY_SIGN_PASSPHRASE';
    expect(() => openLocalSigner({ file, cwd })).toThrow(locked);
    expect(() => openLocalSigner({ file, cwd }, '')).toThrow(locked);
    expect(() => openLocalSigner({ file, cwd }, 'battery staple')).toThrow(
      'locked.pem: is not opened by the passphrase in COMPLY_SIGN_PASSPHRASE',
    );
  });
});

describe.skipIf(reason !== undefined)('a key of the openssl program', () => {
  const ec = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];

  it('signs from PKCS #8, SEC 1 with its parameters, encrypted forms of both, and Ed25519', async () => {
    openssl('genpkey', ...ec, '-out', 'pkcs8.pem');
    openssl('ecparam', '-genkey', '-name', 'prime256v1', '-out', 'sec1.pem');
    openssl(
      'pkcs8',
      '-topk8',
      '-v2',
      'aes-256-cbc',
      '-iter',
      '100000',
      '-passout',
      'pass:horse',
      '-in',
      'pkcs8.pem',
      '-out',
      'pbes2.pem',
    );
    openssl('ec', '-aes128', '-passout', 'pass:horse', '-in', 'sec1.pem', '-out', 'legacy.pem');
    openssl('genpkey', '-algorithm', 'ed25519', '-out', 'ed25519.pem');
    expect(await signs('pkcs8.pem')).toBe(true);
    expect(await signs('sec1.pem')).toBe(true);
    expect(await signs('pbes2.pem', 'horse')).toBe(true);
    expect(await signs('legacy.pem', 'horse')).toBe(true);
    expect(await signs('ed25519.pem')).toBe(true);
    expect(() => openLocalSigner({ file: 'legacy.pem', cwd })).toThrow(/is encrypted/);
  });

  it.each([
    [
      ['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
      'is a key of kind rsa; sign with ECDSA P-256 or Ed25519',
    ],
    [
      ['ecparam', '-genkey', '-noout', '-name', 'secp384r1'],
      'is a key of kind ec secp384r1; sign with ECDSA P-256 or Ed25519',
    ],
    [
      ['ecparam', '-genkey', '-noout', '-name', 'secp256k1'],
      'is a key of kind ec secp256k1; sign with ECDSA P-256 or Ed25519',
    ],
  ])('of another kind is refused: %s', (args, why) => {
    openssl(...args, '-out', 'unfit.pem');
    expect(() => openLocalSigner({ file: 'unfit.pem', cwd })).toThrow(`unfit.pem: ${why}`);
  });
});

describe('a file that is no key', () => {
  const { privateKeyPem, publicKeyPem } = generateKey();

  it.each([
    ['public.pem', publicKeyPem, 'is a public key; sign with the private one'],
    ['empty.pem', '', "holds no private key in PEM; make one with 'comply evidence keygen --out FILE'"],
    ['broken.pem', privateKeyPem.replace(/\n.{40}/, '\n'), 'is not a readable private key'],
    ['large.pem', 'x'.repeat(1024 * 1024 + 1), 'is larger than 1 MiB; name a PEM file'],
  ])('is refused: %s', (file, text, why) => {
    write(file, text);
    const open = () => openLocalSigner({ file, cwd });
    expect(open).toThrow(InputError);
    expect(open).toThrow(`${file}: ${why}`);
  });

  it('is refused where it is not there, or is a folder', () => {
    expect(() => openLocalSigner({ file: 'absent.pem', cwd })).toThrow('absent.pem: no such file');
    expect(() => openLocalSigner({ file: '.', cwd })).toThrow('.: cannot be read (EISDIR)');
  });

  it('is refused as a public key, too: nobody hands out a private one by mistake', () => {
    expect(() => readPublicKeyFile({ file: write('private.pem', privateKeyPem), cwd })).toThrow(
      'private.pem: is a private key; give the public one, which keygen writes to FILE.pub',
    );
    expect(() => readPublicKeyFile({ file: write('text.pem', 'hello'), cwd })).toThrow(/text.pem: is not a public key/);
  });
});
