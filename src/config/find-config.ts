import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** The name looked for. */
export const configName = 'comply.yaml';

/** The nearest comply.yaml here or above, relative to `cwd`; undefined when there is none. */
export function findConfig(cwd: string): string | undefined {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const file = join(folder, configName);
    if (existsSync(file)) return relative(cwd, file);
    if (folder === dirname(folder)) return undefined;
  }
}
