import type { Body } from '../send/api.ts';
import { daysOf } from './iso-duration.ts';

/** Whether a key rotates by itself, and how many days after a version was made. */
export interface KeyRotation {
  readonly rotates: boolean;
  /** `null` where it does not rotate. */
  readonly afterDays: number | null;
}

/**
 * What the rotation policy of a key does. Only a lifetime action of type rotate counts: notify tells people. It comes some
 * time after the version was made, or before it expires, and then the policy says how long a version lives; of several the
 * earliest. A policy that is left out is empty. `undefined` where it cannot be read.
 * https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation#key-rotation-policy
 */
export function keyRotation(policy: unknown): KeyRotation | undefined {
  if (policy === undefined || policy === null) return { rotates: false, afterDays: null };
  const { attributes, lifetimeActions = [] } = policy as Body;
  if (!Array.isArray(lifetimeActions)) return undefined;
  const { expiryTime } = (attributes ?? {}) as Body;
  const days: number[] = [];
  for (const { action, trigger } of lifetimeActions.map((item) => (item ?? {}) as Body)) {
    const { type } = (action ?? {}) as Body;
    if (typeof type !== 'string') return undefined;
    if (type.toLowerCase() !== 'rotate') continue;
    const after = rotatesAfter((trigger ?? {}) as Body, expiryTime);
    if (after === undefined) return undefined;
    days.push(after);
  }
  const afterDays = days.reduce<number | null>((least, one) => (least === null || one < least ? one : least), null);
  return { rotates: afterDays !== null, afterDays };
}

function rotatesAfter({ timeAfterCreate, timeBeforeExpiry }: Body, expiryTime: unknown): number | undefined {
  if (timeAfterCreate !== undefined && timeAfterCreate !== null) return daysOf(timeAfterCreate);
  const life = daysOf(expiryTime);
  const before = daysOf(timeBeforeExpiry);
  return life === undefined || before === undefined ? undefined : Math.max(0, life - before);
}
