import { expect, it } from 'vitest';
import { apiServerIngress } from '../../../../src/providers/azure/derive/api-server-ingress.ts';

it.each<[string, unknown, unknown, readonly number[] | undefined]>([
  ['no profile', undefined, undefined, [0, 3]],
  ['no ranges', { authorizedIPRanges: [] }, 'Enabled', [0, 3]],
  ['ranges', { authorizedIPRanges: ['203.0.113.0/24'] }, 'Enabled', [24]],
  ['the load balancer of the cluster alone', { authorizedIPRanges: ['0.0.0.0/32'] }, undefined, []],
  ['two halves', { authorizedIPRanges: ['0.0.0.0/1', '128.0.0.0/1'] }, undefined, [0]],
  ['a private cluster', { enablePrivateCluster: true, authorizedIPRanges: null }, undefined, []],
  ['public access off', null, 'Disabled', []],
  ['a range that is none', { authorizedIPRanges: ['office'] }, undefined, undefined],
  ['no list', { authorizedIPRanges: '0.0.0.0/0' }, undefined, undefined],
])('%s', (_what, profile, access, expected) => {
  expect(apiServerIngress(profile, access)?.map(({ prefixLength }) => prefixLength)).toEqual(expected);
});
