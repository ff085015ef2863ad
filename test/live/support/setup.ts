import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The emulator that the live tests run against, pinned, as is the endpoint data that the service-region table is made of. */
const packages = ['moto[server]==5.2.5', 'botocore==1.44.8'];

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of moto_server, or why there is none. */
    moto: { readonly server: string } | { readonly missing: string };
  }
}

/** Makes the emulator's virtual environment once. Without Python the AWS tests say so and skip; with CI set they fail. */
export function setup(project: TestProject): void {
  const environment = join(root, '.cache', 'moto');
  const server = join(environment, 'bin', 'moto_server');
  const pinned = join(environment, packages.join(' ').replace(/\W+/g, '-'));
  try {
    if (!existsSync(pinned)) {
      execFileSync('python3', ['-m', 'venv', '--clear', environment], { stdio: 'pipe' });
      execFileSync(join(environment, 'bin', 'pip'), ['install', '--quiet', ...packages], { stdio: 'pipe' });
      execFileSync('touch', [pinned]);
    }
    project.provide('moto', { server });
  } catch (error) {
    const reason = `moto could not be installed: ${error instanceof Error ? error.message.split('\n', 1)[0] : error}`;
    if (process.env.CI) throw new Error(reason);
    console.warn(`skipping the AWS live tests: ${reason}`);
    project.provide('moto', { missing: reason });
  }
}
