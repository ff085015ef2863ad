import { beforeAll, describe, expect, it } from 'vitest';
import { loadShippedCatalog } from '../../src/catalog/load.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';
import { runComply } from '../support/run-comply.ts';

/** Reading all rules as YAML takes its time, once a process. */
beforeAll(() => loadShippedCatalog(resourceSchemas), 120_000);

function run(name: string, lang = 'en', flags: readonly string[] = []) {
  return runComply(['explain', ...flags, '--lang', lang, '--', name], {}, { columns: 100 });
}

describe('comply explain vendor:ID', () => {
  it('says what the vendor says under a notice with its date', async () => {
    const { stdout, code } = await run('vendor:azure-openai');
    expect(code).toBe(0);
    const text = stdout.replace(/\s+/g, ' ');
    expect(text).toMatch(/^Microsoft Azure OpenAI vendor:azure-openai Check the current terms\. /);
    expect(text).toMatch(/as of 2\d{3}-\d{2}-\d{2}, in our words: no verdict on the vendor/);
    expect(text).toContain('In the register reference: azure-openai');
    expect(text.indexOf('What the vendor says')).toBeGreaterThan(text.indexOf('no verdict'));
    expect(stdout).toContain('    https://learn.microsoft.com/en-us/legal/cognitive-services/openai/data-privacy\n');
    const japanese = (await run('vendor:azure-openai', 'ja')).stdout.replace(/\s+/g, '');
    expect(japanese).toMatch(/最新の規約を確認すること。\d{4}-\d{2}-\d{2}時点/);
    expect(japanese).toContain('確認先');
  });

  it('says of a page that nobody read that it was not', async () => {
    expect((await run('vendor:github')).stdout).toContain('GitHub Customer Terms (not read)');
    expect((await run('vendor:github', 'ja')).stdout).toContain('GitHub Customer Terms（未確認）');
  });

  it('prints the same as JSON, notice and both languages in it, and as Markdown', async () => {
    const shaped: unknown = JSON.parse((await run('vendor:openai-api', 'en', ['--format', 'json'])).stdout);
    expect(shaped).toMatchObject({
      kind: 'vendor',
      id: 'openai-api',
      sells: 'ai',
      certainty: 'read',
      notice: { en: expect.stringMatching(/^Check the current terms/), ja: expect.stringMatching(/^最新の規約/) },
      says: { en: expect.stringContaining('BAA'), ja: expect.stringContaining('BAA') },
    });
    const markdown = (await run('vendor:openai-api', 'ja', ['--format', 'markdown'])).stdout;
    expect(markdown).toMatch(/^# OpenAI API Platform\n/);
    expect(markdown).toContain('> **最新の規約を確認すること。');
    expect(markdown).toMatch(/^- \[.+\]\(<https:\/\/help\.openai\.com\/.+>\)（\d{4}-\d{2}-\d{2}に写しを確認）$/m);
  });

  it('names the nearest for one that is not there', async () => {
    const { stderr, code } = await run('vendor:open-api');
    expect(code).toBe(2);
    expect(stderr).toContain(
      "there is no vendor 'open-api' in the reference list (did you mean 'openai-api'?); it has ",
    );
  });
});
