import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { findConfig } from '../config/find-config.ts';
import { type Language, languages } from '../model/text.ts';
import type { Io } from './io.ts';
import { findFlag } from './language.ts';

/**
 * The language that the config names, whatever else may be wrong with it: for what is said once a command has failed.
 * `undefined` where no config can be read, or it names none.
 */
export function configuredLanguage(io: Io): Language | undefined {
  try {
    const file = findFlag(io.argv, '-c', '--config')?.value ?? findConfig(io.cwd);
    const text = file === undefined ? '' : readFileSync(resolve(io.cwd, file), 'utf8');
    const [, named] = /^language:[ \t]*["']?(\w+)/m.exec(text) ?? [];
    return languages.find((language) => language === named);
  } catch {
    // That it cannot be read is what the command has failed with, or of no concern to it.
    return undefined;
  }
}
