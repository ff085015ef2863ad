import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { tlsMessagesIn } from '../../../src/i18n/tls.ts';
import { languages } from '../../../src/model/text.ts';
import type { RatedEndpoint } from '../../../src/report/tls/rated-endpoint.ts';
import { reportTlsEndpoint, reportTlsSummary, type TlsReportOptions } from '../../../src/report/tls/text.ts';
import type { TlsEndpointResult } from '../../../src/tls-scanner-lite/result.ts';
import { notTested } from '../../../src/tls-scanner-lite/verdict.ts';
import { all, closed, good, lacking, now, partial, rated, weak } from './sample.ts';

const plain: TlsReportOptions = { language: 'en', color: 0, width: 80, now };
const golden = (name: string) => new URL(`../../../fixtures/golden/${name}`, import.meta.url).pathname;
const colorCodes = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');

function page(result: TlsEndpointResult, options: Partial<TlsReportOptions> = {}): string {
  return [...reportTlsEndpoint(rated(result), { ...plain, ...options })].join('');
}

function everything(endpoints: readonly RatedEndpoint[], options: Partial<TlsReportOptions> = {}): string {
  const printing = { ...plain, ...options };
  const pages = endpoints.map((endpoint) => [...reportTlsEndpoint(endpoint, printing)].join(''));
  return `${pages.join('\n\n\n')}${[...reportTlsSummary(endpoints, printing)].join('')}`;
}

/** As one line, so that a sentence is found however it was broken. */
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('the page of an endpoint', () => {
  it.each([
    ['en', 80],
    ['en', 120],
    ['ja', 80],
    ['ja', 120],
  ] as const)('is printed in %s at %i columns', async (language, width) => {
    await expect(everything(all, { language, width })).toMatchFileSnapshot(golden(`tls.${language}.${width}.txt`));
  });

  it.each([40, 50, 59, 60, 80, 120, 160])('stays within %i columns in both languages', (width) => {
    for (const language of languages) {
      const lines = everything(all, { language, width }).split('\n');
      expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
    }
  });

  it('has no escape sequence of a stranger, and none of its own without colour', () => {
    expect(everything(all)).not.toMatch(/\p{Cc}(?<!\n)|\p{Bidi_Control}/u);
    for (const color of [1, 2, 3] as const) {
      const own = everything(all, { color });
      expect(own.replace(colorCodes, '')).toBe(everything(all));
      expect(own).not.toBe(everything(all));
    }
    expect(everything(all)).toContain('CN=api\\u001B[31m\\u202Egpj\\u009B2J\\n| <img');
  });

  it('never breaks off with a space, and never leaves three lines empty', () => {
    for (const result of [good, weak, partial, closed]) {
      expect(page(result)).not.toMatch(/ \n|\n\n\n\n/);
    }
  });

  it('leads with host, address and grade', () => {
    expect(page(good)).toMatch(/^api\.acme\.example:443 {2}192\.0\.2\.10 {2}grade A\+\n {2}61 connections\n/);
    expect(page(weak)).toMatch(/^\[2001:db8::25\]:465 {2}grade F\n {2}server name mail\.acme\.example, 94 connections/);
    expect(page(partial)).toMatch(/no grade\n {2}TLS asked for in postgres, /);
  });

  it('marks what is weak and says what each mark means, and only those', () => {
    const text = page(weak);
    expect(text).toMatch(/✗ TLS_RSA_WITH_NULL_SHA +0 +NULL, no FS\n/);
    expect(text).toMatch(/✗ TLS_DH_anon_WITH_RC4_128_MD5 +128 +anon, RC4, DH 1024\n/);
    expect(text).toMatch(/! TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA +256 +secp256r1 +no AEAD\n/);
    expect(text).toMatch(/✗ TLS_RSA_EXPORT_WITH_RC4_40_MD5 +40 +EXPORT, RC4, no FS\n/);
    const means = Object.values(tlsMessagesIn('en').markMeans);
    expect(means.filter((meaning) => !flat(text).includes(meaning))).toEqual([]);
    expect(means.filter((meaning) => flat(page(good)).includes(meaning))).toEqual([]);
  });

  it('tells what is wrong with a certificate', () => {
    const text = flat(page(weak));
    expect(text).toContain('✗ does not cover mail.acme.example');
    expect(text).toContain('✗ expired 9 days ago');
    expect(text).toContain('✗ not valid yet');
    expect(text).toContain('✗ RSA 1024 bits');
    expect(text).toContain('✗ sha1WithRSAEncryption');
    expect(text).toContain('✗ signed by itself, and not in the trust store');
    expect(text).toContain('! sent in the wrong order');
    expect(text).toContain('+5 more, wildcard name');
    expect(text).toContain('✗ staple: REVOKED');
  });

  it('says nothing of a group that is not there where more may be', () => {
    const without = { ...partial, supportedGroups: lacking('timeout') };
    expect(page(partial)).toContain('! no post-quantum group');
    expect(page(without)).not.toContain('post-quantum');
    expect(page(good)).toContain('X25519MLKEM768 (post-quantum)');
  });

  it('shows why the rating is withheld, and what was not checked', () => {
    const undecided: TlsEndpointResult = { ...good, compression: lacking('timeout') };
    expect(flat(page(undecided))).toContain(
      '? withheld, as something it rests on is not known: no answer came in time',
    );
    expect(flat(page(good))).toContain('Not checked: Heartbleed, ');
    expect(flat(page(partial))).toContain('- not given: the guide is not for STARTTLS');
  });

  it.each([
    [{ maxAge: 63_072_000, includeSubDomains: false, preload: false, valid: true }, '✓ for 730 days'],
    [
      { maxAge: 15_551_999, includeSubDomains: true, preload: false, valid: true },
      '! for 179 days, shorter than six months, with',
    ],
    [
      { maxAge: 300, includeSubDomains: false, preload: false, valid: true },
      '! for 300 seconds, shorter than six months',
    ],
    [{ maxAge: 0, includeSubDomains: false, preload: false, valid: true }, '✗ switched off'],
    [{ includeSubDomains: false, preload: false, valid: false }, '✗ a header that browsers ignore'],
    [null, '! no header'],
  ])('says what HSTS comes to: %o', (hsts, words) => {
    const { redirect } = good.http;
    expect(flat(page({ ...good, http: { hsts: { status: 'ok', value: hsts }, redirect } }))).toContain(words);
  });

  it('leaves out what does not apply, and takes no other protocol for a gap', () => {
    const plainText: TlsEndpointResult = { ...good, http: { hsts: notTested, redirect: notTested } };
    expect(page(plainText)).not.toContain('Over HTTP');
    expect(page(weak)).not.toContain('Over HTTP');
    expect(page(weak)).toContain('✓ Everything that was asked could be read.');
  });
});

describe('what could not be read', () => {
  it('is told once, with the reason and the remedy, where nothing could be asked', () => {
    const text = page(closed);
    expect(text).toMatch(
      /^gone\.acme\.example:443 {2}no grade\n {2}2 connections\n\n\nCould not be read {2}Not known is not absent/,
    );
    expect(flat(text)).toContain(
      '? The endpoint as a whole Nothing listens there, or the network refused (ECONNREFUSED). Check the host',
    );
  });

  it('is also told at its place, and is never called absent', () => {
    const text = flat(page(partial));
    expect(text).toContain('? TLS 1.0 not known it stopped answering what it had answered before (ECONNRESET)');
    expect(text).toContain('? there may be more: it stopped answering');
    expect(text).toContain('whose order decides is not known: no answer came in time');
    expect(text).toContain('Renegotiation by the client ? not known: no answer came in time');
    expect(text).toContain(
      '? TLS 1.0, Cipher suites of TLS 1.2, Signature algorithms, Resumption by ticket It stopped answering',
    );
  });

  it.each(languages)('has words for every reason, in %s', (language) => {
    const { reason, remedy } = tlsMessagesIn(language);
    for (const name of Object.keys(reason) as (keyof typeof reason)[]) {
      if (name === 'not-http') continue;
      const text = page({ ...good, alpn: lacking(name, 'seen') }, { language, width: 160 });
      expect(text.match(new RegExp(reason[name].slice(1), 'g')) ?? []).toHaveLength(2);
      expect(text).toContain(remedy[name]);
      expect(text).toContain(language === 'ja' ? '（seen）' : '(seen)');
    }
  });
});

describe('the summary', () => {
  it('has a line for every endpoint', () => {
    const lines = [...reportTlsSummary(all, { ...plain, width: 120 })].join('').trim().split('\n');
    expect(lines.slice(1).map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['Grade', 'Not read', 'Endpoint'],
      ['A+', '-', 'api.acme.example:443', '192.0.2.10'],
      ['F', '-', '[2001:db8::25]:465'],
      ['-', '10', 'db.acme.example:5432', '192.0.2.10'],
      ['-', '17', 'gone.acme.example:443'],
    ]);
  });
});
