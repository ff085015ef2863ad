import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewerTableMessagesIn } from '../../../src/i18n/viewer-table.ts';
import { languages } from '../../../src/model/text.ts';
import { samplePeriod } from '../../report/period/sample.ts';
import { readCsv } from '../../report/read-csv.ts';
import { hasNoBrowser, launchBrowser } from './support/browser.ts';
import { hostileAssessment, hostileLong, hostileMarks, hostileMarkup } from './support/hostile.ts';
import { findForeign, findHidden, findLongest } from './support/look.ts';
import { chooseLanguage, expectQuiet, openReport } from './support/open-report.ts';
import { resultsTable, untilTable } from './support/results-table.ts';
import { reportFolder, writeReport } from './support/write-report.ts';

const folder = reportFolder();
afterAll(() => folder.remove());

/** What was written, and a part of it as a reader must see it. */
const cases = [
  { name: 'markup', texts: hostileMarkup, seen: ['<x-pwned>&lt;b&gt;', "<script>window.pwned='script'</script>"] },
  {
    name: 'marks',
    texts: [hostileMarks],
    seen: ['\\u2028\\u2029\\u202Egpj.exe\\u2066\\u200B\\uFEFF\\u0000\\u001B[31m'],
  },
  { name: 'texts of 100 KB', texts: hostileLong, seen: ['<u>"&<u>"&', 'WWWWWWWW', '...(+'] },
] as const;

/** More than any one text that a page shows. */
const longestShown = 4200;

describe.skipIf(hasNoBrowser)('names that strangers gave, in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each(cases)('shows $name as text, and runs nothing', async ({ name, texts, seen }) => {
    const assessment = hostileAssessment(texts);
    const report = await openReport(
      browser,
      await writeReport(folder.path, { assessment, period: await samplePeriod() }),
    );
    const { page } = report;
    for (const language of languages) {
      await chooseLanguage(page, language);
      await untilTable(page, language);
      await openEverything(page, language);
      expect(await page.evaluate(findForeign)).toEqual([]);
      expect(await page.evaluate(findHidden)).toEqual([]);
      const shown = (await page.locator(`.report[data-language=${language}]`).textContent()) ?? '';
      for (const text of seen) expect(shown).toContain(text);
      const longest = await page.evaluate(findLongest);
      console.info(`${name} ${language}: ${shown.length} characters, the longest text has ${longest}`);
      expect(longest).toBeLessThanOrEqual(longestShown);
      await copyAsCsv(page, language);
    }
    await expectQuiet(report);
    await report.close();
  });

  it('takes an address that somebody made up', async () => {
    const file = await writeReport(folder.path, { assessment: hostileAssessment(hostileMarkup) });
    const said = `"><img src=x onerror=window.pwned=1><script>window.pwned=2</script>`;
    const keys = ['q', 'rule', 'control', 'resource', 'finding', 'outcome', 'account', 'sort', 'page', 'view'];
    const all = keys.map((key) => `${key}=${encodeURIComponent(said)}`);
    const report = await openReport(browser, file, { hash: all.join('&') });
    const { page } = report;
    await untilTable(page);
    const odd = [
      '%E0%A4%A__proto__&constructor=1&outcome=__proto__',
      'outcome=toString&sort=-__proto__',
      'page=-1&page=1e9',
      'en-"><u>',
    ];
    for (const hash of [...all, ...odd]) {
      await page.evaluate((next) => {
        location.hash = next;
      }, hash);
      await expect.poll(() => page.evaluate(() => location.hash.length)).toBeGreaterThan(1);
      expect(await page.evaluate(findForeign)).toEqual([]);
      expect(await page.evaluate(findHidden)).toEqual([]);
    }
    await expectQuiet(report);
    await report.close();
  });

  /** All of the table's rows with their details, and what the other view shows. */
  async function openEverything(page: Page, language: 'en' | 'ja'): Promise<void> {
    const { script: words } = viewerTableMessagesIn(language);
    const table = resultsTable(page, language);
    await table.button(words.view.resources).click();
    expect(await page.evaluate(findForeign)).toEqual([]);
    expect(await page.evaluate(findHidden)).toEqual([]);
    await table.button(words.view.findings).click();
    await table.button(words.clear).click();
    // By a script: names of 100 KB have made some of them hard to hit.
    await page.evaluate((id) => {
      for (const one of document.querySelectorAll<HTMLElement>(`#${id} tbody button[aria-expanded]`)) one.click();
      for (const one of document.querySelectorAll<HTMLDetailsElement>('details')) one.open = true;
    }, `${language}-results`);
  }

  /** What goes to the clipboard is a table in which nothing is a formula. */
  async function copyAsCsv(page: Page, language: 'en' | 'ja'): Promise<void> {
    await page.evaluate(() => window.watched.copied.splice(0));
    const { script: words } = viewerTableMessagesIn(language);
    await resultsTable(page, language).button(words.copyCsv).click();
    await expect.poll(() => page.evaluate(() => window.watched.copied.length)).toBe(1);
    const [csv = ''] = await page.evaluate(() => window.watched.copied);
    const [head = [], ...rows] = readCsv(`\ufeff${csv}`);
    expect(rows.length).toBe(await resultsTable(page, language).rows.count());
    for (const row of rows) {
      expect(row.length).toBe(head.length);
      for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
    }
  }
});
