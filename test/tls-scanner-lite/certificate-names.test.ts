import { describe, expect, it } from 'vitest';
import { readTime } from '../../src/tls-scanner-lite/certificate/time.ts';
import { createCertificate } from '../support/certificate.ts';
import { judge } from '../support/judge.ts';

const names = [
  'localhost',
  '*.wild.acme.example',
  'UPPER.acme.example',
  '*.example',
  '*',
  'f*.acme.example',
  '*.*.acme.example',
  '*.xn--4gq',
  'xn--wgv71a.acme.example',
  'dotted.acme.example.',
  '10.0.0.9',
];
const addresses = [
  [127, 0, 0, 1],
  [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
];
const leaf = createCertificate({ subject: 'cn.acme.example', names, addresses });

describe('a host', () => {
  it.each<[string, boolean]>([
    ['localhost', true],
    ['LOCALHOST', true],
    ['localhost.', true],
    ['localhost..', false],
    ['', false],
    ['.', false],
    ['a.wild.acme.example', true],
    ['A.Wild.Acme.Example', true],
    ['_dmarc.wild.acme.example', true],
    ['xn--wgv71a.wild.acme.example', true],
    ['a.b.wild.acme.example', false],
    ['.wild.acme.example', false],
    ['wild.acme.example', false],
    ['upper.acme.example', true],
    ['日本.acme.example', true],
    ['other.acme.example', false],
    ['foo.acme.example', false],
    ['a.b.acme.example', false],
    // `*` before a single label would be every name of a top-level domain.
    ['acme.example', false],
    ['example', false],
    ['a.xn--4gq', false],
    ['dotted.acme.example', false],
    // The common name does not count.
    ['cn.acme.example', false],
    ['127.0.0.1', true],
    ['127.0.0.2', false],
    // An address in a name is no address.
    ['10.0.0.9', false],
    ['2001:db8::1', true],
    ['2001:DB8:0:0::0:1', true],
    ['2001:db8::1%eth0', true],
    ['2001:db8::2', false],
    ['::ffff:127.0.0.1', false],
  ])('%j is covered: %s', (host, hostnameMatch) => {
    expect(judge([leaf], { host }).hostnameMatch).toBe(hostnameMatch);
  });

  it('is not covered by a certificate without names, whatever its common name says', () => {
    const bare = createCertificate({ subject: 'localhost' });
    expect(judge([bare])).toMatchObject({ subject: 'CN=localhost', subjectAltNames: [], hostnameMatch: false });
  });

  it('is not covered by what stands before or after a NUL', () => {
    const tricky = createCertificate({ subject: 'x', names: ['localhost\0.evil.example', 'evil.example\0.localhost'] });
    expect(judge([tricky])).toMatchObject({
      hostnameMatch: false,
      subjectAltNames: ['localhost\\00.evil.example', 'evil.example\\00.localhost'],
    });
  });
});

describe('a name', () => {
  it('is printed on one line, with what cannot be seen or means something escaped', () => {
    const subject = (name: string): string => judge([createCertificate({ subject: name })]).subject;
    expect(subject('アクメ株式会社')).toBe('CN=アクメ株式会社');
    expect(subject('Acme, Inc. + "Sons"')).toBe('CN=Acme\\, Inc. \\+ \\"Sons\\"');
    expect(subject(' #a ')).toBe('CN=\\ #a\\ ');
    expect(subject('a\nCN=b\u202e\u001b')).toBe('CN=a\\0ACN=b\\E2\\80\\AE\\1B');
    expect(subject('x'.repeat(5000))).toHaveLength(1001);
  });

  it('that covers a host is printed with the addresses, and is a wildcard or not', () => {
    expect(judge([leaf])).toMatchObject({
      subjectAltNames: [...names, '127.0.0.1', '2001:db8::1'],
      wildcard: true,
    });
    const plain = createCertificate({ subject: '*.acme.example', names: ['acme.example', 'f*.acme.example'] });
    expect(judge([plain]).wildcard).toBe(false);
  });
});

describe('a time', () => {
  const read = (tag: number, text: string): string | undefined => {
    const content = Buffer.from(text);
    return readTime({ tag, content, whole: content })?.toISOString();
  };

  it.each<[number, string, string | undefined]>([
    [0x17, '500101000000Z', '1950-01-01T00:00:00.000Z'],
    [0x17, '491231235959Z', '2049-12-31T23:59:59.000Z'],
    [0x17, '991231235959Z', '1999-12-31T23:59:59.000Z'],
    [0x18, '20500101000000Z', '2050-01-01T00:00:00.000Z'],
    [0x18, '99991231235959Z', '9999-12-31T23:59:59.000Z'],
    [0x18, '00500101000000Z', '0050-01-01T00:00:00.000Z'],
    [0x18, '20240229000000Z', '2024-02-29T00:00:00.000Z'],
    [0x18, '20230229000000Z', undefined],
    [0x18, '20240101240000Z', undefined],
    [0x18, '20240101000060Z', undefined],
    [0x17, '2401010000Z', undefined],
    [0x17, '240101000000+0900', undefined],
    [0x18, '20240101000000.5Z', undefined],
    [0x18, '240101000000Z', undefined],
    [0x0c, '20240101000000Z', undefined],
  ])('of tag %d written %s is %s', (tag, text, expected) => {
    expect(read(tag, text)).toBe(expected);
  });
});
