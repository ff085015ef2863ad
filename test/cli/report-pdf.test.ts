import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../src/cli/report/find-browser.ts';
import { dateOf, withDate } from '../../src/cli/report/pdf-date.ts';
import { reportJson } from '../../src/report/json.ts';
import { sample } from '../report/sample.ts';
import { runComply } from '../support/run-comply.ts';

const folder = mkdtempSync(join(tmpdir(), 'comply-browsers-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** An executable there. */
function program(...path: readonly string[]): string {
  const place = join(folder, ...path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, '#!/bin/sh\n', { mode: 0o755 });
  return place;
}

const on = (platform: string, env: Readonly<Record<string, string>>) => ({
  env,
  host: () => ({ node: 'v26.0.0', platform }),
});

describe('the browser to print with', () => {
  const chrome = program('linux', 'google-chrome-stable');
  const edge = program('linux', 'microsoft-edge');
  const own = program('own', 'chrome');
  const PATH = `${join(folder, 'nowhere')}:${dirname(chrome)}`;

  it('is the one that is named, else the first on the path', () => {
    expect(findBrowser(on('linux-x64', { PATH }))).toBe(chrome);
    expect(findBrowser(on('linux-x64', { PATH, PUPPETEER_EXECUTABLE_PATH: edge }))).toBe(edge);
    const both = { PATH, PUPPETEER_EXECUTABLE_PATH: edge, COMPLY_CHROMIUM: own };
    expect(findBrowser(on('linux-x64', both))).toBe(own);
    expect(findBrowser(on('linux-x64', { PATH, COMPLY_CHROMIUM: '' }))).toBe(chrome);
  });

  it('is not another where the named one is none', () => {
    for (const wrong of [folder, join(folder, 'gone')]) {
      expect(() => findBrowser(on('linux-x64', { PATH, COMPLY_CHROMIUM: wrong }))).toThrow(/there is no program/);
    }
    expect(() => findBrowser(on('linux-x64', { PATH: folder }))).toThrow(/found no Chromium, Chrome or Edge/);
  });

  it('is looked for where macOS and Windows have their programs', () => {
    const mac = program('home', 'Applications', 'Google Chrome.app', 'Contents', 'MacOS', 'Google Chrome');
    expect(findBrowser(on('darwin-arm64', { HOME: join(folder, 'home'), PATH }))).toBe(mac);
    const windows = program('files', 'Microsoft', 'Edge', 'Application', 'msedge.exe');
    expect(findBrowser(on('win32-x64', { 'ProgramFiles(x86)': join(folder, 'files') }))).toBe(windows);
  });
});

describe('the date of a PDF', () => {
  it('is that of the scan, and moves nothing', () => {
    const pdf = Buffer.concat([
      Buffer.from("<</Title (x)\n/CreationDate (D:20260101000000+00'00')\n/ModDate (D:20260101000000+00'00')>>"),
      Buffer.from([0xff, 0xfe, 0x00]),
    ]);
    const dated = withDate(pdf, dateOf('2026-11-25T01:02:03.456Z'));
    expect(dated.length).toBe(pdf.length);
    expect(dated.toString('latin1')).toBe(pdf.toString('latin1').replaceAll('20260101000000', '20261125010203'));
  });
});

describe('comply report --pdf', () => {
  it.each([
    ['en', "option '--pdf <file>' cannot be used with option '--format <format>'"],
    ['ja', "オプション '--pdf <file>' は '--format <format>' と同時に指定できない"],
  ])('is not meant together with --format (%s)', async (lang, said) => {
    const run = await runComply(['report', 'a.json', '--pdf', 'x.pdf', '--format', 'json', '--lang', lang]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(said);
  });

  it('knows two sizes of paper', async () => {
    const run = await runComply(['report', 'a.json', '--pdf', 'x.pdf', '--paper', 'b5']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('a4, letter');
  });

  it.each<readonly [flags: readonly string[], en: string, ja: string]>([
    [['--paper', 'letter'], '--paper letter: it is the paper of a PDF; add --pdf', '--pdf report.pdf も指定すること'],
    [['--serve', '--paper', 'a4'], '--paper a4: it is the paper of a PDF', '--paper a4: PDFの用紙サイズである'],
    [['--pdf', ''], '--pdf: name a file', '--pdf: --pdf report.pdf のように'],
    [['--pdf', '-'], '--pdf -: a PDF is written to a file; name one', '--pdf -: PDFはファイルに書き出す'],
    [['--pdf', 'none/x.pdf'], 'none/x.pdf: cannot be written (ENOENT)', 'none/x.pdf: 書き込めない（ENOENT）'],
    [['--pdf', 'taken'], 'taken: cannot be written (EISDIR)', 'taken: 書き込めない（EISDIR）'],
    [['--pdf', 'file/x.pdf'], 'file/x.pdf: cannot be written (ENOTDIR)', 'file/x.pdf: 書き込めない（ENOTDIR）'],
  ])('refuses %j in one line, before it reads or prints anything', async (flags, en, ja) => {
    mkdirSync(join(folder, 'taken'), { recursive: true });
    writeFileSync(join(folder, 'file'), '');
    for (const [lang, said] of [
      ['en', en],
      ['ja', ja],
    ] as const) {
      const run = await runComply(['report', 'nothing.json', ...flags, '--lang', lang], { cwd: folder });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(/^comply: [^\n]+\n$/);
      expect(run.stderr).toContain(said);
    }
    expect(existsSync(join(folder, '-'))).toBe(false);
  });

  it.each(['2026-11-25T23:59:60Z', '2026-13-45T99:99:99Z'])('refuses a report of %s in one line', async (time) => {
    const shown = [...reportJson(sample)].join('').replace(/"asOf":\s*"[^"]*"/, `"asOf":"${time}"`);
    writeFileSync(join(folder, 'then.json'), shown);
    writeFileSync(join(folder, 'now.json'), [...reportJson(sample)].join(''));
    const commands = [
      ['report', 'then.json', '--pdf', 'x.pdf'],
      ['diff', 'now.json', 'then.json'],
      ['diff', 'then.json', 'now.json'],
      ['scan', '--demo', '--rule', 'aws/s3/*', '--baseline', 'then.json'],
    ];
    for (const command of commands) {
      const run = await runComply([...command, '--lang', 'en'], { cwd: folder });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(/^comply: then\.json: [^\n]* \/run\/asOf is no moment that exists[^\n]*\n$/);
    }
  });
});
