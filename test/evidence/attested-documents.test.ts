import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runComply } from '../support/run-comply.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'comply-attested-')));
afterAll(() => rmSync(folder, { recursive: true }));

const demo = new URL('../../fixtures/demo/', import.meta.url).pathname;

describe('a bundle with attested documents', () => {
  it('is judged again alike where the documents are gone, and says what was found of them', async () => {
    for (const part of ['comply.yaml', 'compliance', 'snapshot']) {
      cpSync(join(demo, part), join(folder, part), { recursive: true });
    }
    const flags = ['--from', 'snapshot', '--rule', 'aws/kms/*', '--format', 'json'];
    const { stderr, json } = await runComply(['scan', ...flags, '--evidence', 'bundle'], { cwd: folder });
    const states = json.attestations.map(({ state }) => state);
    expect(states, stderr).toEqual(expect.arrayContaining(['current', 'expired', 'unsigned', 'changed']));
    rmSync(join(folder, 'compliance'), { recursive: true });
    const verified = await runComply(
      ['evidence', 'verify', 'bundle', '--unsigned', '--reperform', '--format', 'json'],
      {
        cwd: folder,
      },
    );
    const checks = JSON.parse(verified.stdout) as { checks?: readonly { name?: string; outcome?: string }[] };
    expect([0, 14], JSON.stringify(checks).slice(0, 800)).toContain(verified.code);
    console.info(`${states.length} attestations, judged again without their documents: exit code ${verified.code}`);
  });
});
