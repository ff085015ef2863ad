import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { viewerTableMessagesIn } from '../../../src/i18n/viewer-table.ts';
import { languages } from '../../../src/model/text.ts';
import { samplePeriod } from '../../report/period/sample.ts';
import { sample } from '../../report/sample.ts';
import { expectAccessible } from './support/accessibility.ts';
import { hasNoBrowser, launchBrowser } from './support/browser.ts';
import { chooseLanguage, chooseTheme, openReport } from './support/open-report.ts';
import { resultsTable, untilTable } from './support/results-table.ts';
import { reportFolder, writeDemo, writeReport } from './support/write-report.ts';

const folder = reportFolder();
afterAll(() => folder.remove());

describe.skipIf(hasNoBrowser)('the report, as axe reads it', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each(languages)('has no fault in either theme, whatever is open (%s)', async (language) => {
    const report = await openReport(
      browser,
      await writeReport(folder.path, { assessment: sample, period: await samplePeriod() }),
    );
    const { page } = report;
    await chooseLanguage(page, language);
    await untilTable(page, language);
    const table = resultsTable(page, language);
    const { script: words } = viewerTableMessagesIn(language);
    await table.opener(0).click();
    for (const theme of ['light', 'dark'] as const) {
      await chooseTheme(page, theme);
      await expectAccessible(page, `${language} ${theme}, a detail open`);
    }
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    await table.button(words.view.resources).click();
    await expectAccessible(page, `${language} dark, by resource, all that folds open`);
    await report.close();
  });

  it.each([
    ['en', 'light'],
    ['ja', 'dark'],
  ] as const)('has no fault, of the demo organisation (%s, %s)', async (language, theme) => {
    const report = await openReport(browser, await writeDemo(folder.path));
    const { page } = report;
    await chooseLanguage(page, language);
    await chooseTheme(page, theme);
    await untilTable(page, language);
    // The other language is not shown, and takes as long again.
    await page.evaluate((shown) => document.querySelector(`.report:not([data-language=${shown}])`)?.remove(), language);
    await expectAccessible(page, `demo ${language} ${theme}`);
    await report.close();
  });
});
