import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A Node.js of its own under `.cache/`; made by `.ci/run`. */
export function findNode(major: number): string | undefined {
  const node = join(root, '.cache', `node${major}`, 'node_modules', 'node', 'bin', 'node');
  if (existsSync(node)) return node;
  if (process.env.CI) throw new Error(`there is no Node.js ${major} in .cache/node${major}`);
  console.warn(`skipping Node.js ${major}: .cache/node${major} is not there (see .ci/run)`);
  return undefined;
}
