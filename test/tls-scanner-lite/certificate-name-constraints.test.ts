import { describe, expect, it } from 'vitest';
import type { Chain } from '../../src/tls-scanner-lite/result.ts';
import { type CertificateOptions, createCertificate, type Identity } from '../support/certificate.ts';
import { judge } from '../support/judge.ts';

const root = createCertificate({ subject: 'Acme Root', ca: true });
const good = { trusted: true, complete: true, errors: [] };
const bad = { trusted: false, complete: true, errors: ['name-constraints'] };

function createCa(options: Partial<CertificateOptions>): Identity {
  return createCertificate({ subject: 'CA', issuer: root, ca: true, ...options });
}

function issue(options: Partial<CertificateOptions> & { readonly issuer: Identity }): Identity {
  return createCertificate({ subject: 'localhost', names: ['localhost'], ...options });
}

function read(chain: readonly Identity[]): Chain {
  return judge(chain, { ca: [root.pem] }).chain;
}

describe('name constraints', () => {
  type Subject = Pick<CertificateOptions, 'names' | 'addresses'> & { readonly subject?: string };
  const v4 = (...octets: readonly number[]): Subject => ({ names: [], addresses: [octets] });

  it.each<[string, Partial<CertificateOptions>, Subject, boolean]>([
    ['a domain', { permitted: { names: ['acme.example'] } }, { names: ['acme.example', 'a.b.ACME.example'] }, true],
    ['a domain', { permitted: { names: ['acme.example'] } }, { names: ['acme.example', 'notacme.example'] }, false],
    ['a domain', { permitted: { names: ['acme.example'] } }, { names: ['*.acme.example'] }, true],
    ['what is below a domain', { permitted: { names: ['.acme.example'] } }, { names: ['a.acme.example'] }, true],
    ['what is below a domain', { permitted: { names: ['.acme.example'] } }, { names: ['acme.example'] }, false],
    ['all but a domain', { excluded: { names: ['acme.example'] } }, { names: ['a.acme.example'] }, false],
    ['all but a domain', { excluded: { names: ['acme.example'] } }, { names: ['other.example'] }, true],
    ['all but a host', { excluded: { names: ['a.acme.example'] } }, { names: ['*.acme.example'] }, false],
    ['all but a host', { excluded: { names: ['a.acme.example'] } }, { names: ['*.b.acme.example'] }, true],
    ['no domain', { excluded: { names: [''] } }, { names: ['a.example'] }, false],
    ['a range', { permitted: { ranges: [[10, 0, 0, 0, 255, 0, 0, 0]] } }, v4(10, 9, 8, 7), true],
    ['a range', { permitted: { ranges: [[10, 0, 0, 0, 255, 0, 0, 0]] } }, v4(11, 9, 8, 7), false],
    ['a range', { permitted: { ranges: [[10, 0, 0, 0, 255, 0, 0, 0]] } }, { names: ['a.example'] }, true],
    ['a range', { permitted: { ranges: [[10, 0, 0, 0, 255, 0, 0, 0]] } }, v4(...new Array(16).fill(0)), false],
    ['no address', { excluded: { ranges: [new Array(8).fill(0), new Array(32).fill(0)] } }, v4(10, 0, 0, 1), false],
    [
      'no address',
      { excluded: { ranges: [new Array(8).fill(0), new Array(32).fill(0)] } },
      { names: ['a.example'] },
      true,
    ],
    ['a subject', { permitted: { commonNames: ['acme'] } }, { subject: 'ACME', names: ['a.example'] }, true],
    ['a subject', { permitted: { commonNames: ['acme'] } }, { subject: 'Other', names: ['a.example'] }, false],
    ['all but a subject', { excluded: { commonNames: ['acme'] } }, { subject: 'Acme', names: ['a.example'] }, false],
    ['mail', { permitted: { mails: ['acme.example'] } }, { names: ['a.example'] }, true],
  ])('that permit %s: %j of %j', (_what, options, { subject = 'leaf', ...names }, trusted) => {
    const issuer = createCa(options);
    const leaf = issue({ issuer, subject, ...names });
    expect(read([leaf, issuer])).toMatchObject(trusted ? good : bad);
  });

  it('bind the names of every certificate below, but not an issuer of itself', () => {
    const issuer = createCa({ permitted: { commonNames: ['localhost'] } });
    const below = createCertificate({ subject: 'CA below', issuer, ca: true });
    const renewed = createCa({ issuer, serialNumber: [7] });
    expect(read([issue({ issuer: below }), below, issuer])).toMatchObject(bad);
    expect(read([issue({ issuer: renewed }), renewed, issuer])).toMatchObject(good);
  });

  it('that cannot be compared fail a certificate that has such a name', () => {
    const issuer = createCa({ permitted: { mails: ['acme.example'] } });
    const value = Buffer.from('300781056140622e63', 'hex');
    const leaf = issue({ issuer, names: [], others: [{ id: '2.5.29.17', critical: false, value }] });
    expect(read([leaf, issuer])).toMatchObject(bad);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['many', numbered(4000), numbered(4000)],
    ['long', ['a.'.repeat(30_000)], numbered(5000)],
  ])('and %s names cost no time', (_what, names, permitted) => {
    const issuer = createCa({ permitted: { names: permitted } });
    const leaf = issue({ issuer, names });
    const start = performance.now();
    expect(read([leaf, issuer])).toMatchObject(bad);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

function numbered(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `n${index}.acme.example`);
}
