import { describe, expect, it } from 'vitest';
import { gatewayMinimumTls } from '../../../../src/providers/azure/derive/gateway-tls.ts';

const profile = (sslPolicy?: unknown) => ({ id: '/Gateway/sslProfiles/strict', properties: { sslPolicy } });
const https = { properties: { protocol: 'Https' } };
const own = { properties: { protocol: 'Https', sslProfile: { id: '/gateway/sslprofiles/strict' } } };
const predefined = (policyName: string) => ({ policyType: 'Predefined', policyName });
const custom = (minProtocolVersion: string) => ({ policyType: 'Custom', minProtocolVersion });

describe('the lowest TLS version of an application gateway', () => {
  it.each([
    ['AppGwSslPolicy20150501', 1],
    ['AppGwSslPolicy20170401', 1.1],
    ['AppGwSslPolicy20170401S', 1.2],
    ['AppGwSslPolicy20220101', 1.2],
    ['appgwsslpolicy20220101S', 1.2],
    ['AppGwSslPolicy20990101', undefined],
  ])('is that of the policy %s', (name, version) =>
    expect(gatewayMinimumTls({ httpListeners: [https], sslPolicy: predefined(name) })).toBe(version),
  );
  it.each([
    [custom('TLSv1_0'), 1],
    [custom('TLSv1_3'), 1.3],
    [{ policyType: 'CustomV2', minProtocolVersion: 'TLSv1_2' }, 1.2],
    [{ disabledSslProtocols: ['TLSv1_0', 'TLSv1_1'] }, 1.2],
    [{ disabledSslProtocols: [] }, 1],
    [{ policyType: 'Custom' }, undefined],
  ])('is read from %o', (sslPolicy, version) =>
    expect(gatewayMinimumTls({ httpListeners: [https], sslPolicy })).toBe(version),
  );
  it('is that of the default that Azure names where none is set', () =>
    expect(gatewayMinimumTls({ httpListeners: [https], defaultPredefinedSslPolicy: 'AppGwSslPolicy20150501' })).toBe(
      1,
    ));
  it('is not known where it names none', () => expect(gatewayMinimumTls({ httpListeners: [https] })).toBeUndefined());
  it('is that of the profile of a listener', () =>
    expect(
      gatewayMinimumTls({
        httpListeners: [own],
        sslPolicy: predefined('AppGwSslPolicy20150501'),
        sslProfiles: [profile(custom('TLSv1_2'))],
      }),
    ).toBe(1.2));
  it('is the least of all listeners', () =>
    expect(
      gatewayMinimumTls({
        httpListeners: [https, own],
        sslPolicy: predefined('AppGwSslPolicy20220101S'),
        sslProfiles: [profile(custom('TLSv1_1'))],
      }),
    ).toBe(1.1));
  it('is that of the gateway where the profile sets none', () =>
    expect(
      gatewayMinimumTls({ httpListeners: [own], sslPolicy: custom('TLSv1_2'), sslProfiles: [profile(null)] }),
    ).toBe(1.2));
  it('counts listeners for TLS without HTTP', () =>
    expect(
      gatewayMinimumTls({
        httpListeners: [],
        listeners: [{ properties: { protocol: 'Tls' } }],
        sslPolicy: custom('TLSv1_0'),
      }),
    ).toBe(1));
  it('is none without such a listener', () =>
    expect(gatewayMinimumTls({ httpListeners: [{ properties: { protocol: 'Http' } }] })).toBeNull());
  it('is not known where a profile is not told, or no listener', () => {
    expect(gatewayMinimumTls({ httpListeners: [own], sslPolicy: custom('TLSv1_2') })).toBeUndefined();
    expect(gatewayMinimumTls({ sslPolicy: custom('TLSv1_2') })).toBeUndefined();
  });
});
