import { InputError } from '../model/errors.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readString } from '../yaml/read.ts';

/** A target's name stands in commands, file names and tables. */
export function readName(node: Yaml): string {
  const name = readString(node);
  if (/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(name)) return name;
  const shown = name.slice(0, 40);
  throw new InputError(node.place, {
    en: `'${shown}' cannot name a target; use up to 64 letters, digits, . _ -`,
    ja: `'${shown}' はターゲット名に使えない。文字・数字・. _ - を64字以内で使うこと`,
  });
}
