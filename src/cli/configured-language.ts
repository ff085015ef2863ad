import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { findConfig } from '../config/find-config.ts';
import { type Language, languages } from '../model/text.ts';
import type { Io } from './io.ts';

/**
 * The language that the config names, whatever else may be wrong with it: for what is said once a command has failed.
 * `undefined` where no config can be read, or it names none.
 */
export function configuredLanguage(io: Io): Language | undefined {
  try {
    const file = namedConfig(io.argv) ?? findConfig(io.cwd);
    const text = file === undefined ? '' : readFileSync(resolve(io.cwd, file), 'utf8');
    const [, named] = /^language:[ \t]*["']?(\w+)/m.exec(text) ?? [];
    return languages.find((language) => language === named);
  } catch {
    // That it cannot be read is what the command has failed with, or of no concern to it.
    return undefined;
  }
}

/** The file of `--config FILE` or `--config=FILE`. */
function namedConfig(argv: readonly string[]): string | undefined {
  const flag = argv.findIndex((word) => word === '--config' || word.startsWith('--config='));
  const word = argv[flag];
  if (word === undefined) return undefined;
  return word.includes('=') ? word.slice('--config='.length) : argv[flag + 1];
}
