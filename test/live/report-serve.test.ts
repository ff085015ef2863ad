/// <reference lib="dom" />
import { type ChildProcess, spawn } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { reportJson } from '../../src/report/json.ts';
import { sample } from '../report/sample.ts';
import { emptyFolder } from './support/comply.ts';
import { hasNoBrowser, launchBrowser } from './viewer/support/browser.ts';

const binary = fileURLToPath(new URL('../../bin/comply.js', import.meta.url));
const folder = emptyFolder();
const file = join(folder, 'assessment.json');

/** As a scan does: beside its place first, and then in one step. */
function save(organization: string): void {
  const pieces = reportJson({ ...sample, organization });
  writeFileSync(`${file}.part`, [...pieces].join(''));
  renameSync(`${file}.part`, file);
}

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** The program as it runs at a terminal, its address, and what ends it as Ctrl-C does. */
async function serve() {
  const child = spawn(process.execPath, [binary, 'report', file, '--serve'], {
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  child.on('close', () => running.delete(child));
  const address = await new Promise<string>((resolve) =>
    child.stdout.setEncoding('utf8').once('data', (text: string) => resolve(text.trimEnd())),
  );
  const end = () =>
    new Promise<number | null>((resolve) => {
      child.on('close', resolve);
      child.kill('SIGINT');
    });
  return { address, end };
}

describe.skipIf(hasNoBrowser)('comply report --serve, in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('shows the newer report by itself, asks nobody else, and ends with 0 by Ctrl-C', async () => {
    save('Acme Health');
    const { address, end } = await serve();
    const context = await browser.newContext();
    const page = await context.newPage();
    const [asked, complaints]: [string[], string[]] = [[], []];
    page.on('request', (request) => asked.push(request.url().replace(address, '')));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: /Acme Health/ }).waitFor();
    for (const organization of ['Acme Clinic', 'Acme Hospital']) {
      save(organization);
      await page.getByRole('heading', { level: 1, name: new RegExp(organization) }).waitFor({ timeout: 15_000 });
    }
    // A page that is shown may not have asked for changes yet.
    await expect.poll(() => asked.length, { timeout: 15_000 }).toBe(6);
    expect(asked).toEqual(['', 'changes?since=1', '', 'changes?since=2', '', 'changes?since=3']);
    expect(complaints).toEqual([]);
    await context.close();
    expect(await end()).toBe(0);
  });

  it('is in no frame of a stranger, and no other page reads it', async () => {
    save('Acme Health');
    const { address, end } = await serve();
    const page = await browser.newPage();
    await page.route('http://evil.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<iframe src="${address}"></iframe>` }),
    );
    await page.goto('http://evil.example/');
    const read = await page.evaluate(
      (url) =>
        fetch(url).then(
          (answer) => answer.text(),
          () => 'refused',
        ),
      address,
    );
    expect(read).toBe('refused');
    const [, frame] = page.frames();
    expect(await frame?.evaluate(() => document.body.textContent ?? '').catch(() => '')).not.toContain('Acme Health');
    await page.close();
    expect(await end()).toBe(0);
  });
});
