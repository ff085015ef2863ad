import type { PackReference } from '../model/config.ts';
import { InputError } from '../model/errors.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readFields, readList, readMap, readString } from '../yaml/read.ts';
import { readWords } from './read-word.ts';

/** Most packs of one run. */
const mostPacks = 20;

/** Reads `packs:`, a list of folders with the digest of each. What lies in them is not looked at here. */
export function parsePacks(node: Yaml): readonly PackReference[] {
  const items = readList(node);
  if (items.length > mostPacks) {
    throw new InputError(node.place, {
      en: `${items.length} packs are named; at most ${mostPacks} are read`,
      ja: `パックが${items.length}個ある。指定できるのは${mostPacks}個まで`,
    });
  }
  return items.map((item): PackReference => {
    const fields = readFields(item, ['path'], ['sha256']);
    const [path, sha256] = [fields.get('path'), fields.find('sha256')];
    return { path: readWords(path), ...(sha256 && { sha256: readDigest(sha256) }), place: item.place };
  });
}

/** The packs that a config names, whatever else is right or wrong in it. */
export function findPacks(document: Yaml): readonly PackReference[] {
  if (document.kind !== 'map') return [];
  const entry = readMap(document).find(({ key }) => key === 'packs');
  return entry ? parsePacks(entry.value) : [];
}

function readDigest(node: Yaml): string {
  const digest = readString(node).toLowerCase();
  if (/^[0-9a-f]{64}$/.test(digest)) return digest;
  throw new InputError(node.place, {
    en: 'a SHA-256 has 64 hexadecimal digits; comply rules test DIR prints that of a pack',
    ja: 'SHA-256は16進数64桁である。パックのSHA-256は comply rules test DIR で確認できる',
  });
}
