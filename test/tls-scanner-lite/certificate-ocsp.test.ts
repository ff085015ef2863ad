import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Certificate, OcspStaple } from '../../src/tls-scanner-lite/result.ts';
import { createCertificate } from '../support/certificate.ts';
import { der, identifier, octetString, sequence } from '../support/der.ts';
import { judge, testNow } from '../support/judge.ts';
import { createOcspResponse, wrapBasicResponse } from '../support/ocsp-response.ts';
import {
  createOpensslCa,
  ecKey,
  type OpensslCa,
  type OpensslCertificate,
  whyNoOpenssl,
} from '../support/openssl-ca.ts';

const reason = whyNoOpenssl();
if (reason !== undefined) console.info(`OCSP responses of the openssl program are not tested: ${reason}`);

describe.skipIf(reason !== undefined)('a staple of the openssl program', () => {
  let ca: OpensslCa;
  const made = new Map<string, OpensslCertificate>();
  const get = (name: string): OpensslCertificate => {
    const certificate = made.get(name);
    if (certificate === undefined) throw new Error(name);
    return certificate;
  };

  beforeAll(() => {
    ca = createOpensslCa();
    const isCa = { extensions: ['basicConstraints=critical,CA:true'] };
    const isResponder = { extensions: ['extendedKeyUsage=OCSPSigning'] };
    const issuer = ca.issue('issuer', {
      ...isCa,
      key: ['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
    });
    const stranger = ca.issue('stranger', isCa);
    made.set('issuer', issuer).set('stranger', stranger);
    made.set('leaf', ca.issue('leaf', { issuer, extensions: ['subjectAltName=DNS:localhost'] }));
    made.set('revoked', ca.issue('revoked', { issuer }));
    made.set('delegate', ca.issue('delegate', { issuer, ...isResponder }));
    made.set(
      'ec-delegate',
      ca.issue('ec-delegate', { issuer, ...isResponder, key: [...ecKey.slice(0, -1), 'secp384r1'] }),
    );
    made.set('expired-delegate', ca.issue('expired-delegate', { issuer, ...isResponder, to: '20250101000000Z' }));
    made.set('no-delegate', ca.issue('no-delegate', { issuer }));
    made.set('false-delegate', ca.issue('false-delegate', { issuer: stranger, ...isResponder }));
    ca.revoke(get('revoked'), issuer);
  }, 60_000);
  afterAll(() => ca.remove());

  interface Answer {
    /** Whose certificate is asked about. */
    readonly about?: string;
    readonly signer?: string;
    readonly ask?: readonly string[];
    readonly answer?: readonly string[];
  }

  /** The response that the openssl program makes. */
  function respond({ about = 'leaf', signer = 'issuer', ask = [], answer = [] }: Answer): Buffer {
    const { pemFile, keyFile } = get(signer);
    const issuer = get('issuer').pemFile;
    ca.run('ocsp', ...ask, '-no_nonce', '-issuer', issuer, '-cert', get(about).pemFile, '-reqout', 'request.der');
    const responder = ['-index', 'index.txt', '-CA', issuer, '-rsigner', pemFile, '-rkey', keyFile];
    ca.run('ocsp', ...responder, '-ndays', '7', '-reqin', 'request.der', '-respout', 'response.der', ...answer);
    return fs.readFileSync(join(ca.folder, 'response.der'));
  }

  function read(staple: Buffer, leaf = 'leaf', now = testNow): Certificate['ocspStaple'] {
    return judge([get(leaf), get('issuer')], { staple: { status: 'ok', value: staple }, now }).ocspStaple;
  }

  /** What is found on the day the program made the response. */
  function readNow(staple: Buffer, leaf = 'leaf'): OcspStaple {
    const first = read(staple, leaf);
    if (first.status !== 'ok' || first.value === null) throw new Error(JSON.stringify(first));
    const second = read(staple, leaf, new Date(first.value.thisUpdate));
    if (second.status !== 'ok' || second.value === null) throw new Error(JSON.stringify(second));
    return second.value;
  }

  it.each<[string, Answer, Partial<OcspStaple>]>([
    ['good', {}, { certStatus: 'good', signed: true, current: true }],
    ['asked for by SHA-256', { ask: ['-sha256'] }, { signed: true }],
    ['signed by key', { answer: ['-resp_key_id'] }, { signed: true }],
    ['signed with SHA-1', { answer: ['-rmd', 'sha1'] }, { signed: true }],
    ['signed with SHA-512', { answer: ['-rmd', 'sha512'] }, { signed: true }],
    [
      'signed with PSS',
      { answer: ['-rsigopt', 'rsa_padding_mode:pss', '-rsigopt', 'rsa_pss_saltlen:32'] },
      { signed: true },
    ],
    ['without certificates', { answer: ['-resp_no_certs'] }, { signed: true }],
    ['of a delegate', { signer: 'delegate' }, { certStatus: 'good', signed: true }],
    ['of a delegate by key', { signer: 'ec-delegate', answer: ['-resp_key_id'] }, { signed: true }],
    ['of a delegate without its certificate', { signer: 'delegate', answer: ['-resp_no_certs'] }, { signed: false }],
    ['of a delegate that expired', { signer: 'expired-delegate' }, { signed: false }],
    ['of one who is no delegate', { signer: 'no-delegate' }, { signed: false }],
    ['of a delegate of another', { signer: 'false-delegate' }, { signed: false }],
    ['of a stranger', { signer: 'stranger' }, { signed: false }],
    ['about another certificate', { about: 'delegate' }, { certStatus: 'good', signed: false }],
    ['about a revoked certificate', { about: 'revoked' }, { certStatus: 'revoked', signed: false }],
  ])('%s', (_what, answer, expected) => {
    expect(readNow(respond(answer))).toMatchObject(expected);
  });

  it('tells that the certificate is revoked, or not known', () => {
    expect(readNow(respond({ about: 'revoked' }), 'revoked')).toMatchObject({ certStatus: 'revoked', signed: true });
    const index = join(ca.folder, 'index.txt');
    const known = fs.readFileSync(index, 'utf8');
    fs.writeFileSync(index, '');
    expect(readNow(respond({}))).toMatchObject({ certStatus: 'unknown', signed: true });
    fs.writeFileSync(index, known);
  });

  it('is current from its first to its last second', () => {
    const staple = respond({});
    const { thisUpdate, nextUpdate } = readNow(staple);
    const [from, to] = [Date.parse(thisUpdate), Date.parse(nextUpdate ?? '')];
    expect(to - from).toBe(7 * 86_400_000);
    const isCurrent = (time: number) => {
      const found = read(staple, 'leaf', new Date(time));
      return found.status === 'ok' && found.value?.current;
    };
    expect([from - 1000, from, to, to + 1000].map(isCurrent)).toEqual([false, true, true, false]);
  });

  it('is not taken for signed where the issuer did not come', () => {
    const staple = { status: 'ok', value: respond({}) } as const;
    expect(judge([get('leaf')], { staple }).ocspStaple).toMatchObject({ value: { certStatus: 'good', signed: false } });
  });

  it('with one bit changed is signed no more', () => {
    const staple = respond({});
    let broken = 0;
    for (let at = 0; at < staple.length; at += 7) {
      const changed = Buffer.from(staple);
      changed.writeUInt8((changed[at] ?? 0) ^ 1, at);
      const found = read(changed, 'leaf', new Date(readNow(staple).thisUpdate));
      // What lies behind the signature, certificates that came along, is not bound by it.
      const isBound = at < staple.length - get('issuer').der.length - 16;
      if (isBound && found.status === 'ok') expect(found.value?.signed, `octet ${at}`).toBe(false);
      else broken += 1;
    }
    expect(broken).toBeGreaterThan(0);
  });
});

describe('a staple', () => {
  const issuer = createCertificate({ subject: 'CA', ca: true });
  const leaf = createCertificate({ subject: 'localhost', issuer, names: ['localhost'] });
  const read = (value: Buffer | null) => judge([leaf, issuer], { staple: { status: 'ok', value } });

  const respond = (...singleExtensions: readonly Buffer[]): Buffer =>
    createOcspResponse({ issuer, thisUpdate: testNow, singleExtensions });

  it('that did not come, was not asked for or not read is just that', () => {
    expect(read(null)).toMatchObject({ ocspStaple: { status: 'ok', value: null }, scts: { count: 0, sources: [] } });
    expect(judge([leaf]).ocspStaple).toEqual({ status: 'not-tested' });
    const timeout = { status: 'indeterminate', reason: 'timeout', evidence: 'x' } as const;
    expect(judge([leaf], { staple: timeout }).ocspStaple).toEqual(timeout);
  });

  it('without an end is current', () => {
    expect(read(respond()).ocspStaple).toEqual({
      status: 'ok',
      value: { certStatus: 'good', thisUpdate: '2026-01-31T00:00:00.000Z', signed: true, current: true },
    });
  });

  it('may have timestamps', () => {
    const list = Buffer.concat([Buffer.from([0, 49, 0, 47, 0]), Buffer.alloc(46)]);
    const extension = sequence(identifier('1.3.6.1.4.1.11129.2.4.5'), octetString(octetString(list)));
    expect(read(respond(extension))).toMatchObject({
      ocspStaple: { value: { signed: true } },
      scts: { count: 1, sources: ['ocsp'] },
    });
  });

  it.each<[string, Buffer, string]>([
    ['tryLater', sequence(der(0x0a, Buffer.of(3))), 'OCSP response status tryLater(3)'],
    ['of a number nobody gave', sequence(der(0x0a, Buffer.of(99))), 'OCSP response status unknown(99)'],
    ['empty', Buffer.alloc(0), 'OCSP response broken'],
    ['cut', respond().subarray(0, -1), 'OCSP response broken'],
    ['of another type', wrapBasicResponse(Buffer.alloc(0), '1.2.3'), 'OCSP response of another type than basic'],
    ['basic and broken', wrapBasicResponse(Buffer.of(5)), 'OCSP response broken'],
  ])('%s is malformed', (_what, bytes, evidence) => {
    expect(read(bytes).ocspStaple).toEqual({ status: 'indeterminate', reason: 'malformed', evidence });
  });
});
