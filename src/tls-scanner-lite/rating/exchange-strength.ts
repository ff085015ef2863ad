import { findGroup, type Group, legacyGroupIds, tls13GroupIds } from '../registry/groups.ts';
import type { Certificate } from '../result.ts';
import { indeterminate, type Verdict } from '../verdict.ts';
import { ok, type RatedSuite } from './inputs.ts';

/**
 * Bits of an RSA key or of a prime as hard to break, by size of an elliptic curve and by strength: NIST SP 800-57 part 1
 * revision 5, table 2. Largest first; a curve below all rows is as weak as 512 bits here.
 */
const equivalents: readonly { readonly curve: number; readonly strength: number; readonly rsa: number }[] = [
  { curve: 512, strength: 256, rsa: 15_360 },
  { curve: 384, strength: 192, rsa: 7680 },
  { curve: 256, strength: 128, rsa: 3072 },
  { curve: 224, strength: 112, rsa: 2048 },
  { curve: 160, strength: 80, rsa: 1024 },
];
const belowAll = 512;

const groups: ReadonlyMap<string, Group> = new Map(
  [...tls13GroupIds, ...legacyGroupIds].flatMap((id) => {
    const group = findGroup(id);
    return group === undefined ? [] : [[group.name, group] as const];
  }),
);

/** A group by its IANA name. */
export function findGroupByName(name: string): Group | undefined {
  return groups.get(name);
}

/** How hard each key is to break, in bits of an RSA key. */
export function readKeyStrengths(certificates: readonly Certificate[]): Verdict<readonly number[]> {
  const strengths: number[] = [];
  for (const { keyType, keySize } of certificates) {
    const strength = keySize === undefined ? undefined : keyStrength(keyType, keySize);
    if (strength === undefined) return indeterminate('runtime-lacks', `a key of type ${keyType ?? 'unknown'}`);
    strengths.push(strength);
  }
  return ok(strengths);
}

function keyStrength(keyType: string | undefined, bits: number): number | undefined {
  if (keyType === 'rsa' || keyType === 'rsa-pss' || keyType === 'dsa') return bits;
  if (keyType !== 'ec' && keyType !== 'ed25519' && keyType !== 'ed448') return undefined;
  return equivalents.find(({ curve }) => bits >= curve)?.rsa ?? belowAll;
}

export interface ExchangeStrength {
  readonly suite: RatedSuite;
  /** Bits of a prime as hard to break. */
  readonly bits: number;
}

/** How hard the ephemeral exchange of each suite that has one is to break, in the group the server used with it. */
export function readExchangeStrengths(suites: readonly RatedSuite[]): Verdict<readonly ExchangeStrength[]> {
  const strengths: ExchangeStrength[] = [];
  for (const suite of suites) {
    if (!['DHE', 'ECDHE', 'any'].includes(suite.keyExchange)) continue;
    const bits = suite.dhBits ?? groupStrength(suite.group);
    if (bits === undefined) {
      const group = suite.group === undefined ? 'no named group' : `group ${suite.group}`;
      return indeterminate('malformed', `${suite.protocol}: ${suite.name} in ${group}`);
    }
    strengths.push({ suite, bits });
  }
  return ok(strengths);
}

function groupStrength(name: string | undefined): number | undefined {
  const group = name === undefined ? undefined : groups.get(name);
  if (group === undefined) return undefined;
  if (group.kind === 'ffdhe') return Number(group.name.slice('ffdhe'.length));
  return equivalents.find(({ strength }) => group.bits >= strength)?.rsa ?? belowAll;
}
