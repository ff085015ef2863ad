import { expect, it } from 'vitest';
import {
  containerImmutability,
  inheritedImmutability,
} from '../../../../src/providers/azure/derive/container-immutability.ts';

const policy = { immutabilityPeriodSinceCreationInDays: 2190, state: 'Locked' };
const locked = { immutabilityPeriodDays: 2190, immutabilityState: 'Locked' };
const none = { immutabilityPeriodDays: null, immutabilityState: null };

it('reads a policy with properties or without', () => {
  expect(containerImmutability({ name: 'default', properties: policy })).toEqual(locked);
  expect(containerImmutability(policy)).toEqual(locked);
  expect(containerImmutability(undefined).immutabilityState).toBeUndefined();
});

it.each([
  [{ enabled: true, immutabilityPolicy: policy }, locked],
  [{ enabled: true }, none],
  [{ enabled: true, immutabilityPolicy: null }, none],
  [{ enabled: true, immutabilityPolicy: { ...policy, state: 'Disabled' } }, none],
  [{ enabled: false, immutabilityPolicy: policy }, none],
  [undefined, none],
])('of an account with %j a container has %j', (settings, inherited) =>
  expect(inheritedImmutability(settings)).toEqual(inherited),
);
