const notNames = new Set(
  'redacted masked unknown anonymous anonymized anonymised none null nil withheld removed hidden deleted undefined true false test n/a na tbd 匿名 非公開 不明 なし 無し 伏字 削除済み マスク済み 未入力 非表示'.split(
    ' ',
  ),
);

/** Whether a text can be the name of a person: letters, a few words, none that says that there is none. */
export function isName(text: string): boolean {
  const name = text.trim();
  if (name.length < 2 || name.length > 60 || notNames.has(name.toLowerCase())) return false;
  // Letters, marks, and what stands between the parts of a name; the long vowel and the middle dot of kana are among them.
  return /^[\p{L}\p{M}][\p{L}\p{M}'’.,・ー\-\s\u3000]*$/u.test(name) && name.split(/[\s\u3000]+/).length <= 5;
}

/** Where a name ends that is introduced in a text at `start`, else -1. It begins with a capital or in Japanese. */
export function endOfName(text: string, start: number): number {
  const [found] = introduced.exec(text.slice(start, start + 64)) ?? [];
  if (found === undefined) return -1;
  const name = found.replace(/(?:さん|様|氏|殿|の|は|が|を|に|[\s\u3000])+$/, '');
  return isName(name) ? start + name.length : -1;
}

const introduced =
  /^(?:\p{Lu}[\p{Ll}'’-]{1,24}\.?(?:,? \p{Lu}(?:[\p{Ll}'’\p{Lu}-]{1,24}|\.)){0,3}|[\u3005\u3041-\u30ff\u3400-\u9fff]{1,12}(?:[ \u3000・][\u3005\u3041-\u30ff\u3400-\u9fff]{1,12})?)/u;
