import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../../.cache', import.meta.url));

/** A Python with these packages, each pinned, made once; or why there is none. With CI set it throws instead. */
export function findPython(
  name: string,
  packages: readonly string[],
): { readonly python: string } | { readonly missing: string } {
  const environment = join(cache, name);
  const pinned = join(environment, packages.join(' ').replace(/\W+/g, '-'));
  try {
    if (!existsSync(pinned)) {
      execFileSync('python3', ['-m', 'venv', '--clear', environment], { stdio: 'pipe' });
      execFileSync(join(environment, 'bin', 'pip'), ['install', '--quiet', ...packages], { stdio: 'pipe' });
      execFileSync('touch', [pinned]);
    }
    return { python: join(environment, 'bin', 'python') };
  } catch (error) {
    const missing = `${packages.join(', ')} could not be installed: ${error instanceof Error ? error.message.split('\n', 1)[0] : error}`;
    if (process.env.CI) throw new Error(missing);
    return { missing };
  }
}
