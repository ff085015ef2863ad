import { createPrivateKey, createPublicKey } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateKey, writeKeyPair } from '../../../src/evidence/sign/keygen.ts';
import { InputError, UsageError } from '../../../src/model/errors.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'comply-keygen-'));

describe('a new key pair', () => {
  it('is of ECDSA on P-256, as PKCS #8 and SubjectPublicKeyInfo', () => {
    const { privateKeyPem, publicKeyPem, publicKeySha256 } = generateKey();
    expect(privateKeyPem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(publicKeyPem).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
    expect(publicKeySha256).toMatch(/^[0-9a-f]{64}$/);
    expect(createPrivateKey(privateKeyPem).asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
    expect(createPublicKey(privateKeyPem).export({ type: 'spki', format: 'pem' })).toBe(publicKeyPem);
    expect(generateKey().privateKeyPem).not.toBe(privateKeyPem);
  });

  it('is encrypted with a passphrase, and refused with an empty one', () => {
    const { privateKeyPem } = generateKey('correct horse');
    expect(privateKeyPem).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----\n/);
    expect(createPrivateKey({ key: privateKeyPem, passphrase: 'correct horse' }).asymmetricKeyType).toBe('ec');
    expect(() => createPrivateKey({ key: privateKeyPem, passphrase: 'battery staple' })).toThrow();
    expect(() => generateKey('')).toThrow(UsageError);
  });
});

describe('its files', () => {
  it('are FILE, for its owner alone, and FILE.pub', () => {
    const cwd = folder();
    const pair = generateKey();
    writeKeyPair(pair, { file: 'sign.pem', cwd });
    expect(readFileSync(join(cwd, 'sign.pem'), 'utf8')).toBe(pair.privateKeyPem);
    expect(readFileSync(join(cwd, 'sign.pem.pub'), 'utf8')).toBe(pair.publicKeyPem);
    expect(statSync(join(cwd, 'sign.pem')).mode & 0o777).toBe(0o600);
  });

  it.each(['sign.pem', 'sign.pem.pub'])('are never written over: %s is there', (there) => {
    const cwd = folder();
    writeFileSync(join(cwd, there), 'precious');
    const write = () => writeKeyPair(generateKey(), { file: 'sign.pem', cwd });
    expect(write).toThrow(InputError);
    expect(write).toThrow(`${there}: already exists, and a key is never written over; name another file`);
    expect(readFileSync(join(cwd, there), 'utf8')).toBe('precious');
    const other = there === 'sign.pem' ? 'sign.pem.pub' : 'sign.pem';
    expect(existsSync(join(cwd, other))).toBe(false);
  });

  it('are refused where there is no folder', () => {
    const file = 'nowhere/sign.pem';
    expect(() => writeKeyPair(generateKey(), { file, cwd: folder() })).toThrow(
      /^nowhere\/sign.pem: cannot be written \(ENOENT\)/,
    );
  });
});
