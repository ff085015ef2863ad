import type { Text } from '../../model/text.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';

/** Members named at most. */
const limit = 4;

/** Says in which members a stored JSON object is another than the one made now. Both are texts. */
export function describeDifference(stored: string, made: string): Text {
  const [left, right] = [members(stored), members(made)];
  const keys = [...new Set([...left.keys(), ...right.keys()])].sort();
  const differing = keys.filter((key) => left.get(key) !== right.get(key));
  const shown = differing.slice(0, limit).map((key) => {
    const [was, is] = [left.get(key), right.get(key)].map((text) => short(text ?? '-'));
    return { en: `${key}: ${was}, judged again ${is}`, ja: `${key}: 記載は ${was}、再判定では ${is}` };
  });
  return {
    en: `is not what judging gives (${shown.map(({ en }) => en).join('; ')})`,
    ja: `再判定の結果と異なる（${shown.map(({ ja }) => ja).join('、')}）`,
  };
}

function members(text: string): ReadonlyMap<string, string> {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return new Map([['', text]]);
  return new Map(Object.entries(value).map(([key, member]) => [key, toCanonicalJson(member)]));
}

function short(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60).replace(/[\ud800-\udbff]$/, '')}…`;
}
