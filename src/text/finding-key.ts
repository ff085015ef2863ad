import { hash } from 'node:crypto';

/**
 * What a result is called over time: the first 8 bytes of SHA-256(rule id, 0x00, resource id), the top bit cleared so that it
 * is a positive 64-bit integer in every SQL engine, as decimal digits.
 */
export function findingKey(rule: string, resource: string): string {
  const digest = hash('sha256', `${rule}\0${resource}`, 'buffer');
  return (digest.readBigUInt64BE(0) & 0x7fff_ffff_ffff_ffffn).toString();
}
