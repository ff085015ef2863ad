import type { ProtocolVersion } from '../result.ts';
import type { ExchangeStrength } from './exchange-strength.ts';
import type { RatedSuite } from './inputs.ts';

/**
 * The numeric part of the guide: tables 1 to 5 of https://github.com/ssllabs/research/wiki/SSL-Server-Rating-Guide, the
 * same since 2009 (docs/SSL_Server_Rating_Guide.xml of that repository). TLS 1.3 is not in table 3: it counts as TLS 1.2.
 */
const protocolScores: Readonly<Record<ProtocolVersion, number>> = {
  SSLv2: 0,
  SSLv3: 80,
  'TLSv1.0': 90,
  'TLSv1.1': 95,
  'TLSv1.2': 100,
  'TLSv1.3': 100,
};

type Step = readonly [below: number, score: number];
/** Bits of a key or of Diffie-Hellman parameters. */
const exchangeSteps: readonly Step[] = [
  [512, 20],
  [1024, 40],
  [2048, 80],
  [4096, 90],
];
const exportScore = 40;
/** Bits of an encryption; the guide names 168 for its second row, which is 3DES. */
const cipherSteps: readonly Step[] = [
  [1, 0],
  [128, 20],
  [256, 80],
];
const tripleDesBits = 168;

export type Letter = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
const letters: readonly (readonly [atLeast: number, letter: Letter])[] = [
  [80, 'A'],
  [65, 'B'],
  [50, 'C'],
  [35, 'D'],
  [20, 'E'],
];

/** Each of 0 to 100. */
export interface CategoryScores {
  readonly protocol: number;
  readonly keyExchange: number;
  readonly cipherStrength: number;
}

/** Half of the best and the worst version. */
export function scoreProtocols(versions: readonly ProtocolVersion[]): number {
  return middle(versions.map((version) => protocolScores[version]));
}

/** Half of the strongest and the weakest encryption. */
export function scoreCiphers(suites: readonly RatedSuite[]): number {
  return middle(
    suites.map(({ encryption, bits }) => lookUp(cipherSteps, encryption.startsWith('3DES') ? tripleDesBits : bits)),
  );
}

/**
 * The weakest of all keys and exchanges: "the overall strength will depend on its strength and the strength of the
 * private key". Of elliptic curves the guide gives no numbers; SSL Labs counts the bits of an RSA key that is as hard to
 * break, so that 256 bits score 90 and 384 bits 100 (https://github.com/ssllabs/ssllabs-scan/issues/734, 935, 213).
 */
export function scoreKeyExchange(
  suites: readonly RatedSuite[],
  keys: readonly number[],
  exchanges: readonly ExchangeStrength[],
): number {
  if (suites.some(isAnonymous)) return 0;
  const scores = [...keys, ...exchanges.map(({ bits }) => bits)].map((bits) => lookUp(exchangeSteps, bits));
  return Math.min(...scores, ...(suites.some(({ exportGrade }) => exportGrade) ? [exportScore] : []));
}

export function isAnonymous({ authentication }: RatedSuite): boolean {
  return authentication === 'anon';
}

/** 30 % protocol, 30 % key exchange, 40 % cipher strength; "a zero in any category will push the overall score to zero". */
export function combineScores({ protocol, keyExchange, cipherStrength }: CategoryScores): number {
  if (protocol === 0 || keyExchange === 0 || cipherStrength === 0) return 0;
  return (3 * protocol + 3 * keyExchange + 4 * cipherStrength) / 10;
}

export function toLetter(score: number): Letter {
  return letters.find(([atLeast]) => score >= atLeast)?.[1] ?? 'F';
}

function middle(scores: readonly number[]): number {
  return (Math.max(...scores) + Math.min(...scores)) / 2;
}

function lookUp(steps: readonly Step[], bits: number): number {
  return steps.find(([below]) => bits < below)?.[1] ?? 100;
}
