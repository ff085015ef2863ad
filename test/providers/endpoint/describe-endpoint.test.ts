import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../src/model/config.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { describeEndpoint } from '../../../src/providers/endpoint/describe-endpoint.ts';
import { endpointSchemas } from '../../../src/providers/endpoint/schema.ts';
import { wantedParts } from '../../../src/providers/endpoint/wanted-parts.ts';
import type { Field } from '../../../src/providers/schema.ts';
import type { TlsEndpointResult } from '../../../src/tls-scanner-lite/result.ts';
import { notTested, type Reason } from '../../../src/tls-scanner-lite/verdict.ts';
import { api, certificate, ecdheSuite, fault, offers, ok, suitesOf, unsettled, whole } from './whole-result.ts';

const origin = ['host', 'port', 'serverName', 'starttls', 'address', 'foundIn'];
const names = (type: string): readonly string[] =>
  Object.keys(endpointSchemas.find((schema) => schema.type === type)?.fields ?? {});
const everything = { tls: new Set(names('endpoint/tls')), http: new Set(names('endpoint/http')) };

function described(result: TlsEndpointResult, wanted = everything, endpoint: Endpoint = api) {
  const { resources, calls } = describeEndpoint(result, {
    endpoint,
    address: undefined,
    scope: { target: 'web', account: '-', region: '-' },
    wanted,
    parts: wantedParts(wanted, endpoint),
    observedAt: '2026-01-31T00:00:00.000Z',
  });
  const [tls, http] = resources;
  if (tls === undefined || http === undefined) throw new Error('a resource is missing');
  return { tls, http, calls };
}

/** Attributes of the TLS resource alone. */
const of = (...attributes: readonly string[]) => ({ tls: new Set(attributes), http: new Set<string>() });

/** Every member that a schema names and a value has not, and the other way round. */
function differences(value: unknown, field: Field, path: string): readonly string[] {
  if (value === null) return field.nullable ? [] : [`${path} is null`];
  if (field.type === 'list') {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((item, index) => differences(item, field.items ?? { type: 'object' }, `${path}[${index}]`));
  }
  if (field.type !== 'object') {
    const type = field.type === 'integer' ? 'number' : field.type === 'time' ? 'string' : field.type;
    const known = field.enum === undefined || field.enum.includes(String(value));
    return typeof value === type && known ? [] : [`${path} is ${JSON.stringify(value)}`];
  }
  const members = Object(value) as JsonObject;
  const strange = Object.keys(members).filter((name) => !Object.hasOwn(field.fields ?? {}, name));
  return [
    ...strange.map((name) => `${path}.${name} is in no schema`),
    ...Object.entries(field.fields ?? {}).flatMap(([name, member]) =>
      Object.hasOwn(members, name)
        ? differences(members[name], member, `${path}.${name}`)
        : [`${path}.${name} is missing`],
    ),
  ];
}

describe('a server of which everything is known', () => {
  it('has every attribute the schema names, of its type, and no mark', () => {
    const staple = { certStatus: 'good', thisUpdate: '2026-01-30T00:00:00.000Z', signed: true, current: true } as const;
    const { tls, http } = described({
      ...whole,
      certificates: ok({ items: [{ ...certificate, ocspStaple: ok(staple) }] }),
      http: { ...whole.http, redirect: ok({ status: 301, toHttps: true }) },
    });
    for (const { type, fields } of endpointSchemas) {
      const resource = type === tls.type ? tls : http;
      expect(differences(resource.attributes, { type: 'object', fields }, type)).toEqual([]);
      expect([resource.unread, resource.partial]).toEqual([{}, {}]);
    }
    expect(tls).toMatchObject({
      id: 'endpoint/tls:api.acme.example:443',
      attributes: {
        address: '192.0.2.1',
        cipherSuites: [{ protocol: 'TLSv1.2', mode: 'AEAD', dhBits: null }, { protocol: 'TLSv1.3' }],
        sslLabs: { grade: 'A' },
        mozilla: { best: 'none' },
        ipa: { best: 'high' },
      },
    });
  });

  it('has an entry in the ledger for each question it was asked', () => {
    expect(described(whole).calls.map(({ call, subject, outcome }) => [call, subject, outcome])).toEqual(
      [
        ['TlsVersions', 'ok'],
        ['TlsCipherSuites', 'ok'],
        ['TlsGroups', 'ok'],
        ['TlsSignatureAlgorithms', 'ok'],
        ['TlsHandshake', 'ok'],
        ['TlsResumption', 'ok'],
        ['HttpsRequest', 'ok'],
        ['HttpRequest', 'none'],
      ].map(([call, outcome]) => [`endpoint:${call}`, 'api.acme.example:443', outcome]),
    );
  });

  it.each(endpointSchemas.flatMap(({ fields }) => Object.entries(fields)))(
    'costs for %s the calls its schema names',
    (name, { from }) => {
      const wanted = { tls: new Set([name]), http: new Set([name]) };
      const asked = described(whole, wanted).calls.map(({ call }) => call);
      expect(asked.sort()).toEqual((from ?? []).map(({ call }) => call).sort());
    },
  );

  it('keeps of a certificate what does not change by the day, and not its bytes', () => {
    const { attributes } = described(whole).tls;
    expect(JSON.stringify(attributes.certificates)).not.toMatch(/daysRemaining|MIIB/);
    expect(attributes.certificates).toMatchObject([
      { daysOverPublicLimit: 91 - 398, chain: { sent: [{ keyType: 'ec' }] } },
    ]);
  });
});

describe('what was not settled', () => {
  const reasons: Record<Reason, string> = {
    closed: 'unreachable',
    unresolved: 'unreachable',
    timeout: 'timeout',
    'not-tls': 'bad-response',
    'starttls-not-offered': 'bad-response',
    'sni-rejected': 'bad-response',
    'rate-limited': 'throttled',
    'handshake-failed': 'bad-response',
    'no-certificate': 'bad-response',
    'request-refused': 'bad-response',
    'runtime-lacks': 'bad-response',
    malformed: 'bad-response',
    'not-http': 'bad-response',
    aborted: 'interrupted',
  };

  it.each(Object.entries(reasons))('is never a value: %s', (reason, kind) => {
    const { tls, http, calls } = described(unsettled(fault(reason as Reason)));
    for (const { type, attributes, unread } of [tls, http]) {
      const read = names(type).filter((name) => !origin.includes(name));
      const whole = read.filter((name) => !['renegotiation', 'sessionResumption'].includes(name));
      expect(Object.keys(attributes).filter((name) => whole.includes(name))).toEqual([]);
      for (const name of whole) expect(unread[name]).toMatchObject({ kind, code: reason });
    }
    expect(tls.attributes).toMatchObject({ renegotiation: {}, sessionResumption: {} });
    expect(tls.unread).toMatchObject({ 'renegotiation.secure': { kind }, 'sessionResumption.tls13Psk': { kind } });
    expect(new Set(calls.map(({ outcome }) => outcome))).toEqual(new Set(['failed']));
  });

  it('is neither where a server that was not reached has no verdict', () => {
    const { tls } = described({
      ...unsettled(fault('timeout')),
      compression: notTested,
      extendedMasterSecret: notTested,
      renegotiation: { secure: notTested, clientInitiated: notTested },
      sessionResumption: { sessionId: notTested, sessionTicket: notTested, tls13Psk: notTested },
    });
    for (const path of ['compression', 'extendedMasterSecret', 'renegotiation.secure', 'sessionResumption.tls13Psk']) {
      expect(tls.unread[path]).toMatchObject({ kind: 'timeout' });
    }
    expect(tls.attributes).toMatchObject({ renegotiation: {}, sessionResumption: {} });
    expect(Object.keys(tls.attributes)).not.toContain('compression');
  });

  it("carries the system's own code", () => {
    const { tls } = described(unsettled(fault('closed', 'ECONNREFUSED')), of('protocols'));
    expect(tls.unread).toEqual({
      protocols: { kind: 'unreachable', call: 'endpoint:TlsVersions', code: 'ECONNREFUSED' },
    });
  });

  it('may be one version', () => {
    const limited = { offered: 'indeterminate', reason: 'rate-limited', evidence: '' } as const;
    const { tls } = described({ ...whole, protocols: ok({ ...offers('TLSv1.2'), SSLv3: limited }) }, of('protocols'));
    expect(tls.unread).toEqual({
      'protocols[1].offered': { kind: 'throttled', call: 'endpoint:TlsVersions', code: 'rate-limited' },
    });
    expect(tls.attributes.protocols).toContainEqual({ version: 'SSLv3' });
  });

  it('may be a key, a signature or a staple of one certificate', () => {
    const { keyType: _type, keySize: _size, curve: _curve, ...unnamed } = certificate;
    const strange = { ...unnamed, keyType: 'slh-dsa', signatureAlgorithm: '1.2.3.4', ocspStaple: fault('malformed') };
    const { tls } = described({ ...whole, certificates: ok({ items: [certificate, strange] }) }, of('certificates'));
    const unknown = { kind: 'bad-response', call: 'endpoint:TlsHandshake', code: 'unknown-algorithm' };
    expect(tls.unread).toEqual({
      'certificates[1].keyType': unknown,
      'certificates[1].keySize': unknown,
      'certificates[1].signatureAlgorithm': unknown,
      'certificates[1].ocspStaple': { ...unknown, code: 'malformed' },
    });
    expect(Object.keys(Object(Object(tls.attributes.certificates)[1]))).not.toContain('signatureAlgorithm');
  });

  it('holds for a whole rating', () => {
    const { tls } = described({ ...whole, compression: fault('rate-limited') }, of('sslLabs', 'ipa'));
    expect(tls.unread.sslLabs).toMatchObject({ kind: 'throttled' });
    expect(tls.attributes).toMatchObject({ ipa: { best: 'high' } });
    expect(Object.keys(tls.attributes)).not.toContain('sslLabs');
  });

  it('names the call that a rating misses', () => {
    const missing = (change: Partial<TlsEndpointResult>) =>
      described({ ...whole, ...change }, of('mozilla')).tls.unread;
    const http = { ...whole.http, hsts: fault('timeout') };
    expect(missing({ http })).toMatchObject({ mozilla: { call: 'endpoint:HttpsRequest' } });
    expect(missing({ cipherSuites: fault('timeout') })).toMatchObject({
      mozilla: { call: 'endpoint:TlsCipherSuites' },
    });
    expect(missing({ certificates: fault('timeout') })).toMatchObject({ mozilla: { call: 'endpoint:TlsHandshake' } });
  });
});

describe('a list that was cut short', () => {
  const limited = fault('rate-limited');
  const cause = (call: string) => ({ kind: 'throttled', call: `endpoint:${call}`, code: 'rate-limited' });

  it('keeps what was found, of suites, groups, signatures and certificates alike', () => {
    const { tls, calls } = described(
      {
        ...whole,
        cipherSuites: suitesOf([ecdheSuite], { incomplete: limited }),
        supportedGroups: ok([{ protocol: 'TLSv1.3', items: ['x25519'], incomplete: limited }]),
        signatureAlgorithms: ok([{ protocol: 'TLSv1.3', items: ['ed25519'], incomplete: limited }]),
        certificates: ok({ items: [certificate], incomplete: limited }),
      },
      of('cipherSuites', 'supportedGroups', 'signatureAlgorithms', 'certificates'),
    );
    expect(tls.partial).toEqual({
      cipherSuites: cause('TlsCipherSuites'),
      supportedGroups: cause('TlsGroups'),
      signatureAlgorithms: cause('TlsSignatureAlgorithms'),
      certificates: cause('TlsHandshake'),
    });
    expect(tls.unread).toEqual({});
    expect(tls.attributes).toMatchObject({
      cipherSuites: [{ name: ecdheSuite.name }],
      supportedGroups: [{ protocol: 'TLSv1.3', name: 'x25519' }],
      signatureAlgorithms: [{ name: 'ed25519' }],
      certificates: [{ keyType: 'ec' }],
    });
    expect(calls.filter(({ outcome }) => outcome === 'failed').map(({ call }) => call)).toEqual([
      'endpoint:TlsCipherSuites',
      'endpoint:TlsGroups',
      'endpoint:TlsSignatureAlgorithms',
      'endpoint:TlsHandshake',
    ]);
  });

  it('is one too where it is open whether a version is offered at all', () => {
    const open = { offered: 'indeterminate', reason: 'rate-limited', evidence: '' } as const;
    const lists = of('cipherSuites', 'supportedGroups');
    const old = described({ ...whole, protocols: ok({ ...offers('TLSv1.2', 'TLSv1.3'), SSLv2: open }) }, lists);
    expect(old.tls.partial).toEqual({ cipherSuites: cause('TlsCipherSuites') });
    const current = described({ ...whole, protocols: ok({ ...offers('TLSv1.2'), 'TLSv1.3': open }) }, lists);
    expect(current.tls.partial).toEqual({
      cipherSuites: cause('TlsCipherSuites'),
      supportedGroups: cause('TlsGroups'),
    });
  });

  it('of nothing at all is not read: no rule may pass for want of elements', () => {
    const { tls } = described(
      { ...whole, cipherSuites: ok([]), certificates: ok({ items: [] }) },
      of('cipherSuites', 'certificates'),
    );
    expect(tls.unread).toMatchObject({
      cipherSuites: { kind: 'bad-response', code: 'handshake-failed' },
      certificates: { kind: 'bad-response', code: 'no-certificate' },
    });
    expect(Object.keys(tls.attributes)).not.toContain('certificates');
  });
});

describe('a suite', () => {
  const describedSuite = (suite: Partial<typeof ecdheSuite>) => {
    const { tls } = described({ ...whole, cipherSuites: suitesOf([{ ...ecdheSuite, ...suite }]) }, of('cipherSuites'));
    return { ...Object(Object(tls.attributes.cipherSuites)[0]), unread: Object.keys(tls.unread) };
  };

  it.each([
    ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 128, false, 'CBC'],
    ['TLS_RSA_WITH_RC4_128_SHA', 128, false, 'STREAM'],
    ['TLS_RSA_WITH_NULL_SHA256', 0, false, 'NULL'],
    ['TLS_AES_128_CCM_8_SHA256', 128, true, 'AEAD'],
  ])('encrypts as its name says: %s', (name, bits, aead, mode) => {
    expect(describedSuite({ name, bits, aead }).mode).toBe(mode);
  });

  it('without a name is known for nothing but its number', () => {
    const { id, name, mode, bits, unread } = describedSuite({ id: 0xff00, name: '0xFF00', bits: 0 });
    expect([id, name, mode, bits]).toEqual([0xff00, '0xFF00', undefined, undefined]);
    expect(unread).toContain('cipherSuites[0].bits');
  });

  it('whose prime or group did not show has it unread, and one that has none null', () => {
    const { group: _, ...bare } = ecdheSuite;
    const suites = suitesOf([
      { ...bare, keyExchange: 'DHE' },
      { ...bare, keyExchange: 'DHE', dhBits: 1024 },
      { ...bare, keyExchange: 'RSA' },
      bare,
    ]);
    const { tls } = described({ ...whole, cipherSuites: suites }, of('cipherSuites'));
    expect(Object.keys(tls.unread)).toEqual(['cipherSuites[0].dhBits', 'cipherSuites[3].group']);
    expect(tls.attributes.cipherSuites).toMatchObject([
      { group: null },
      { group: null, dhBits: 1024 },
      { group: null, dhBits: null },
      { dhBits: null },
    ]);
  });
});

describe('what there is nothing to be tested on', () => {
  it('is null, on TLS 1.3 alone', () => {
    const { tls } = described({
      ...whole,
      compression: notTested,
      extendedMasterSecret: notTested,
      renegotiation: { secure: notTested, clientInitiated: notTested },
      sessionResumption: { sessionId: notTested, sessionTicket: notTested, tls13Psk: ok(true) },
    });
    expect(tls.attributes).toMatchObject({
      compression: null,
      extendedMasterSecret: null,
      renegotiation: { secure: null, clientInitiated: null },
      sessionResumption: { sessionId: null, sessionTicket: null, tls13Psk: true },
    });
  });

  it('with STARTTLS is HTTP, which is not asked for, and the grade', () => {
    const mail = { host: 'smtp.acme.example', port: 587, starttls: 'smtp' } as const;
    const { tls, http, calls } = described({ ...whole, target: mail }, everything, mail);
    expect(Object.keys(http.attributes).sort()).toEqual([...origin].sort());
    expect(http.attributes.starttls).toBe('smtp');
    expect(tls.attributes).toMatchObject({ sslLabs: null, ipa: { best: 'high' } });
    expect(calls.map(({ call }) => call).filter((call) => call.includes('Http'))).toEqual([]);
  });
});

describe('what was not asked for', () => {
  it('is no attribute and no entry of the ledger', () => {
    const { tls, http, calls } = described(whole, of('host', 'certificates'));
    expect(Object.keys(tls.attributes).sort()).toEqual([...origin, 'certificates'].sort());
    expect(Object.keys(http.attributes).sort()).toEqual([...origin].sort());
    expect(calls.map(({ call }) => call)).toEqual(['endpoint:TlsHandshake']);
  });
});
