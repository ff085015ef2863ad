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

  it('shows what a person must supply under each control that rules cannot show whole', async () => {
    const { stdout } = await runComply(['frameworks', 'show', 'hipaa', '--lang', lang]);
    const label = lang === 'en' ? '      A person supplies: ' : '      人が示すもの: ';
    const shown = stdout.split('\n').filter((line) => line.startsWith(label));
    expect(shown).toHaveLength(64);
    const narrow = await runComply(['frameworks', 'show', 'hipaa', '--lang', lang], {}, { columns: 50 });
    expect(narrow.stdout).toContain(label);
  });

  it('shows a framework as JSON in both languages, what is proposed on request only', async () => {
    const show = async (...flags: readonly string[]) => {
      const { stdout } = await runComply(['frameworks', 'show', 'hipaa', '--format', 'json', '--lang', lang, ...flags]);
      return JSON.parse(stdout) as {
        readonly id: string;
        readonly edition: { readonly controls: readonly { readonly id: string; readonly supply?: object }[] };
        readonly proposed?: readonly object[];
      };
    };
    const { id, edition, proposed } = await show();
    expect([id, edition.controls.length, proposed]).toEqual(['hipaa', 79, undefined]);
    expect(edition.controls.find((control) => control.id === '164.316(b)(2)(i)')?.supply).toEqual({
      en: expect.stringContaining('retention schedule'),
      ja: expect.stringContaining('保存年限表'),
    });
    expect((await show('--proposed')).proposed).toHaveLength(25);
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
