import { describe, expect, it } from 'vitest';
import { guardedDomains, guardsOf } from '../../../../src/providers/azure/derive/front-door-waf.ts';

const policy = (association: object, more: object = {}) => ({
  properties: {
    parameters: {
      type: 'WebApplicationFirewall',
      wafPolicy: { id: '/Waf/Strict' },
      associations: [{ domains: [{ id: '/Profile/customDomains/WWW' }], patternsToMatch: ['/*'], ...association }],
      ...more,
    },
  },
});
const www = '/profile/customdomains/www';

describe('the domains that security policies guard', () => {
  it('are told with their WAF policy, whatever the case of the ids', () =>
    expect(guardsOf(www, guardedDomains([policy({})]))).toEqual(['/waf/strict']));
  it.each([
    ['other paths alone', policy({ patternsToMatch: ['/api/*'] })],
    ['another domain', policy({ domains: [{ id: '/profile/afdendpoints/main' }] })],
    ['another type', policy({}, { type: 'WebApplicationFirewallEmbedded2' })],
    ['no WAF policy', policy({}, { wafPolicy: null })],
  ])('are not those of a policy for %s', (_what, one) => expect(guardsOf(www, guardedDomains([one]))).toEqual([]));
  it('are none without a policy', () => expect(guardsOf(www, guardedDomains([]))).toEqual([]));
  it('are not known where a policy does not say', () => {
    expect(guardedDomains([{ properties: {} }])).toBeUndefined();
    expect(guardsOf(www, undefined)).toBeUndefined();
  });
});
