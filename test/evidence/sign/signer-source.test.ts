import { describe, expect, it } from 'vitest';
import { parseSigner } from '../../../src/evidence/sign/signer-source.ts';
import { parseTsa } from '../../../src/evidence/sign/timestamp.ts';
import { UsageError } from '../../../src/model/errors.ts';

const id = '1234abcd-12ab-34cd-56ef-1234567890ab';
const arn = 'arn:aws:kms:ap-northeast-1:111122223333';

describe('--sign', () => {
  it('takes a file', () => {
    expect(parseSigner('key:keys/sign.pem')).toEqual({ kind: 'key', file: 'keys/sign.pem' });
    expect(parseSigner('key:C:\\sign.pem')).toEqual({ kind: 'key', file: 'C:\\sign.pem' });
  });

  it.each(['alias/comply-signing', 'alias/team/comply_1', id, `mrk-${'0'.repeat(32)}`])('takes a KMS key %s', (key) => {
    expect(parseSigner(`awskms:${key}`)).toEqual({ kind: 'awskms', key });
  });

  it.each([
    [`${arn}:key/${id}`, 'ap-northeast-1'],
    [`${arn}:alias/comply`, 'ap-northeast-1'],
    [`arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/${id}`, 'us-gov-west-1'],
    [`arn:aws-cn:kms:cn-north-1:111122223333:key/${id}`, 'cn-north-1'],
  ])('takes the region of %s', (key, region) => {
    expect(parseSigner(`awskms:${key}`)).toEqual({ kind: 'awskms', key, region });
  });

  it.each([
    '',
    'sign.pem',
    'key:',
    'key',
    'KEY:sign.pem',
    'awskms:',
    'awskms:comply-signing',
    'awskms:///alias/comply',
    'awskms:alias/',
    'awskms:alias/a b',
    `awskms:${id}0`,
    `awskms:arn:aws:kms::111122223333:key/${id}`,
    `awskms:arn:aws:s3:ap-northeast-1:111122223333:key/${id}`,
    `awskms:arn:aws:kms:evil.example/:111122223333:key/${id}`,
    'gcpkms:projects/x',
  ])('refuses "%s" in one line', (text) => {
    expect(() => parseSigner(text)).toThrow(UsageError);
    expect(() => parseSigner(text)).toThrow(/^--sign .+$/);
  });
});

describe('--tsa', () => {
  it('takes http and https', () => {
    expect(parseTsa('http://tsa.acme.example/tsr').href).toBe('http://tsa.acme.example/tsr');
    expect(parseTsa('https://tsa.acme.example:8443').href).toBe('https://tsa.acme.example:8443/');
  });

  it.each(['', 'tsa.acme.example', 'ftp://tsa.acme.example/', 'file:///etc/passwd', 'http://'])(
    'refuses "%s"',
    (text) => {
      expect(() => parseTsa(text)).toThrow(UsageError);
    },
  );

  it('refuses a password, and does not repeat it', () => {
    expect(() => parseTsa('https://acme:s3cret@tsa.acme.example/')).toThrow(
      /^(?!.*s3cret).*leave user name and password out/,
    );
  });
});
