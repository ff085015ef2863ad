import { expect, it } from 'vitest';
import { capabilityOf } from '../../../../src/providers/azure/derive/account-capability.ts';

it.each([
  ['its value', [{ name: 'VirtualNetworks' }, { name: 'ContentLogging', value: 'false' }], 'false'],
  ['its value in lower case', [{ name: 'contentlogging', value: 'False' }], 'false'],
  ['null where it is not listed', [{ name: 'VirtualNetworks' }], null],
  ['null where nothing is listed', [], null],
  ['nothing where it has no value', [{ name: 'ContentLogging' }], undefined],
  ['nothing where there is no list', undefined, undefined],
  ['null though null is among them', [null], null],
])('gives %s', (_what, capabilities, value) => expect(capabilityOf(capabilities, 'ContentLogging')).toBe(value));
