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
  const flag = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = argv[flag];
  const value = word?.includes('=') ? word.slice('--lang='.length) : argv[flag + 1];
  const wanted = word === undefined ? env.COMPLY_LANG : value;
  return languages.find((language) => language === wanted);
}
