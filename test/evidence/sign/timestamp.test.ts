import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTimestamp } from '../../../src/evidence/sign/check-timestamp.ts';
import { requestTimestamp } from '../../../src/evidence/sign/timestamp.ts';
import { writeTimestampRequest } from '../../../src/evidence/sign/timestamp-request.ts';
import { UsageError } from '../../../src/model/errors.ts';
import { whyNoOpenssl } from '../../support/openssl-ca.ts';
import { createTsa, type OpensslTsa, opensslTakes, serveTsa, type TsaAnswer } from '../../support/openssl-tsa.ts';

const reason = whyNoOpenssl();
if (reason !== undefined) console.info(`time stamps of the openssl program are not tested: ${reason}`);

const signature = Buffer.from('the bytes of a signature');
const rsa = ['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
const p384 = ['ecparam', '-genkey', '-noout', '-name', 'secp384r1'];

/** Asks an authority that answers in some way. */
async function ask(tsa: OpensslTsa, answer?: TsaAnswer, timeoutMs = 10_000) {
  const server = await serveTsa(tsa, answer);
  try {
    return { response: await requestTimestamp(signature, { url: server.url, timeoutMs }), requests: server.requests };
  } finally {
    await server.close();
  }
}

describe.skipIf(reason !== undefined)('a time stamp of an authority', () => {
  let tsa: OpensslTsa;
  beforeAll(() => {
    if (reason === undefined) tsa = createTsa();
  });
  afterAll(() => tsa?.remove());

  it('is asked for as RFC 3161 says, and openssl reads the request', () => {
    const digest = createHash('sha256').update(signature).digest();
    writeFileSync(join(tsa.folder, 'query.tsq'), writeTimestampRequest({ digest, nonce: Buffer.from('81ff', 'hex') }));
    const text = tsa.run('ts', '-query', '-in', 'query.tsq', '-text');
    expect(text).toMatch(/^Version: 1\nHash Algorithm: sha256$/m);
    expect(text).toMatch(/^Nonce: 0x81FF\nCertificate required: yes$/m);
    const dump = [...text.matchAll(/^ +[0-9a-f]{4} - ([0-9a-f -]+?) {3}/gm)].map(([, octets = '']) => octets);
    expect(dump.join('').replace(/[ -]/g, '')).toBe(digest.toString('hex'));
  });

  it('is accepted, and openssl accepts it, of this signature alone', async () => {
    const { response, requests } = await ask(tsa);
    expect(requests[0]?.headers).toMatchObject({ 'content-type': 'application/timestamp-query' });
    expect(requests[0]?.method).toBe('POST');
    const other = Buffer.from('other bytes');
    expect(opensslTakes(tsa, response, signature)).toBe(true);
    expect(opensslTakes(tsa, response, other)).toBe(false);
    expect(checkTimestamp({ response, signature }, tsa.rootPem)).toMatchObject({ kind: 'trusted' });
    expect(checkTimestamp({ response, signature: other }, tsa.rootPem)).toMatchObject({ reason: 'other-data' });
    expect(checkTimestamp({ response, signature })).toMatchObject({ kind: 'unchecked' });
    console.log(`a time stamp with two certificates takes ${response.length} bytes`);
  });

  const kinds = [
    ['RSA with SHA-256', { key: rsa }, '2a864886f70d010101'],
    ['RSA with SHA-512', { key: rsa, settings: ['signer_digest = sha512'] }, '608648016503040203'],
    ['P-384 with SHA-384', { key: p384, settings: ['signer_digest = sha384'] }, '2a8648ce3d040303'],
    ['a digest of its certificate by SHA-1', { settings: ['ess_cert_id_alg = sha1'] }, '2a864886f70d010910020c'],
    ['a digest of its certificate by SHA-512', { settings: ['ess_cert_id_alg = sha512'] }, '608648016503040203'],
    ['fractions of a second', { settings: ['clock_precision_digits = 6'] }, '2e'],
    ['its name', { settings: ['tsa_name = yes', 'ordering = no'] }, 'a0'],
  ] as const;
  it.each(kinds)('is accepted with %s, as openssl does', async (_, options, octets) => {
    const one = createTsa(options);
    const { response } = await ask(one);
    expect(Buffer.from(response).toString('hex')).toContain(octets);
    expect(opensslTakes(one, response, signature)).toBe(true);
    expect(checkTimestamp({ response, signature }, one.rootPem)).toMatchObject({ kind: 'trusted' });
    expect(checkTimestamp({ response, signature }, tsa.rootPem)).toMatchObject({ reason: 'untrusted' });
    one.remove();
  });

  it('is as openssl sees it after a change of any byte', async () => {
    const { response } = await ask(tsa);
    const seen = new Map<string, number>();
    for (let at = 0; at < response.length; at += Math.ceil(response.length / 60)) {
      const changed = Buffer.from(response);
      changed[at] = (changed[at] ?? 0) ^ 0x04;
      const ours = checkTimestamp({ response: changed, signature }, tsa.rootPem).kind === 'trusted';
      const theirs = opensslTakes(tsa, changed, signature);
      expect(ours && !theirs).toBe(false);
      const key = `ours ${ours}, openssl ${theirs}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    expect(seen.get('ours false, openssl false')).toBeGreaterThan(40);
    console.log([...seen].map(([key, n]) => `${key}: ${n}`).join('; '));
  });

  const send =
    (bytes: Uint8Array, status = 200) =>
    (response: ServerResponse) =>
      void response.writeHead(status).end(bytes);
  const bad: readonly (readonly [string, TsaAnswer, RegExp])[] = [
    [
      'refuses',
      (_, { reply }, response) => send(reply(Buffer.from('no request')))(response),
      /it refused \(badDataFormat, .*\)/,
    ],
    [
      'refuses the hash',
      (query, { reply }, response) => {
        const at = query.indexOf(Buffer.from('608648016503040201', 'hex'));
        // Of SHA-384, which this one was not set up for.
        query[at + 8] = 2;
        send(reply(query))(response);
      },
      /it refused \(/,
    ],
    ['answers 404', (_, __, response) => send(Buffer.from('no'), 404)(response), /it answered HTTP 404/],
    [
      'redirects',
      (_, __, response) => void response.writeHead(302, { location: '/other' }).end(),
      /it answered HTTP 302/,
    ],
    [
      'answers a page',
      (_, __, response) => send(Buffer.from('<html>hello</html>'))(response),
      /is not a time stamp response of RFC 3161/,
    ],
    ['answers nothing', (_, __, response) => send(Buffer.alloc(0))(response), /is not a time stamp response/],
    [
      'answers without end',
      (_, __, response) => send(Buffer.alloc(70_000, 0x30))(response),
      /is not a time stamp response/,
    ],
    [
      'says granted and gives none',
      (_, __, response) => send(Buffer.from('30053003020100', 'hex'))(response),
      /is not a time stamp response/,
    ],
    [
      'stamps other data',
      (_, { reply }, response) => send(reply(query(Buffer.from('other'))))(response),
      /is of other data than was sent/,
    ],
    [
      'answers an old request',
      (_, { reply }, response) => send(reply(query(signature)))(response),
      /answers another request/,
    ],
    [
      'answers with a changed stamp',
      (bytes, { reply }, response) => {
        const answer = reply(bytes);
        answer[answer.length - 1] = (answer.at(-1) ?? 0) ^ 1;
        send(answer)(response);
      },
      /its own signature does not hold/,
    ],
    ['hangs up', (_, __, response) => void response.destroy(), /cannot be reached \(\w+\)/],
    [
      'hangs up in the middle',
      (_, __, response) => {
        response.writeHead(200, { 'content-length': '500' }).write('x');
        setTimeout(() => response.destroy(), 20);
      },
      /cannot be reached \(\w+\)/,
    ],
  ];
  const query = (data: Buffer): Buffer =>
    writeTimestampRequest({ digest: createHash('sha256').update(data).digest(), nonce: randomBytes(8) });

  it.each(bad)('is refused in one line where it %s', async (_, answer, why) => {
    const failure = await ask(tsa, answer).catch((error: unknown) => error);
    if (!(failure instanceof UsageError)) throw failure;
    expect(failure.message).toMatch(
      /^--tsa http:\/\/127\.0\.0\.1:\d+\/tsa: .*; name another authority, or leave --tsa out$/,
    );
    expect(failure.message).toMatch(why);
    expect(failure.text.ja).toMatch(/^--tsa http.*--tsa を外すこと$/);
  });

  it('is not waited for longer than said, neither before the answer nor within it', async () => {
    const silent: TsaAnswer = () => undefined;
    const slow: TsaAnswer = (_, __, response) => void response.writeHead(200).write('x');
    for (const answer of [silent, slow]) await expect(ask(tsa, answer, 200)).rejects.toThrow(/no answer within 0.2 s/);
  });

  it('is refused where nothing listens', async () => {
    const server = await serveTsa(tsa);
    await server.close();
    await expect(requestTimestamp(signature, { url: server.url, timeoutMs: 2000 })).rejects.toThrow(
      /it cannot be reached \(ECONNREFUSED\)/,
    );
  });
});
