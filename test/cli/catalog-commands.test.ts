import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runComply } from '../support/run-comply.ts';

const golden = (name: string) => fileURLToPath(new URL(`../../fixtures/golden/${name}`, import.meta.url));

describe.each(['en', 'ja'])('the catalog on the command line, in %s', (lang) => {
  it.each([
    ['rules', 'show', 'aws/logs/retention'],
    ['rules', 'show', 'aws/iam/password-policy'],
    ['rules', 'list'],
    ['frameworks', 'list'],
  ])('comply %s %s %s', async (...argv) => {
    const words = argv.filter((word) => word !== undefined);
    const run = await runComply([...words, '--lang', lang]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const name = [...words.map((word) => word.replaceAll('/', '-')), lang, 'txt'].join('.');
    await expect(run.stdout).toMatchFileSnapshot(golden(name));
  });

  it('colours whole lines and nothing else', async () => {
    const terminal = { isTerminal: true, columns: 80, colorLevel: 2 as const };
    for (const argv of [
      ['rules', 'show', 'aws/logs/retention'],
      ['frameworks', 'show', 'hipaa'],
    ]) {
      const plain = await runComply([...argv, '--lang', lang]);
      const coloured = await runComply([...argv, '--lang', lang], {}, terminal);
      const codes = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');
      expect(coloured.stdout.replace(codes, '')).toBe(plain.stdout);
      expect(coloured.stdout).not.toBe(plain.stdout);
    }
  });

  it('shows what is proposed on request only, and marks it', async () => {
    const shown = await runComply(['frameworks', 'show', 'hipaa', '--lang', lang]);
    const asked = await runComply(['frameworks', 'show', 'hipaa', '--proposed', '--lang', lang]);
    const mark = lang === 'en' ? 'PROPOSED, NOT LAW' : '提案段階（未施行）';
    expect(shown.stdout).not.toContain(mark);
    expect(asked.stdout).toContain(mark);
    expect(asked.stdout.startsWith(shown.stdout.trimEnd())).toBe(true);
  });
});
