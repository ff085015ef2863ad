import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runComply } from '../support/run-comply.ts';

const golden = (name: string) => fileURLToPath(new URL(`../../fixtures/golden/${name}`, import.meta.url));

describe.each(['en', 'ja'])('comply coverage, in %s', (lang) => {
  it('shows every framework, every technical safeguard, and what AWS does not show', async () => {
    const run = await runComply(['coverage', '--lang', lang], {}, { columns: 120 });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    await expect(run.stdout).toMatchFileSnapshot(golden(`coverage.${lang}.txt`));
  });

  it('keeps to the frameworks that are named', async () => {
    const run = await runComply(['coverage', '-f', 'hipaa', '--lang', lang]);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('HIPAA');
    expect(run.stdout).not.toMatch(/SOC 2|27017/);
  });

  it('colours whole words and nothing else', async () => {
    const plain = await runComply(['coverage', '--lang', lang]);
    const coloured = await runComply(
      ['coverage', '--lang', lang],
      {},
      { isTerminal: true, columns: 80, colorLevel: 2 },
    );
    const codes = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');
    expect(coloured.stdout.replace(codes, '')).toBe(plain.stdout);
    expect(coloured.stdout).not.toBe(plain.stdout);
  });
});

it('comply coverage refuses a framework there is not', async () => {
  const run = await runComply(['coverage', '-f', 'pci']);
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toContain('pci');
});
