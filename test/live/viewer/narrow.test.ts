import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewerTableMessagesIn } from '../../../src/i18n/viewer-table.ts';
import { languages } from '../../../src/model/text.ts';
import { samplePeriod } from '../../report/period/sample.ts';
import { sample } from '../../report/sample.ts';
import { hasNoBrowser, launchBrowser } from './support/browser.ts';
import { findClipped, findOverlaps } from './support/look.ts';
import { openReport } from './support/open-report.ts';
import { resultsTable, untilTable } from './support/results-table.ts';
import { pictureFile, reportFolder, writeDemo, writeReport } from './support/write-report.ts';

const folder = reportFolder();
afterAll(() => folder.remove());

/** A window of 1280 × 1024 at 400 % (WCAG 2.2, 1.4.10), a telephone, and what is beside another window. */
const sizes = [
  { width: 320, height: 256 },
  { width: 400, height: 800 },
  { width: 900, height: 700 },
] as const;

describe.skipIf(hasNoBrowser)('the report in little room', () => {
  let browser: Browser;
  let demo: string;
  let file: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    demo = await writeDemo(folder.path);
    file = await writeReport(folder.path, { assessment: sample, period: await samplePeriod() });
  });
  afterAll(() => browser.close());

  it.each(sizes)('scrolls in one direction, and nothing lies upon another ($width × $height)', async (viewport) => {
    for (const [name, path] of [
      ['sample', file],
      ['demo', demo],
    ] as const) {
      const report = await openReport(browser, path, { viewport });
      const { page } = report;
      await untilTable(page);
      for (const language of languages) {
        await page.locator(`#language-${language}`).check();
        const { scrollWidth, clientWidth } = await page.evaluate(() => {
          const { scrollWidth: whole, clientWidth: seen } = document.documentElement;
          return { scrollWidth: whole, clientWidth: seen };
        });
        console.info(`${name} ${language}: ${scrollWidth} of ${clientWidth} px wide`);
        expect(await page.evaluate(findClipped, { isPaper: false }), `${name} ${language}`).toEqual([]);
        expect(scrollWidth, `${name} ${language}`).toBeLessThanOrEqual(clientWidth);
        expect(await page.evaluate(findOverlaps), `${name} ${language}`).toEqual([]);
        if (viewport.width === 320)
          await page.screenshot({ path: pictureFile(`narrow-${name}-${language}.png`), fullPage: name === 'sample' });
      }
      await report.close();
    }
  });

  it.each(languages)('has its table of results whole in a window of 1280 px (%s)', async (language) => {
    for (const path of [file, demo]) {
      const report = await openReport(browser, path, { viewport: { width: 1280, height: 900 } });
      const { page } = report;
      await untilTable(page);
      await page.locator(`#language-${language}`).check();
      const { script: words } = viewerTableMessagesIn(language);
      const table = resultsTable(page, language);
      const wide = table.root.locator('.wide:visible');
      const beyond = () => wide.evaluate((one) => one.scrollWidth - one.clientWidth);
      for (const name of [words.reset, words.clear]) {
        await table.button(name).click();
        await table.button(words.view.findings).click();
        expect(await beyond(), name).toBeLessThanOrEqual(0);
        await table.button(words.view.resources).click();
        expect(await beyond(), `${name}, by resource`).toBeLessThanOrEqual(0);
        for (const column of ['th.resource', 'td.type'])
          expect((await wide.locator(column).first().boundingBox())?.width, column).toBeGreaterThan(140);
      }
      await report.close();
    }
  });

  it('has a table that can be used at 400 %', async () => {
    const report = await openReport(browser, file, { viewport: sizes[0] });
    const { page } = report;
    await untilTable(page);
    const table = resultsTable(page, 'en');
    await table.search.fill('medical-images');
    await expect.poll(() => table.rows.count()).toBe(1);
    await table.opener(0).click();
    const detail = table.root.locator('tr.detail:visible');
    expect(await detail.textContent()).toContain('arn:aws:s3:::medical-images');
    // What was opened is read without scrolling sideways, or within the table alone.
    expect(await page.evaluate(findClipped, { isPaper: false })).toEqual([]);
    const { script: words } = viewerTableMessagesIn('en');
    await table.button(words.view.resources).click();
    await expect.poll(() => table.rows.count()).toBe(1);
    await report.close();
  });
});
