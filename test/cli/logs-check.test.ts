import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { LogSummary } from '../../src/model/log-check.ts';
import { clean } from '../support/clean-event.ts';
import { runComply } from '../support/run-comply.ts';

const folder = mkdtempSync(join(tmpdir(), 'comply-logs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const demo = fileURLToPath(new URL('../../fixtures/demo/compliance/logs/ai-audit.jsonl', import.meta.url));

function put(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return name;
}
const logs = (...argv: string[]) => runComply(['logs', 'check', ...argv], { cwd: folder });
/** Values of the demo log that no output may hold. */
const secrets = [
  '佐藤',
  '花子',
  'hanako',
  '1234-5678',
  'Hanako',
  '201-4477',
  '123456789018',
  '00482913',
  '12345678',
  '48291',
  '1948',
];

describe('comply logs check', () => {
  it('finds what is planted in the demo log, and never shows a value', async () => {
    const json = await logs(demo, '--format', 'json');
    const text = await logs(demo);
    const japanese = await logs(demo, '--lang', 'ja');
    expect([json.code, text.code, japanese.code]).toEqual([1, 1, 1]);
    const found = JSON.parse(json.stdout) as LogSummary;
    expect(found).toMatchObject({ lines: 40, invalid: 2, gaps: 1, outOfOrder: 1, duplicates: 1, phiHits: 10 });
    expect(found.hits).toMatchObject({ name: 2, 'my-number': 1, 'insured-number-jp': 1, mrn: 1, email: 1 });
    for (const { stdout, stderr } of [json, text, japanese]) {
      for (const secret of secrets) expect(stdout + stderr).not.toContain(secret);
    }
    expect(text.stdout).toContain('request.patient.name');
    expect(japanese.stdout).toContain('含まれてはならない個人情報');
    console.info(
      `${found.phiHits} identifiers in the demo log; of ${secrets.length} values none in text, JSON or Japanese`,
    );
  });

  it('ends with 0 where nothing is wrong, also packed and from stdin', async () => {
    const content = clean(1) + clean(2);
    expect(await logs(put('clean.jsonl', content))).toMatchObject({ code: 0, stderr: '' });
    expect(await logs(put('clean.bin', gzipSync(content)))).toMatchObject({ code: 0 });
    const input = (async function* () {
      yield Buffer.from(content);
    })();
    const { code, stdout } = await runComply(['logs', 'check', '-'], { input });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^stdin: 2 events/);
  });

  it('ends with 3 where there is nothing to read, or not all of it', async () => {
    expect(await logs('nowhere.jsonl')).toMatchObject({
      code: 3,
      stdout: '',
      stderr: 'comply: nowhere.jsonl: does not exist\n',
    });
    expect(await logs('.')).toMatchObject({ code: 3, stderr: 'comply: .: cannot be read (EISDIR)\n' });
    expect(await logs(put('empty.jsonl', ''))).toMatchObject({ code: 3 });
    const packed = gzipSync(clean(1).repeat(1) + clean(2));
    const { code, stderr } = await logs(put('cut.gz', packed.subarray(0, packed.length - 6)));
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: 'comply: cut.gz: the gzip data are broken or cut off (Z_BUF_ERROR)\n',
    });
  });

  it('says what it was told wrong, and ends with 2', async () => {
    const file = put('clean.jsonl', clean(1));
    const schema = put('schema.yaml', 'extends: audit-event\nmaxGap: soon\n');
    for (const [argv, message] of [
      [[file, '--schema', schema], "schema.yaml:2:9: 'soon' is not a duration"],
      [[file, '--schema', 'none.yaml'], 'none.yaml: cannot be read (ENOENT)'],
      [[file, '--max-gap', 'soon'], "--max-gap must be a duration as in 15m, 12h or 2d, not 'soon'"],
      [[file, '--max-findings', 'all'], '--max-findings must be a whole number'],
      [[file, '--since', '2h'], '--since goes with cloudwatch:GROUP only'],
      [['s3:acme'], 'write s3://bucket/prefix'],
      [['gs://acme/x'], 'a log is a file, s3://bucket/key or cloudwatch:GROUP'],
      [['cloudwatch:a b'], 'write cloudwatch:GROUP'],
      [[file, '--allow', 'emial'], 'emial'],
    ] as const) {
      const { code, stderr } = await logs(...argv);
      expect({ argv, code }).toEqual({ argv, code: 2 });
      expect(stderr).toContain(message);
    }
  });

  it('does not wait for a schema that is a pipe', async () => {
    execFileSync('mkfifo', [join(folder, 'schema.pipe')]);
    const { code, stderr } = await logs(put('clean.jsonl', clean(1)), '--schema', 'schema.pipe');
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('schema.pipe: it is no regular file'),
    });
  });

  it('reads UTF-16 by its mark, and says what is no text', async () => {
    const content = `\ufeff${clean(1)}${clean(2)}`;
    expect(await logs(put('wide.jsonl', Buffer.from(content, 'utf16le')))).toMatchObject({ code: 0 });
    const unmarked = await logs(put('unmarked.jsonl', Buffer.from(clean(1), 'utf16le')));
    expect(unmarked.code).toBe(1);
    expect(unmarked.stdout).toContain('not UTF-8');
  });

  it('takes fields of the user’s own, another gap, and classes that may be there', async () => {
    const schema = put('own.yaml', 'extends: nothing\nfields:\n  tenant: { type: string, required: true }\n');
    const file = put('own.jsonl', '{"tenant":"acme","mail":"taro@acme.example"}\n{}\n');
    const { code, stdout } = await logs(
      file,
      '--schema',
      schema,
      '--allow',
      'email',
      '--format',
      'json',
      '--max-findings',
      '1',
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      phiHits: 0,
      invalid: 1,
      foundFaults: [{ fault: 'missing', line: 2, path: 'tenant' }],
    });
    const gaps = await logs(put('gap.jsonl', clean(1) + clean(5)), '--max-gap', '2m');
    expect(gaps.code).toBe(1);
    expect(gaps.stdout.replace(/ +time\n +/g, ' ')).toContain('no event before it: 240 s');
  });

  it('shows hostile names of fields as what they are: not at all', async () => {
    const hostile = {
      '\u001b[31mred': 'a@b.example',
      'taro@acme.example': '123-45-6789',
      ['x'.repeat(5_000)]: 'a@b.example',
    };
    const { stdout } = await logs(put('hostile.jsonl', JSON.stringify(hostile)));
    expect(stdout.includes('\u001b')).toBe(false);
    expect(stdout).not.toMatch(/taro|x{60}/);
  });
});
