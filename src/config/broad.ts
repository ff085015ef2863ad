import { isGlob } from '../text/glob.ts';
import { kindWords } from './kind-words.ts';

/** Letters and digits that a pattern must keep of a name. */
const leastLetters = 3;

/**
 * Whether a pattern takes in resources that it does not name, also those made tomorrow: `*`, `arn:aws:s3:::*`, `*:443`,
 * `*lambda*`. A pattern without `*` and `?` never does. Any other must keep three letters or digits in a row of the last
 * part of the id (after the last `/` or `:`, a port aside), which are more than a piece of a word for a kind of resource
 * or place. It looks at the pattern alone, so that it says the same whatever there is to scan.
 */
export function isBroadResource(glob: string): boolean {
  if (!isGlob(glob)) return false;
  const [start = '', ...others] = glob.toLowerCase().split(/[*?]/);
  // What has no separator before its first wildcard is the beginning of a name, if it is not that of an id.
  if (!/[/:]/.test(start) && letters(start) >= leastLetters && !others.some((run) => /[/:]/.test(run))) {
    if (!kindWords.some((word) => word.startsWith(start))) return isMachineMade(start);
  }
  const parts = withoutPort(glob.toLowerCase())
    .split(/[/:]/)
    .filter((part) => !/^\d+$/.test(part));
  const [place = '', last = ''] = parts.slice(-2).length === 2 ? parts.slice(-2) : ['', ...parts.slice(-1)];
  if (scopes.includes(place)) return true;
  return !last.split(/[*?]+/).some(isName);
}

/** A wildcard in or after one of these takes in all that lies in it. */
const scopes: readonly string[] = ['subscriptions', 'resourcegroups', 'managementgroups', 'organizations'];

/** Whether a pattern takes in rules of every provider: it must at least begin with one (`aws/*`). */
export function isBroadRule(glob: string): boolean {
  return isGlob(glob) && !/^[^*?/]+\//.test(glob);
}

/** `host.example:443` and `host.example:*` without the port. */
function withoutPort(glob: string): string {
  return glob.replace(/(\.[^/:]*):[\d*?]*$/, '$1');
}

function isName(run: string): boolean {
  return letters(run) >= leastLetters && !isMachineMade(run) && !kindWords.some((word) => word.includes(run));
}

/** An account number, or a piece of a UUID: which resource that is nobody can read in it. */
function isMachineMade(run: string): boolean {
  return /\d/.test(run) && /^[\da-f-]*$/.test(run);
}

/** A kanji or kana says as much as two letters. */
function letters(run: string): number {
  const signs = [...run].filter((sign) => /[\p{L}\p{N}]/u.test(sign));
  return signs.length + signs.filter((sign) => /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]/u.test(sign)).length;
}
