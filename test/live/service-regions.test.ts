import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { hasNoEmulator } from './support/account.ts';
import { generateTable } from './support/service-region-table.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe.skipIf(hasNoEmulator)('the service-region table', () => {
  it('is what the endpoint data of the pinned botocore says', async () => {
    const moto = inject('moto');
    if ('missing' in moto) throw new Error(moto.missing);
    const table = generateTable(dirname(dirname(moto.server)), join(root, 'node_modules', '.bin', 'biome'));
    await expect(table).toMatchFileSnapshot(join(root, 'src/providers/aws/service-region-table.ts'));
    const version = /botocoreVersion = '([^']+)'/.exec(table)?.[1];
    expect(readFileSync(join(root, 'test/live/support/setup.ts'), 'utf8')).toContain(`botocore==${version}`);
  });
});
