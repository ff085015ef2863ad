import type { Language } from '../model/text.ts';
import type { ReportOptions } from '../report/reporter.ts';
import type { ReaderOptions } from './command-options.ts';
import type { Io } from './io.ts';
import { chosenLanguage, detectLanguage } from './language.ts';

/** The reader's language: `--lang`, `COMPLY_LANG`, the config, then the locale. */
export function languageOf(io: Io, configured?: Language): Language {
  return chosenLanguage(io.argv, io.env) ?? configured ?? detectLanguage(io.argv, io.env);
}

/** How to write to stdout: its width and colours, none with `--no-color` or `NO_COLOR` (https://no-color.org). */
export function reportOptions(
  io: Io,
  options: ReaderOptions & { verbose?: boolean },
  language: Language,
): ReportOptions {
  const colourless = !options.color || (io.env.NO_COLOR ?? '') !== '';
  return {
    language,
    color: colourless ? 0 : io.stdout.colorLevel,
    width: io.stdout.columns,
    verbose: options.verbose === true,
  };
}
