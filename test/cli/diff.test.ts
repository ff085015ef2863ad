import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffMessagesIn } from '../../src/i18n/diff.ts';
import { languages } from '../../src/model/text.ts';
import { diffSchema } from '../../src/report/diff/schema.ts';
import { packRule, writePack } from '../support/packs.ts';
import { type RunJson, runComply } from '../support/run-comply.ts';

const cwd = mkdtempSync(join(tmpdir(), 'comply-diff-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
const diff = (...args: readonly string[]) => runComply(['diff', ...args], { cwd });

interface Found {
  readonly newFindings: number;
  readonly unchanged: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly changes: readonly { readonly kind: string; readonly absent?: string }[];
}
const read = (text: string) => JSON.parse(text) as Found;
/** How many findings the demo has, waived ones too. */
let findings = 0;

beforeAll(async () => {
  const scan = async (file: string, ...flags: readonly string[]) =>
    writeFileSync(join(cwd, file), (await runComply(['scan', '--demo', '--format', 'json', ...flags])).stdout);
  await scan('whole.json');
  const whole = JSON.parse(readFileSync(join(cwd, 'whole.json'), 'utf8')) as RunJson;
  findings = whole.results.filter(({ outcome }) => outcome === 'fail').length;
  expect(findings).toBeGreaterThan(40);
  await scan('narrow.json', '--rule', 'aws/s3/*');
  // A waiver of the demo is over by then.
  await scan('later.json', '--as-of', '2099-01-01');
}, 60_000);

describe('comply diff', () => {
  it('finds nothing between an assessment and itself', async () => {
    const { code, stdout } = await diff('whole.json', 'whole.json', '--exit-code', '--format', 'json');
    expect(read(stdout)).toMatchObject({ newFindings: 0, unchanged: findings, changes: [] });
    expect(code).toBe(0);
  });

  it('says of a scan of fewer rules that the rest is out of scope, and fixed is nothing', async () => {
    const { code, stdout } = await diff('whole.json', 'narrow.json', '--exit-code', '--format', 'json');
    const { counts, changes, newFindings, unchanged } = read(stdout);
    expect([code, newFindings]).toEqual([0, 0]);
    expect(counts['out-of-scope']).toBe(findings - unchanged);
    expect(new Set(changes.map(({ absent }) => absent))).toEqual(new Set(['rule']));
  });

  it('compares no names with pseudonyms: of nothing could it be said that it is fixed', async () => {
    const flags = ['--evidence', join(cwd, 'bundle'), '--pseudonymise', 'names'];
    const key = ['--redaction-key', join(cwd, 'redaction.key')];
    const run = await runComply(['scan', '--demo', '--format', 'json', ...flags, ...key], { cwd });
    writeFileSync(join(cwd, 'pseudonyms.json'), run.stdout);
    expect((await diff('pseudonyms.json', 'pseudonyms.json')).code).toBe(0);
    for (const sides of [
      ['pseudonyms.json', 'whole.json'],
      ['whole.json', 'pseudonyms.json'],
    ]) {
      const { code, stdout, stderr } = await diff(...sides);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^comply: pseudonyms\.json: this one has pseudonyms and the other has names, [^\n]+\n$/);
    }
  });

  it('compares no pseudonyms of two keys, and none of a key that is not known', async () => {
    const key = join(cwd, 'other.key');
    const flags = ['--evidence', join(cwd, 'bundle-2'), '--pseudonymise', 'names', '--redaction-key', key];
    writeFileSync(
      join(cwd, 'other.json'),
      (await runComply(['scan', '--demo', '--format', 'json', ...flags], { cwd })).stdout,
    );
    const { evidence, ...saved } = JSON.parse(readFileSync(join(cwd, 'other.json'), 'utf8')) as { evidence: object };
    const earlier = { ...saved, evidence: { ...evidence, pseudonymKey: undefined } };
    writeFileSync(join(cwd, 'earlier.json'), JSON.stringify(earlier));
    for (const [sides, en, ja] of [
      [
        ['pseudonyms.json', 'other.json'],
        'other.json: this one was pseudonymised with another key than the other',
        '別の鍵で仮名化されている',
      ],
      [['earlier.json', 'other.json'], 'earlier.json: it has pseudonyms and does not say of which key', '記録がない'],
      [['other.json', 'earlier.json'], 'earlier.json: it has pseudonyms and does not say of which key', '記録がない'],
      [['earlier.json', 'earlier.json'], 'earlier.json: it has pseudonyms and does not say', '記録がない'],
    ] as const) {
      for (const [lang, words] of [
        ['en', en],
        ['ja', ja],
      ] as const) {
        const { code, stdout, stderr } = await diff(...sides, '--exit-code', '--lang', lang, '-o', 'json=never.json');
        expect([code, stdout, existsSync(join(cwd, 'never.json'))]).toEqual([2, '', false]);
        expect(stderr).toMatch(/^comply: [^\n]+\n$/);
        expect(stderr).toContain(words);
      }
    }
    expect((await diff('other.json', 'other.json', '--exit-code')).code).toBe(0);
  });

  it('calls the rules of packs by their titles without being told of the packs', async () => {
    const safeguards = '[{ id: encryption-in-transit, extent: full }]';
    const rule = packRule('aws/s3/bucket', { safeguards, '  equals': 'false', '  ja': 'TLSの条件がない' });
    const pack = writePack(
      { 's3/no-tls.yaml': rule.replace('say what passes', 'nobody asks for TLS') },
      join(cwd, 'acme'),
    );
    const scan = ['scan', '--demo', '--format', 'json', '--rule', 'aws/s3/*', '--rule', 'acme/*', '--pack', pack];
    writeFileSync(join(cwd, 'packed.json'), (await runComply(scan, { cwd })).stdout);
    for (const [lang, title] of [
      ['en', 'nobody asks for TLS'],
      ['ja', 'TLSの条件がない'],
    ] as const) {
      for (const format of ['text', 'markdown']) {
        const { stdout } = await diff('narrow.json', 'packed.json', '--format', format, '--lang', lang);
        expect(stdout.replaceAll('<!-- -->', '')).toContain(title);
        expect(stdout).toContain('acme/s3/no-tls');
      }
    }
  });

  it('ends with 1 where something is new, with --exit-code only; a gate with that baseline does too', async () => {
    const { code, stdout } = await diff('narrow.json', 'whole.json', '--exit-code', '--format', 'json');
    const { newFindings } = read(stdout);
    expect(newFindings).toBeGreaterThan(30);
    expect(code).toBe(1);
    expect((await diff('narrow.json', 'whole.json')).code).toBe(0);
    const gated = await runComply(['scan', '--demo', '--baseline', 'narrow.json', '--fail-on', 'low'], { cwd });
    expect(gated.code).toBe(1);
  });

  it('counts a finding again whose waiver is over', async () => {
    const { counts } = read((await diff('whole.json', 'later.json', '--format', 'json')).stdout);
    expect(counts.unwaived).toBeGreaterThan(0);
  });

  it('prints the format that is asked for, and writes the others, valid by the published schema', async () => {
    const outputs = ['-o', 'json=d.json', '-o', 'markdown=d.md', '-o', 'text=d.txt'];
    for (const lang of languages) {
      const { stdout } = await diff('narrow.json', 'whole.json', '--lang', lang, ...outputs);
      expect(readFileSync(join(cwd, 'd.txt'), 'utf8')).toBe(stdout);
      const md = await diff('narrow.json', 'whole.json', '--lang', lang, '--format', 'markdown');
      expect(readFileSync(join(cwd, 'd.md'), 'utf8')).toBe(md.stdout);
      // What the organisation named is in its own words.
      expect(stdout.includes(diffMessagesIn(lang).means.new)).toBe(true);
    }
    const validate = new Ajv2020({ strict: true }).compile(diffSchema);
    expect(validate(JSON.parse(readFileSync(join(cwd, 'd.json'), 'utf8'))), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each<[string, readonly string[], string, string]>([
    [
      'a file that is not there',
      ['none.json', 'whole.json'],
      'none.json: cannot be read (ENOENT)',
      '読み取れない（ENOENT）',
    ],
    [
      'a second that is no assessment',
      ['whole.json', 'no.json'],
      'no.json: not an assessment of',
      'の判定結果ではない',
    ],
    [
      'a newer schema',
      ['newer.json', 'whole.json'],
      'newer.json: the assessment has schema version 2',
      '読み取れるのは 1',
    ],
    ['one file', ['whole.json'], "missing required argument 'new'", "引数 'new' がない"],
    ['an unknown format', ['whole.json', 'whole.json', '-o', 'xlsx=d.xlsx'], "unknown format 'xlsx'", '未知の形式'],
  ])('is one line in either language, and exit 2: %s', async (_, args, en, ja) => {
    writeFileSync(join(cwd, 'no.json'), '{}');
    writeFileSync(join(cwd, 'newer.json'), '{"schemaVersion":"2"}');
    for (const [lang, text] of [
      ['en', en],
      ['ja', ja],
    ] as const) {
      const { code, stdout, stderr } = await diff(...args, '-o', 'json=never.json', '--lang', lang);
      expect(stderr).toMatch(/^comply: [^\n]+\n$/);
      expect(stderr).toContain(text);
      expect([code, stdout, existsSync(join(cwd, 'never.json'))]).toEqual([2, '', false]);
    }
  });
});
