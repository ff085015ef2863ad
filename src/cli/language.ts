import { type Language, languages } from '../model/text.ts';

/**
 * The language to speak before any file is read: `--lang`, `COMPLY_LANG`, then the locale
 * (`LC_ALL`, `LC_MESSAGES`, `LANG`, in POSIX order).
 */
export function detectLanguage(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const asked = chosenLanguage(argv, env);
  if (asked) return asked;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}

/** The language asked for outright, which wins over the config; undefined when only a locale speaks. */
export function chosenLanguage(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Language | undefined {
  const flag = findFlag(argv, '--lang');
  const wanted = flag === undefined ? env.COMPLY_LANG : flag.value;
  return languages.find((language) => language === wanted);
}

/** A flag before the command line is parsed: what stands behind it, or behind its `=`. `undefined`: it is not there. */
export function findFlag(
  argv: readonly string[],
  ...names: readonly string[]
): { readonly value: string | undefined } | undefined {
  const at = argv.findIndex((word) => names.some((name) => word === name || word.startsWith(`${name}=`)));
  const word = argv[at];
  if (word === undefined) return undefined;
  return { value: word.includes('=') ? word.slice(word.indexOf('=') + 1) : argv[at + 1] };
}
