import type { Text } from '../model/text.ts';

/** What commander says of a wrong command line, and the same in Japanese. It has no messages of its own in other languages. */
const japanese: readonly (readonly [RegExp, string])[] = [
  [/^unknown option '(.+?)'/, "不明なオプション '$1'"],
  [/^unknown command '(.+?)'/, "不明なコマンド '$1'"],
  [/^missing required argument '(.+?)'/, "引数 '$1' がない"],
  [/^required option '(.+?)' not specified/, "必須のオプション '$1' が指定されていない"],
  [/^option '(.+?)' argument missing/, "オプション '$1' の値がない"],
  [/^option '(.+?)' argument '(.*?)' is invalid\. ?/, "オプション '$1' の値 '$2' は使えない。"],
  [/^command-argument value '(.*?)' is invalid for argument '(.+?)'\. ?/, "引数 '$2' の値 '$1' は使えない。"],
  [/^option '(.+?)' cannot be used with option '(.+?)'/, "オプション '$1' は '$2' と同時に指定できない"],
  [/^too many arguments.*$/, '引数が多すぎる'],
  [/Allowed choices are (.+?)\.$/, '使える値: $1'],
  [/ ?\(Did you mean one of (.+?)\?\)/, '（もしかして: $1）'],
  [/ ?\(Did you mean (.+?)\?\)/, '（もしかして: $1）'],
];

/** One line for a wrong command line. */
export function explainUsage(message: string): Text {
  const en = message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
  return { en, ja: japanese.reduce((text, [english, translation]) => text.replace(english, translation), en) };
}
