import { describe, expect, it } from 'vitest';
import { type IpaRating, ipaParts, rateIpa } from '../../src/tls-scanner-lite/rating/ipa-3.1.ts';
import { ipaItems, ipaItemsNotConfirmed, ipaTypes } from '../../src/tls-scanner-lite/rating/ipa-3.1-items.ts';
import type { TlsEndpointResult } from '../../src/tls-scanner-lite/result.ts';
import { cbc, endpoint, fault, gcm, ok, suite, tls13, withSuiteList, withUnknownVersion } from './rating-endpoint.ts';

function rate(result: TlsEndpointResult): IpaRating {
  const verdict = rateIpa(result);
  if (verdict.status !== 'ok') throw new Error(JSON.stringify(verdict));
  return verdict.value;
}

function unmet(result: TlsEndpointResult): readonly (readonly string[])[] {
  return rate(result).types.map((type) => type.unmet);
}

const both = { 'TLSv1.2': gcm, 'TLSv1.3': tls13 };
const withGroups = (...names: string[]): TlsEndpointResult => ({
  ...endpoint(),
  supportedGroups: ok([
    { protocol: 'TLSv1.2', items: names },
    { protocol: 'TLSv1.3', items: ['x25519'] },
  ]),
});

describe('the best type', () => {
  it.each([
    ['high', endpoint(), [[], [], []]],
    ['high', endpoint({ suites: { 'TLSv1.3': tls13 } }), [[], [], []]],
    ['recommended', endpoint({ suites: { 'TLSv1.2': gcm } }), [['tls-1.3'], [], []]],
    ['exception', endpoint({ suites: { 'TLSv1.1': cbc, ...both } }), [['no-tls-1.1'], ['no-tls-1.1'], []]],
    ['exception', endpoint({ suites: { 'TLSv1.0': cbc, ...both } }), [['no-tls-1.0'], ['no-tls-1.0'], []]],
    ['none', endpoint({ suites: { SSLv3: cbc, ...both } }), [['no-ssl-3'], ['no-ssl-3'], ['no-ssl-3']]],
    [
      'none',
      endpoint({ suites: { SSLv2: [suite('SSL_CK_RC4_128_WITH_MD5')], ...both } }),
      [['no-ssl-2'], ['no-ssl-2'], ['no-ssl-2']],
    ],
    ['recommended', withGroups('x25519', 'secp224r1'), [['ecdhe-128-bit'], [], []]],
    ['high', withGroups('x25519', 'secp256r1', 'brainpoolP256r1', 'ffdhe2048'), [[], [], []]],
  ] as const)('%s', (best, result, expected) => {
    expect(rate(result)).toMatchObject({ scheme: 'ipa-3.1', best });
    expect(unmet(result)).toEqual(expected);
    expect(rate(result).types.map(({ type, meetsConfirmedMust }) => [type, meetsConfirmedMust])).toEqual(
      ipaTypes.map((type, at) => [type, expected[at]?.length === 0]),
    );
  });
});

it('reports a recommended item apart, and decides nothing by it', () => {
  const suites = { 'TLSv1.2': [...gcm, suite('TLS_RSA_WITH_AES_128_GCM_SHA256')], 'TLSv1.3': tls13 };
  const rating = rate(endpoint({ suites }));
  expect(rating.best).toBe('high');
  expect(rating.types.map(({ unmetShould }) => unmetShould)).toEqual(ipaTypes.map(() => ['forward-secrecy']));
  expect(rate(endpoint()).types.map(({ unmetShould }) => unmetShould)).toEqual([[], [], []]);
});

describe('the rating is withheld', () => {
  const good = endpoint();
  const groups = ok([{ protocol: 'TLSv1.3' as const, items: ['x25519'], incomplete: fault }]);
  it.each([
    ['reachability', { ...good, reachability: fault }],
    ['protocols', { ...good, protocols: fault }],
    ['cipherSuites', { ...good, cipherSuites: fault }],
    [
      'cipherSuites: TLSv1.3',
      withSuiteList(good, (list) => (list.protocol === 'TLSv1.3' ? { incomplete: fault } : {})),
    ],
    ['supportedGroups', { ...good, supportedGroups: fault }],
    ['supportedGroups: TLSv1.3', { ...good, supportedGroups: groups }],
  ])('when %s is not known', (field, result) => {
    const { reason, evidence } = fault;
    expect(rateIpa(result)).toEqual({ status: 'indeterminate', reason, evidence: `${field}: ${evidence}` });
  });

  it('when a version or a group is not known', () => {
    expect(rateIpa(withUnknownVersion(good, 'SSLv3'))).toMatchObject({ evidence: 'protocols: SSLv3: ETIMEDOUT' });
    expect(rateIpa(withGroups('x25519', '0xfe00'))).toEqual({
      status: 'indeterminate',
      reason: 'malformed',
      evidence: 'supportedGroups: 0xfe00 is not registered',
    });
  });

  it('and not tested where a part was not asked for', () => {
    const found = ipaParts.map((part) => rateIpa({ ...good, [part]: { status: 'not-tested' } }));
    expect(found).toEqual(ipaParts.map(() => ({ status: 'not-tested' })));
  });
});

it('says in both languages what it leaves out, and leaves nothing out that it has', () => {
  expect(ipaItemsNotConfirmed.length).toBeGreaterThan(0);
  for (const { id, en, ja } of ipaItemsNotConfirmed) {
    expect(Object.keys(ipaItems)).not.toContain(id);
    expect(en).toMatch(/^[ -~]+$/);
    expect(ja).toMatch(/[ぁ-んァ-ヶ一-龠]/);
    expect(ja).not.toMatch(/[()]/);
  }
  expect(new Set(ipaItemsNotConfirmed.map(({ id }) => id)).size).toBe(ipaItemsNotConfirmed.length);
});
