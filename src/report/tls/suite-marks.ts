import type { TlsMessages } from '../../i18n/tls.en.ts';
import type { OfferedSuite } from '../../tls-scanner-lite/result.ts';

/** What is weak about a suite. */
export type SuiteMark = keyof TlsMessages['markMeans'];

/**
 * What RFC 9325 section 4.1 says must not be used: no encryption, RC4, fewer than 112 bits; and suites whose server nobody
 * can tell from another (RFC 5246 appendix F.1.1.1).
 */
const broken: ReadonlySet<SuiteMark> = new Set(['null', 'anonymous', 'export', 'rc4', 'weak']);

/** Ciphers of 64-bit blocks (RFC 9325 section 4.1 of 3DES). */
const block64 = /3DES|DES_|IDEA|RC2|28147|MAGMA/;
/** Bits below which the prime of an exchange is weak (RFC 9325 section 4.1). */
const leastDhBits = 2048;

/** The marks of a suite, the gravest first. */
export function marksOf(suite: OfferedSuite): readonly SuiteMark[] {
  const { name, bits, authentication, aead, forwardSecrecy, dhBits = leastDhBits } = suite;
  const marks: readonly (readonly [SuiteMark, boolean])[] = [
    ['null', bits === 0],
    ['anonymous', authentication === 'anon'],
    ['export', name.includes('EXPORT')],
    ['rc4', name.includes('RC4')],
    ['weak', bits > 0 && bits < 112 && !/EXPORT/.test(name)],
    ['block64', block64.test(name)],
    ['noForwardSecrecy', !forwardSecrecy && authentication !== 'anon'],
    // A stream cipher or none has worse to say of it.
    ['noAead', !aead && bits > 0 && !name.includes('RC4')],
    ['weakDh', dhBits < leastDhBits],
  ];
  return marks.filter(([, holds]) => holds).map(([mark]) => mark);
}

export function isBroken(marks: readonly SuiteMark[]): boolean {
  return marks.some((mark) => broken.has(mark));
}

/** How a mark is written beside its suite. */
export function markName(mark: SuiteMark, { dhBits }: OfferedSuite, t: TlsMessages): string {
  switch (mark) {
    case 'null':
      return 'NULL';
    case 'anonymous':
      return 'anon';
    case 'export':
      return 'EXPORT';
    case 'rc4':
      return 'RC4';
    case 'weakDh':
      return `DH ${dhBits}`;
    default:
      return t.mark[mark];
  }
}
