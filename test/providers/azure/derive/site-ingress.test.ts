import { expect, it } from 'vitest';
import { type AccessRestrictions, siteIngress } from '../../../../src/providers/azure/derive/site-ingress.ts';

const office = { ipAddress: '203.0.113.0/24', action: 'Allow', tag: 'Default' };
const any = { ipAddress: 'Any', action: 'Allow' };
const denyAny = { ipAddress: 'Any', action: 'Deny' };
const frontDoor = { ipAddress: 'AzureFrontDoor.Backend', action: 'Allow', tag: 'ServiceTag' };
const subnet = { action: 'Allow', tag: 'Default' };

it.each<[string, AccessRestrictions, readonly number[]]>([
  ['an open default', { ipSecurityRestrictionsDefaultAction: 'Allow', ipSecurityRestrictions: [] }, [0, 3]],
  ['no rules', { ipSecurityRestrictions: [] }, [0, 3]],
  ['the rule Azure shows where there is none', { ipSecurityRestrictions: [any] }, [0, 3]],
  ['the office', { ipSecurityRestrictions: [office] }, [24]],
  [
    'the office, and all that no rule names',
    { ipSecurityRestrictions: [office], ipSecurityRestrictionsDefaultAction: 'Allow' },
    [0, 3],
  ],
  ['no rules, denied by default', { ipSecurityRestrictions: [], ipSecurityRestrictionsDefaultAction: 'Deny' }, []],
  ['the office and the rest denied', { ipSecurityRestrictions: [office, denyAny] }, [24]],
  ['only something denied', { ipSecurityRestrictions: [{ ...office, action: 'Deny' }] }, []],
  ['a service tag', { ipSecurityRestrictions: [frontDoor] }, []],
  ['the internet as a tag', { ipSecurityRestrictions: [{ ...frontDoor, ipAddress: 'Internet' }] }, [0, 3]],
  [
    'everyone, with a mask',
    { ipSecurityRestrictions: [{ ...office, ipAddress: '0.0.0.0', subnetMask: '0.0.0.0' }] },
    [0],
  ],
  [
    'the office, with a mask',
    { ipSecurityRestrictions: [{ ...office, ipAddress: '203.0.113.0', subnetMask: '255.255.255.0' }] },
    [24],
  ],
  ['a subnet', { ipSecurityRestrictions: [subnet] }, []],
  ['two halves in one rule', { ipSecurityRestrictions: [{ ...office, ipAddress: '0.0.0.0/1, 128.0.0.0/1' }] }, [0]],
])('%s', (_what, config, prefixes) => {
  expect(siteIngress(config)?.map(({ prefixLength }) => prefixLength)).toEqual(prefixes);
});

it.each([
  [{}],
  [{ ipSecurityRestrictions: 'Any' }],
  [{ ipSecurityRestrictions: [{ ...office, ipAddress: '1.2.3.0', subnetMask: '255.0.255.0' }] }],
  [{ ipSecurityRestrictions: [{ ...office, ipAddress: '1.2.3.0', subnetMask: '999.0.0.0' }] }],
  [{ ipSecurityRestrictions: [7] }],
  [{ ipSecurityRestrictions: [{ ...office, ipAddress: 'x' }] }],
])('cannot read %j', (config) => expect(siteIngress(config)).toBeUndefined());
