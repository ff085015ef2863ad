import { expect, it } from 'vitest';
import { registryIngress } from '../../../../src/providers/azure/derive/registry-ingress.ts';

const rule = (value: unknown) => ({ action: 'Allow', value });

it.each<[string, Parameters<typeof registryIngress>[0], readonly number[] | undefined]>([
  ['no network rules', {}, [0, 3]],
  ['rules that allow by default', { networkRuleSet: { defaultAction: 'Allow', ipRules: [] } }, [0, 3]],
  ['denied by default', { networkRuleSet: { defaultAction: 'Deny', ipRules: [] } }, []],
  [
    'the office',
    { publicNetworkAccess: 'Enabled', networkRuleSet: { defaultAction: 'Deny', ipRules: [rule('203.0.113.7')] } },
    [32],
  ],
  ['two halves', { networkRuleSet: { defaultAction: 'Deny', ipRules: [rule('0.0.0.0/1'), rule('128.0.0.0/1')] } }, [0]],
  ['public access off', { publicNetworkAccess: 'Disabled', networkRuleSet: { defaultAction: 'Allow' } }, []],
  ['a rule that is none', { networkRuleSet: { defaultAction: 'Deny', ipRules: [null] } }, undefined],
  ['no list', { networkRuleSet: { defaultAction: 'Deny', ipRules: 'x' } }, undefined],
])('%s', (_what, registry, expected) => {
  expect(registryIngress(registry)?.map(({ prefixLength }) => prefixLength)).toEqual(expected);
});
