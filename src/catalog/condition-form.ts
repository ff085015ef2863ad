import { InputError } from '../model/errors.ts';
import type { Yaml } from '../yaml/parse.ts';
import { describe } from '../yaml/read.ts';
import { didYouMean } from '../yaml/suggest.ts';
import { foundInstead } from './phrases.ts';

/** The key that says what a node of a condition is; it has exactly one of them. */
const forms = ['all', 'any', 'not', 'some', 'every', 'none', 'count', 'field', 'portRange'] as const;

/** Which form this node has. Throws InputError where it has none, or two. */
export function readForm(node: Yaml): (typeof forms)[number] {
  if (node.kind !== 'map') {
    const condition = {
      en: `a condition (a mapping with one of ${forms.join(', ')})`,
      ja: `条件（${forms.join(', ')} のいずれかを持つマッピング）`,
    };
    throw new InputError(node.place, foundInstead(condition, describe(node)));
  }
  const reserved = node.entries.find(({ key }) => key === 'cel');
  if (reserved) {
    throw new InputError(reserved.keyPlace, {
      en: `'cel' is reserved and not read yet; write the condition as a tree`,
      ja: `'cel' は予約語であり、まだ使えない。条件は木構造で書くこと`,
    });
  }
  const found = node.entries.filter(({ key }) => forms.some((form) => form === key));
  const [first, second] = found;
  if (first && second) {
    throw new InputError(second.keyPlace, {
      en: `'${first.key}' and '${second.key}' stand together; put both under all or any`,
      ja: `'${first.key}' と '${second.key}' は併記できない。両方を all か any の下に置くこと`,
    });
  }
  const form = forms.find((candidate) => candidate === first?.key);
  if (form !== undefined) return form;
  const [stray, list] = [node.entries.find(({ key }) => key !== 'id' && key !== 'label'), forms.join(', ')];
  if (stray === undefined) {
    throw new InputError(node.place, {
      en: `no condition stands here: add one of ${list}`,
      ja: `条件がない。次のいずれかを加えること: ${list}`,
    });
  }
  const hint = didYouMean(stray.key, forms, { en: `; a condition has one of ${list}`, ja: `。条件のキー: ${list}` });
  const key = stray.key.slice(0, 80);
  throw new InputError(stray.keyPlace, { en: `unknown key '${key}'${hint.en}`, ja: `未知のキー '${key}'${hint.ja}` });
}
