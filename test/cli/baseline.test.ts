import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runComply } from '../support/run-comply.ts';

const cwd = mkdtempSync(join(tmpdir(), 'comply-baseline-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
const rules = ['--rule', 'aws/s3/*'];
const scan = (...flags: readonly string[]) => runComply(['scan', '--demo', ...rules, ...flags], { cwd });

interface Written {
  readonly run: object;
  readonly counts: object;
  readonly results: readonly { readonly outcome: string }[];
}

function save(file: string, change: (value: Written) => unknown): void {
  writeFileSync(join(cwd, file), JSON.stringify(change(JSON.parse(saved.text) as Written)));
}
const saved = { text: '' };
beforeAll(async () => {
  saved.text = (await scan('--format', 'json')).stdout;
  save('base.json', (value) => value);
}, 60_000);

describe('a baseline that cannot be used', () => {
  it.each<[string, string, string, string]>([
    ['is not there', 'none.json', 'cannot be read (ENOENT)', '読み取れない（ENOENT）'],
    ['is no JSON', 'text.json', 'not JSON; give a file that comply scan --format json wrote', 'JSONではない'],
    ['is another JSON', 'other.json', 'not an assessment of comply scan --format json', 'の判定結果ではない'],
    ['is of a newer schema', 'newer.json', 'schema version 2; this comply reads version 1', '読み取れるのは 1'],
    ['is a folder', '.', 'cannot be read (EISDIR)', '読み取れない（EISDIR）'],
  ])('%s: one line in either language, before anything is read or written', async (_, file, en, ja) => {
    writeFileSync(join(cwd, 'text.json'), 'scan\n');
    writeFileSync(join(cwd, 'other.json'), '{"schemaVersion":"1"}');
    save('newer.json', (value) => ({ ...value, schemaVersion: '2' }));
    for (const [language, text] of [
      ['en', en],
      ['ja', ja],
    ] as const) {
      const flags = ['--baseline', file, '-o', 'json=out.json', '--evidence', 'out', '--lang', language];
      const { code, stdout, stderr } = await scan(...flags);
      expect(stderr).toMatch(/^comply: [^\n]+\n$/);
      expect(stderr).toContain(file);
      expect(stderr).toContain(text);
      expect([code, stdout]).toEqual([2, '']);
      expect(existsSync(join(cwd, 'out.json')) || existsSync(join(cwd, 'out'))).toBe(false);
    }
  });
});

describe('a baseline that the scan would write over', () => {
  it('is refused, by whatever path or link it is named, and left as it is', async () => {
    save('kept.json', (value) => ({ ...value, results: [] }));
    symlinkSync('kept.json', join(cwd, 'link.json'));
    const before = readFileSync(join(cwd, 'kept.json'), 'utf8');
    for (const output of ['kept.json', './kept.json', join(cwd, 'kept.json'), 'link.json']) {
      const { code, stdout, stderr } = await scan(
        '--baseline',
        'kept.json',
        '-o',
        'csv=other.csv',
        '-o',
        `json=${output}`,
      );
      expect(stderr).toMatch(
        /^comply: --baseline and -o both name kept\.json: what is new in this scan would be known [^\n]+\n$/,
      );
      expect([code, stdout, existsSync(join(cwd, 'other.csv'))]).toEqual([2, '', false]);
    }
    expect(readFileSync(join(cwd, 'kept.json'), 'utf8')).toBe(before);
    expect((await scan('--baseline', 'kept.json', '-o', 'json=next.json', '--fail-on', 'low')).code).toBe(1);
  });
});

/** Refused in one line, before anything is written, in both languages. */
async function refused(flags: readonly string[], words: Readonly<Record<'en' | 'ja', string>>): Promise<void> {
  for (const language of ['en', 'ja'] as const) {
    const { code, stdout, stderr } = await scan(...flags, '-o', 'json=never.json', '--lang', language);
    expect(stderr).toMatch(/^comply: [^\n]+\n$/);
    expect(stderr).toContain(words[language]);
    expect([code, stdout, existsSync(join(cwd, 'never.json'))]).toEqual([2, '', false]);
  }
}

describe('a baseline of another organisation', () => {
  it('is refused: a name that both use would be known here because it failed there', async () => {
    save('other-org.json', (value) => ({ ...value, organization: 'Other\u202eHealth' }));
    await refused(['--baseline', 'other-org.json'], {
      en: 'other-org.json: this baseline is of Other\\u202EHealth, and this scan of アクメメディカルAI',
      ja: '同じ組織の判定結果を指定すること',
    });
  });

  it('is taken where it does not say whose it is', async () => {
    save('nobody.json', ({ organization: _, ...value }: Written & { organization?: string }) => value);
    expect((await scan('--baseline', 'nobody.json', '--fail-on', 'low')).code).toBe(3);
  });
});

describe('a baseline with pseudonyms', () => {
  const under = (key: string, bundle: string) => [
    ...['--evidence', bundle, '--pseudonymise', 'names', '--redaction-key', key],
  ];
  const gate = ['--fail-on', 'low'];
  beforeAll(async () => {
    writeFileSync(join(cwd, 'p.json'), (await scan(...under('one.key', 'b1'), '--format', 'json')).stdout);
  }, 60_000);

  it('holds under the same key', async () => {
    const { code, stdout } = await scan(...under('one.key', 'b2'), ...gate, '--baseline', 'p.json', '--format', 'json');
    expect(code).toBe(3);
    expect((JSON.parse(stdout) as { gate: object }).gate).toMatchObject({
      findings: 0,
      baseline: { findings: 4, present: 4 },
    });
  });

  it('is refused under another key, under one that is still to be made, and where it does not say which', async () => {
    const other = {
      en: 'p.json: this baseline was pseudonymised with another key than this scan will be',
      ja: 'このベースラインは今回のスキャンとは別の鍵で仮名化されており',
    };
    await refused([...under('none.key', 'b3'), '--baseline', 'p.json'], other);
    expect([existsSync(join(cwd, 'none.key')), existsSync(join(cwd, 'b3'))]).toEqual([false, false]);
    writeFileSync(join(cwd, 'other.key'), `${'ab'.repeat(32)}\n`);
    await refused([...under('other.key', 'b3'), '--baseline', 'p.json'], other);
    const { evidence, ...saved } = JSON.parse(readFileSync(join(cwd, 'p.json'), 'utf8')) as {
      evidence: { pseudonymKey?: string };
    };
    expect(evidence.pseudonymKey).toMatch(/^[0-9a-f]{16}$/);
    const { pseudonymKey: _, ...earlier } = evidence;
    writeFileSync(join(cwd, 'earlier.json'), JSON.stringify({ ...saved, evidence: earlier }));
    await refused([...under('one.key', 'b3'), '--baseline', 'earlier.json'], {
      en: 'earlier.json: it has pseudonyms and does not say of which key',
      ja: 'どの鍵によるかの記録がない',
    });
  });

  it('is refused where one side has names', async () => {
    await refused(['--baseline', 'p.json'], {
      en: 'p.json: this baseline has pseudonyms, and this scan has names',
      ja: 'このベースラインは仮名、今回のスキャンは実名である',
    });
    await refused([...under('one.key', 'b3'), '--baseline', 'base.json'], {
      en: 'base.json: this baseline has names, and with --pseudonymise names',
      ja: 'このベースラインは実名、今回のスキャンは --pseudonymise names による仮名である',
    });
  });
});

describe('a baseline that somebody changed', () => {
  it('is refused where a finding has a waiver that is not among the waivers', async () => {
    save('changed.json', (value: Written & { readonly waivers?: readonly object[] }) => {
      const waiver = { ...value.waivers?.[0], reason: 'another' };
      return { ...value, results: value.results.map((one) => (one.outcome === 'fail' ? { ...one, waiver } : one)) };
    });
    await refused(['--baseline', 'changed.json'], {
      en: 'changed.json: not an assessment of comply scan --format json: /results/',
      ja: 'changed.json: comply scan --format json の判定結果ではない: /results/',
    });
  });
});

describe('a baseline of another scan', () => {
  it('that was judged as of a later day is used, and the gate says so', async () => {
    save('later.json', (value) => ({ ...value, run: { ...value.run, asOf: '2099-01-01T00:00:00.000Z' } }));
    for (const format of ['text', 'markdown']) {
      const en = await scan('--baseline', 'later.json', '--format', format);
      expect(en.stdout.replace(/\s+/g, ' ')).toContain('The baseline is newer than what is judged here');
      const ja = await scan('--baseline', 'later.json', '--format', format, '--lang', 'ja');
      expect(ja.stdout.replace(/\s+/g, '')).toContain('ベースラインの方が今回の判定時点より新しい');
      expect((await scan('--baseline', 'base.json', '--format', format)).stdout).not.toContain('is newer than');
    }
  });

  it('of another framework or target knows nothing that it did not see', async () => {
    save('elsewhere.json', (value) => ({
      ...value,
      results: value.results.map((result) => {
        const { resource } = result as unknown as { resource: { id: string } };
        return { ...result, resource: { ...resource, id: `${resource.id}-of-another`, target: 'other', account: '9' } };
      }),
    }));
    const { stdout, code } = await scan('--baseline', 'elsewhere.json', '--fail-on', 'low', '--format', 'json');
    const plain = await scan('--fail-on', 'low', '--format', 'json');
    const gateOf = (text: string) => (JSON.parse(text) as { gate: { findings: number; baseline?: object } }).gate;
    expect(code).toBe(1);
    expect(gateOf(stdout).findings).toBe(gateOf(plain.stdout).findings);
    expect(gateOf(stdout).baseline).toMatchObject({ findings: 4, present: 0, fixed: 0, notAsked: 4, notCounted: 0 });
  });
});

describe('a baseline that was not whole', () => {
  it.each([
    ['interrupted', { interrupted: true, complete: false }, 'was interrupted', '中断されている'],
    ['incomplete', { complete: false }, 'is incomplete', '不完全である'],
  ])('is used, and it is said that it was %s', async (_, run, en, ja) => {
    save('part.json', (value) => ({ ...value, run: { ...value.run, ...run } }));
    for (const [language, text] of [
      ['en', en],
      ['ja', ja],
    ] as const) {
      const { code, stderr } = await scan('--baseline', 'part.json', '--lang', language);
      expect(stderr).toMatch(/^comply: part\.json: [^\n]+\n$/);
      expect(stderr).toContain(text);
      expect(code).toBe(3);
    }
  });

  it('is not said of one that was whole', async () => {
    save('whole.json', (value) => ({
      ...value,
      run: { ...value.run, complete: true },
      results: value.results.filter(({ outcome }) => outcome !== 'unknown'),
      counts: { ...value.counts, unknown: 0 },
    }));
    expect((await scan('--baseline', 'whole.json')).stderr).toBe('');
  });
});

describe('the report', () => {
  it('is the same whether it is printed by the scan or from the saved assessment', async () => {
    for (const lang of ['en', 'ja']) {
      const flags = ['--fail-on', 'low', '--baseline', 'base.json'];
      const json = (await scan(...flags, '--format', 'json')).stdout;
      writeFileSync(join(cwd, 'now.json'), json);
      for (const format of ['text', 'markdown', 'json']) {
        const scanned = await scan(...flags, '--format', format, '--lang', lang);
        const reported = await runComply(['report', 'now.json', '--format', format, '--lang', lang], { cwd });
        expect(reported.stdout).toBe(scanned.stdout);
      }
    }
  });

  it('says what became of the baseline, in text and in Markdown, in either language', async () => {
    const en = { text: 'Of the 4 open findings of the baseline', notRead: 'What was not read is not fixed.' };
    const ja = { text: '未対応の検出事項4件の内訳', notRead: '読み取っていないものは修正済みとみなさない。' };
    const narrow = ['--rule', 'aws/s3/versioning', '--baseline', 'base.json'];
    for (const [language, words] of [
      ['en', en],
      ['ja', ja],
    ] as const) {
      for (const format of ['text', 'markdown']) {
        const argv = ['scan', '--demo', ...narrow, '--format', format, '--lang', language];
        const flat = (await runComply(argv, { cwd })).stdout.replace(/\s+/g, language === 'ja' ? '' : ' ');
        expect(flat).toContain(words.text);
        expect(flat).toContain(words.notRead);
      }
    }
  });
});
