import * as tls from 'node:tls';
import { expect, it } from 'vitest';
import { describeCertificate } from '../../src/tls-scanner-lite/certificate/describe.ts';
import { loadTrustStore } from '../../src/tls-scanner-lite/certificate/trust-store.ts';
import { createCertificate } from '../support/certificate.ts';
import { identifier, octetString, sequence } from '../support/der.ts';
import { testNow } from '../support/judge.ts';
import { createOcspResponse } from '../support/ocsp-response.ts';

/** The same numbers from 0 to 1 in every run (Park and Miller's generator). */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 0x7fff_ffff;
    return Math.floor((state / 0x7fff_ffff) * below);
  };
}

const root = createCertificate({ subject: 'Acme Root', ca: true, keyIds: true });
const issuer = createCertificate({
  subject: 'Acme CA',
  issuer: root,
  ca: true,
  keyIds: true,
  pathLength: 0,
  keyUsage: 0x06,
  extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'],
  permitted: {
    names: ['localhost', 'acme.example'],
    ranges: [[127, 0, 0, 0, 255, 0, 0, 0]],
    commonNames: ['localhost'],
  },
  excluded: { names: ['evil.acme.example'], mails: ['acme.example'] },
});
const timestamps = Buffer.concat([Buffer.from([0, 49, 0, 47, 0]), Buffer.alloc(46, 7)]);
const leaf = createCertificate({
  subject: 'localhost',
  issuer,
  keyIds: true,
  names: ['localhost', '*.acme.example'],
  addresses: [
    [127, 0, 0, 1],
    [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
  ],
  policies: ['2.23.140.1.1'],
  tlsFeatures: [5],
  ocspResponder: 'http://ocsp.acme.example',
  keyUsage: 0x80,
  extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'],
  sctList: timestamps,
});
const pss = createCertificate({ subject: 'PSS CA', ca: true, key: 'rsa-pss' });
const ofPss = createCertificate({ subject: 'localhost', issuer: pss, names: ['localhost'], key: 'ed25519' });
const staple = createOcspResponse({
  issuer,
  thisUpdate: testNow,
  singleExtensions: [sequence(identifier('1.3.6.1.4.1.11129.2.4.5'), octetString(octetString(timestamps)))],
  certificates: [issuer],
});
const publicRoots = tls.rootCertificates
  .slice(0, 20)
  .map((pem) => Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64'));
const store = loadTrustStore([root.pem, pss.pem]);

/** Real bytes with a few of them changed, cut, doubled or moved. */
function mutate(bytes: Buffer, random: (below: number) => number): Buffer {
  let changed: Buffer = Buffer.from(bytes);
  for (let rounds = random(4) + 1; rounds > 0; rounds -= 1) {
    const at = random(Math.max(1, changed.length));
    const length = random(40);
    switch (random(6)) {
      case 0:
        if (changed.length > 0) changed.writeUInt8((changed[at] ?? 0) ^ (1 << random(8)), at);
        break;
      case 1:
        if (changed.length > 0) changed.writeUInt8([0, 0x30, 0x7f, 0x80, 0x84, 0xff][random(6)] ?? 0, at);
        break;
      case 2:
        changed = changed.subarray(0, at);
        break;
      case 3:
        changed = Buffer.concat([changed.subarray(0, at), changed.subarray(at + length)]);
        break;
      case 4:
        changed = Buffer.concat([changed.subarray(0, at + length), changed.subarray(at)]);
        break;
      default:
        changed.copy(changed, random(Math.max(1, changed.length)), at, at + length);
    }
  }
  return changed;
}

const chains: readonly (readonly Buffer[])[] = [
  [leaf.der, issuer.der],
  [leaf.der, issuer.der, root.der],
  [ofPss.der, pss.der],
  ...publicRoots.map((der) => [der, issuer.der]),
];

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

it('10,000 mutations of real certificates and OCSP responses are read or refused, in time', { timeout: 60_000 }, () => {
  const random = createRandom(20_260_131);
  const options = { host: 'localhost', store, now: testNow };
  const seen = { read: 0, refused: 0, trusted: 0, signed: 0 };
  let slowest = 0;
  for (let turn = 0; turn < 10_000; turn += 1) {
    const from = random(4) === 0 ? random(chains.length) : random(3);
    const chain = [...(chains[from] ?? [])];
    let response: Buffer = staple;
    let sctList: Buffer = timestamps;
    const what = random(chain.length + 2);
    const certificate = chain[what];
    if (certificate !== undefined) chain[what] = mutate(certificate, random);
    else if (what === chain.length) response = mutate(staple, random);
    else sctList = mutate(timestamps, random);
    const describe = () => describeCertificate({ chain, staple: { status: 'ok', value: response }, sctList }, options);
    const start = performance.now();
    const found = describe();
    let took = performance.now() - start;
    // What is slow by itself is slow every time; a busy machine is not.
    for (let again = 0; took > slowest && again < 2; again += 1) took = Math.min(took, timeOf(describe));
    slowest = Math.max(slowest, took);
    if (found === undefined) seen.refused += 1;
    else seen.read += 1;
    if (found?.chain.trusted === true) seen.trusted += 1;
    if (found?.ocspStaple.status === 'ok' && found.ocspStaple.value?.signed === true) seen.signed += 1;
    // With other bytes than those that were signed neither a leaf nor its issuer is trusted.
    const isOther = chains[from]?.[what]?.equals(chain[what] ?? Buffer.alloc(0)) === false;
    const isNeeded = what === 0 || (what === 1 && from < 2);
    if (isOther && isNeeded) expect(found?.chain.trusted ?? false, chain[what]?.toString('hex')).toBe(false);
  }
  console.info(`mutations: ${JSON.stringify(seen)}, slowest ${slowest.toFixed(1)} ms`);
  expect(slowest).toBeLessThan(500);
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
});
