/// <reference lib="dom" />
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Language } from '../../../../src/model/text.ts';

/** What a page did besides showing itself. */
export interface Noise {
  /** Every URL it asked for; the first is the file. */
  readonly requests: string[];
  /** Warnings and errors of its console, and errors that nobody caught. */
  readonly complaints: string[];
  /** Dialogs, windows and downloads. */
  readonly intrusions: string[];
}

export interface OpenedReport {
  readonly page: Page;
  readonly noise: Noise;
  readonly url: string;
  close(): Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  /** After `#`. */
  readonly hash?: string;
}

/** What the page's own watch notes: violations of its policy, code of strangers that ran, and what was put on the clipboard. */
declare global {
  interface Window {
    watched: { violations: string[]; copied: string[] };
    pwned?: unknown;
  }
}

/** Opens a report as a reader does, from its file, and listens to all that it does. */
export async function openReport(browser: Browser, file: string, options: OpenOptions = {}): Promise<OpenedReport> {
  const { hash, ...contextOptions } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...contextOptions });
  const noise: Noise = { requests: [], complaints: [], intrusions: [] };
  context.on('request', (request) => noise.requests.push(request.url()));
  await context.addInitScript(watch);
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') noise.complaints.push(message.text());
  });
  page.on('pageerror', (error) => noise.complaints.push(String(error)));
  page.on('popup', (other) => noise.intrusions.push(`window ${other.url()}`));
  page.on('download', (download) => noise.intrusions.push(`download ${download.url()}`));
  page.on('dialog', (dialog) => {
    noise.intrusions.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  const url = pathToFileURL(file).href;
  await page.goto(hash === undefined ? url : `${url}#${hash}`);
  return { page, noise, url, close: () => context.close() };
}

/** Runs in the page before anything of it. */
function watch(): void {
  window.watched = { violations: [], copied: [] };
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    window.watched.violations.push(`${effectiveDirective} ${blockedURI}`);
  });
  if (navigator.clipboard)
    navigator.clipboard.writeText = async (text) => {
      window.watched.copied.push(text);
    };
}

/** Asserts that it asked for nothing but itself, that its policy stopped nothing, and that no code but its own ran. */
export async function expectQuiet({ page, noise, url }: OpenedReport): Promise<void> {
  const seen = await page.evaluate(() => ({ violations: window.watched.violations, pwned: window.pwned }));
  expect(seen).toEqual({ violations: [], pwned: undefined });
  expect(noise.complaints).toEqual([]);
  expect(noise.intrusions).toEqual([]);
  expect(noise.requests.map((request) => request.split('#')[0])).toEqual([url]);
}

/** Shows the report in that language as a reader does, by its switch. */
export async function chooseLanguage(page: Page, language: Language): Promise<void> {
  await page.locator(`#language-${language}`).check();
}

export async function chooseTheme(page: Page, theme: 'auto' | 'light' | 'dark'): Promise<void> {
  await page.locator(`#theme-${theme}`).check();
}
