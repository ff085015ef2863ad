import { describe, expect, it } from 'vitest';
import { keyRotation } from '../../../../src/providers/azure/derive/key-rotation.ts';

const policy = (lifetimeActions: readonly object[], expiryTime?: string) => ({
  attributes: { expiryTime },
  lifetimeActions,
});
const rotate = (trigger: object, type = 'rotate') => ({ trigger, action: { type } });

describe('a rotation policy', () => {
  it.each([
    ['is left out', undefined, false, null],
    ['is null', null, false, null],
    ['is empty', {}, false, null],
    ['has no action', policy([]), false, null],
    ['only notifies', policy([rotate({ timeBeforeExpiry: 'P30D' }, 'notify')], 'P1Y'), false, null],
    ['rotates after a time', policy([rotate({ timeAfterCreate: 'P90D' })]), true, 90],
    ['rotates, written as the data plane does', policy([rotate({ timeAfterCreate: 'P1Y' }, 'Rotate')]), true, 365],
    ['rotates before it expires', policy([rotate({ timeBeforeExpiry: 'P30D' })], 'P2Y'), true, 700],
    [
      'notifies as well',
      policy([rotate({ timeBeforeExpiry: 'P7D' }, 'Notify'), rotate({ timeAfterCreate: 'P6M' })], 'P1Y'),
      true,
      183,
    ],
    [
      'rotates twice: the earlier counts',
      policy([rotate({ timeAfterCreate: 'P2Y' }), rotate({ timeAfterCreate: 'P1Y' })]),
      true,
      365,
    ],
    ['rotates before a life that is shorter', policy([rotate({ timeBeforeExpiry: 'P60D' })], 'P30D'), true, 0],
  ])('%s', (_what, given, rotates, afterDays) => expect(keyRotation(given)).toEqual({ rotates, afterDays }));

  it.each([
    ['a time that is none', policy([rotate({ timeAfterCreate: 'soon' })])],
    ['no life to rotate before the end of', policy([rotate({ timeBeforeExpiry: 'P30D' })])],
    ['no trigger', policy([rotate({})])],
    ['an action without a type', policy([{ trigger: { timeAfterCreate: 'P1Y' } }])],
    ['actions that are no list', { lifetimeActions: 'rotate' }],
    ['null among the actions', { lifetimeActions: [null] }],
  ])('cannot be read with %s', (_what, given) => expect(keyRotation(given)).toBeUndefined());
});
