import { expect, it } from 'vitest';
import { protectionState } from '../../../../src/providers/azure/derive/protection-state.ts';

it.each([
  ['ProtectionConfigured', 'Protected', 'ProtectionConfigured'],
  [undefined, 'Protected', 'ProtectionConfigured'],
  ['', 'IRPending', 'ConfiguringProtection'],
  [undefined, 'ProtectionPaused', 'ProtectionStopped'],
  [undefined, 'ProtectionStopped', 'ProtectionStopped'],
  ['SoftDeleted', 'ProtectionStopped', 'SoftDeleted'],
  [undefined, undefined, undefined],
])('of %s and %s it is %s', (current, older, state) => expect(protectionState(current, older)).toBe(state));
