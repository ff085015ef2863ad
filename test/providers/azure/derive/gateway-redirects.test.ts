import { describe, expect, it } from 'vitest';
import { plainListeners } from '../../../../src/providers/azure/derive/gateway-redirects.ts';

const ref = (id: string) => ({ id });
const listener = (name: string, protocol: string) => ({
  id: `/gw/httpListeners/${name}`,
  name,
  properties: { protocol },
});
const listeners = [listener('plain', 'Http'), listener('secure', 'Https')];
const rule = (properties: Readonly<Record<string, unknown>>) => ({
  properties: { httpListener: ref('/GW/httplisteners/plain'), ...properties },
});
const redirect = (properties: Readonly<Record<string, unknown>>) => ({
  id: '/gw/redirectConfigurations/up',
  properties,
});
const toHttps = redirect({ targetListener: ref('/gw/httpListeners/secure') });
const forward = { backendAddressPool: ref('/gw/backendAddressPools/app') };
const up = { redirectConfiguration: ref('/gw/redirectconfigurations/up') };
const map = (fallback: object, ...paths: readonly object[]) => ({
  id: '/gw/urlPathMaps/paths',
  properties: { ...fallback, pathRules: paths.map((properties) => ({ properties })) },
});
const byPath = rule({ urlPathMap: ref('/gw/urlPathMaps/paths') });
const defaultUp = { defaultRedirectConfiguration: ref('/gw/redirectConfigurations/up') };

describe('HTTP listeners that answer in plain text', () => {
  it.each([
    ['forwards', { requestRoutingRules: [rule(forward)] }, ['plain']],
    ['redirects to an HTTPS listener', { requestRoutingRules: [rule(up)], redirectConfigurations: [toHttps] }, []],
    [
      'redirects to an HTTPS address',
      { requestRoutingRules: [rule(up)], redirectConfigurations: [redirect({ targetUrl: 'https://acme.example' })] },
      [],
    ],
    [
      'redirects to HTTP',
      { requestRoutingRules: [rule(up)], redirectConfigurations: [redirect({ targetUrl: 'http://acme.example' })] },
      ['plain'],
    ],
    [
      'redirects to itself',
      {
        requestRoutingRules: [rule(up)],
        redirectConfigurations: [redirect({ targetListener: ref('/gw/httpListeners/plain') })],
      },
      ['plain'],
    ],
    [
      'redirects all paths',
      { requestRoutingRules: [byPath], redirectConfigurations: [toHttps], urlPathMaps: [map(defaultUp, up)] },
      [],
    ],
    [
      'redirects but for one path',
      { requestRoutingRules: [byPath], redirectConfigurations: [toHttps], urlPathMaps: [map(defaultUp, up, forward)] },
      ['plain'],
    ],
    [
      'redirects one path alone',
      { requestRoutingRules: [byPath], redirectConfigurations: [toHttps], urlPathMaps: [map({}, up)] },
      ['plain'],
    ],
    ['has no rule', { requestRoutingRules: [] }, []],
    ['leads nowhere that is told', { requestRoutingRules: [rule(up)] }, undefined],
    ['has paths that are not told', { requestRoutingRules: [byPath] }, undefined],
    ['has rules that are not told', {}, undefined],
  ])('%s', (_what, gateway, expected) =>
    expect(plainListeners({ httpListeners: listeners, ...gateway })).toEqual(expected),
  );
  it('an HTTPS listener is none', () =>
    expect(
      plainListeners({
        httpListeners: listeners,
        requestRoutingRules: [rule({ httpListener: ref('/gw/httpListeners/secure'), ...forward })],
      }),
    ).toEqual([]));
  it('a protocol that is not told leaves it open', () =>
    expect(plainListeners({ httpListeners: [{ id: 'x', properties: {} }], requestRoutingRules: [] })).toBeUndefined());
});
