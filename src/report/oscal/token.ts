import { hash } from 'node:crypto';

/** Longest token; no control of a framework comes near. */
const most = 120;

/**
 * A control's id as OSCAL allows one, a token: letters, digits and `. - _`, a letter first. `hipaa` and
 * `164.308(a)(1)(ii)(A)` become `hipaa-164.308-a-1-ii-A`. An id that takes more than that has a digest behind it, so that
 * no two are one.
 */
export function controlToken(framework: string, id: string): string {
  const plain = `${framework}-${id.replace(/\(([\p{L}\p{N}]+)\)/gu, '-$1')}`;
  const clean = plain.replace(/[^\p{L}\p{N}._-]/gu, '-').slice(0, most);
  const token = /^[\p{L}_]/u.test(clean) ? clean : `_${clean}`;
  return token === plain ? token : `${token}-${hash('sha256', JSON.stringify([framework, id]), 'hex').slice(0, 8)}`;
}
