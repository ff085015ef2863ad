import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportJson } from '../../src/report/json.ts';
import { sample } from '../report/sample.ts';
import { comply, emptyFolder } from './support/comply.ts';
import { hasNoBrowser } from './viewer/support/browser.ts';
import { findPoppler, squeeze } from './viewer/support/pdf.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = emptyFolder();
const saved = join(folder, 'assessment.json');
/** Tests run as root, who may not use the sandbox. */
const env = { COMPLY_CHROMIUM_NO_SANDBOX: '1' };

beforeAll(() => {
  const write = reportJson(sample);
  writeFileSync(saved, [...write].join(''));
});

const pdf = (file: string, flags: readonly string[] = [], changes: object = {}) =>
  comply(['report', saved, '--pdf', file, ...flags], { cwd: folder, env: { ...env, ...changes } });

function textOf(file: string): string {
  const text = execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return squeeze(text);
}

/** A configuration of fonts with these folders alone. */
function fontsIn(name: string, folders: readonly string[]): string {
  const file = join(folder, name);
  const listed = folders.map((one) => `<dir>${one}</dir>`).join('');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${listed}<cachedir>${folder}/fonts</cachedir></fontconfig>`,
  );
  return file;
}

describe.skipIf(hasNoBrowser || !findPoppler())('comply report --pdf', () => {
  it.each([
    ['en', 'a4', '595.92 x 841.92'],
    ['en', 'letter', '612 x 792'],
    ['ja', 'a4', '595.92 x 841.92'],
  ])('prints the report: %s, %s', async (lang, paper, size) => {
    const file = join(folder, `${lang}-${paper}.pdf`);
    const run = await pdf(file, ['--lang', lang, '--paper', paper]);
    expect(run).toMatchObject({ code: 0, stdout: '', stderr: '' });
    const about = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    expect(about).toMatch(new RegExp(`^Page size: +${size} pts`, 'm'));
    expect(about).toMatch(/^Tagged: +yes/m);
    const pages = Number(/^Pages: +(\d+)/m.exec(about)?.[1]);
    const text = textOf(file);
    expect(text).toContain(squeeze(sample.organization ?? ''));
    expect(text).toContain(`1/${pages}`);
    // The other language is not on paper.
    const [own, other] = [/[ぁ-ん]{3}/, /\bSkip to the report\b/];
    if (lang === 'ja') expect(text).toMatch(own);
    expect(text).not.toMatch(other);
    const [, , ...fonts] = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trimEnd().split('\n');
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/ yes (?:yes|no) +yes +\d+ +\d+$/);
    console.info(`${lang} ${paper}: ${pages} sheets in ${Math.round(run.milliseconds)} ms`);
  });

  it('is dated by the scan, and the same bytes each time', async () => {
    const [first, second] = [join(folder, 'first.pdf'), join(folder, 'second.pdf')];
    for (const file of [first, second]) expect((await pdf(file)).code).toBe(0);
    expect(readFileSync(second).equals(readFileSync(first))).toBe(true);
    const { asOf } = sample.run;
    const about = execFileSync('pdfinfo', ['-isodates', first], { encoding: 'utf8' });
    expect(about).toMatch(new RegExp(`^CreationDate: +${asOf.slice(0, 19)}`, 'm'));
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('refuses Japanese text without a Japanese font, and any without a font, and writes nothing', async () => {
    const latin = ['dejavu', 'liberation'].map((name) => `/usr/share/fonts/truetype/${name}`).filter(existsSync);
    expect(latin.length).toBeGreaterThan(0);
    const cases = [
      ['ja', latin, /^comply: --pdf: レポートに日本語が含まれるが、日本語フォントがなく、.*\n$/],
      ['en', [], /^comply: --pdf: no font is installed, so the pages would be empty; .*\n$/],
    ] as const;
    for (const [lang, folders, said] of cases) {
      const FONTCONFIG_FILE = fontsIn(`${lang}.conf`, folders);
      const file = join(folder, 'boxes.pdf');
      const run = await pdf(file, ['--lang', lang], { FONTCONFIG_FILE });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(said);
      expect(existsSync(file)).toBe(false);
    }
  });

  it('says in one line which browser it did not find, or that did not start', async () => {
    const none = await pdf('none.pdf', [], { PATH: folder });
    expect(none).toMatchObject({ code: 2, stdout: '' });
    expect(none.stderr).toMatch(/^comply: --pdf: found no Chromium, Chrome or Edge; install one, .*\n$/);
    const gone = await pdf('none.pdf', [], { COMPLY_CHROMIUM: join(folder, 'gone') });
    expect(gone.stderr).toMatch(/^comply: COMPLY_CHROMIUM: there is no program \S+gone; .*\n$/);
    const broken = await pdf('none.pdf', [], { PUPPETEER_EXECUTABLE_PATH: '/usr/bin/false' });
    expect(broken).toMatchObject({ code: 2, stdout: '' });
    expect(broken.stderr).toMatch(/^comply: --pdf: \/usr\/bin\/false did not start: .*\n$/);
    expect(existsSync(join(folder, 'none.pdf'))).toBe(false);
  });

  it.runIf(process.getuid?.() === 0)('does not take the sandbox away unasked', async () => {
    const run = await pdf('none.pdf', [], { COMPLY_CHROMIUM_NO_SANDBOX: '' });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(
      /^comply: --pdf: the sandbox of \S+ does not work .* COMPLY_CHROMIUM_NO_SANDBOX=1 .*\n$/,
    );
  });

  it('says in one line where the file cannot be written', async () => {
    const run = await pdf(join(folder, 'nowhere', 'report.pdf'));
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/^comply: \S+report\.pdf: cannot be written \(ENOENT\); .*\n$/);
  });

  it('ends with 130 by SIGINT, and leaves no browser behind', async () => {
    const profiles = join(folder, 'profiles');
    mkdirSync(profiles);
    const run = await comply(['report', saved, '--pdf', 'stopped.pdf'], {
      cwd: folder,
      env: { ...env, TMPDIR: profiles },
      stop: { signal: 'SIGINT', when: () => readdirSync(profiles).length > 0 },
    });
    expect(run).toMatchObject({ code: 130, stdout: '', stderr: '' });
    expect(existsSync(join(folder, 'stopped.pdf'))).toBe(false);
    expect(readdirSync(profiles)).toEqual([]);
  });
});

describe('comply report --pdf without puppeteer-core', () => {
  it('names the package, in one line', async () => {
    const place = emptyFolder();
    for (const part of ['bin', 'dist']) cpSync(join(root, part), join(place, part), { recursive: true });
    copyFileSync(join(root, 'package.json'), join(place, 'package.json'));
    mkdirSync(join(place, 'node_modules'));
    for (const name of readdirSync(join(root, 'node_modules'))) {
      if (name !== 'puppeteer-core') symlinkSync(join(root, 'node_modules', name), join(place, 'node_modules', name));
    }
    const run = await comply(['report', saved, '--pdf', 'x.pdf'], {
      binary: join(place, 'bin/comply.js'),
      cwd: folder,
    });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/^comply: --pdf takes the package puppeteer-core, which is not installed: .*\n$/);
  });
});
