import { expect, it } from 'vitest';
import { inKnownCase, publicNetworkAccess } from '../../../../src/providers/azure/derive/known-case.ts';

it.each([
  ['disabled', 'Disabled'],
  ['ENABLED', 'Enabled'],
  ['SecuredByPerimeter', 'SecuredByPerimeter'],
  ['SomethingNew', 'SomethingNew'],
  [null, null],
  [undefined, undefined],
  [1, 1],
])('%s is %s', (value, known) => expect(inKnownCase(value, publicNetworkAccess)).toBe(known));
