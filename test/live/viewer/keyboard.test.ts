import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../../src/model/text.ts';
import { sample } from '../../report/sample.ts';
import { hasNoBrowser, launchBrowser } from './support/browser.ts';
import { walkByTab } from './support/keyboard.ts';
import { openReport } from './support/open-report.ts';
import { reportFolder, writeReport } from './support/write-report.ts';

const folder = reportFolder();
afterAll(() => folder.remove());

describe.skipIf(hasNoBrowser)('the report by the keyboard alone', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each(languages)('is reached whole by Tab, in its order, and the focus is seen (%s)', async (language) => {
    const file = await writeReport(folder.path, { assessment: sample }, language);
    // A view that glides to the focus is there only later.
    const report = await openReport(browser, file, { reducedMotion: 'reduce' });
    const walk = await walkByTab(report.page);
    console.info(`${language}: ${walk.stops} stops`);
    expect(walk).toEqual({ stops: walk.stops, missed: [], backwards: [], unseen: [] });
    await report.close();
  });

  it('changes language and theme by arrows', async () => {
    const report = await openReport(browser, await writeReport(folder.path, { assessment: sample }));
    const { page } = report;
    await page.locator('#language-en').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#language-ja').isChecked()).toBe(true);
    expect(await page.locator('[data-language=ja] h1').isVisible()).toBe(true);
    expect(await page.locator('[data-language=en] h1').isVisible()).toBe(false);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#theme-dark').isChecked()).toBe(true);
    await report.close();
  });

  it('opens and closes a control in both languages', async () => {
    const report = await openReport(browser, await writeReport(folder.path, { assessment: sample }));
    const { page } = report;
    const first = (language: string) => page.locator(`.report[data-language=${language}] details.control`).first();
    const opened = async () => [await first('en').getAttribute('open'), await first('ja').getAttribute('open')];
    await first('en').locator('summary').first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(opened).toEqual(['', '']);
    await page.locator('#language-en').press('ArrowRight');
    await first('ja').locator('summary').first().press('Enter');
    await expect.poll(opened).toEqual([null, null]);
    await report.close();
  });

  it('leads past the choices by its first link', async () => {
    const report = await openReport(browser, await writeReport(folder.path, { assessment: sample }));
    const { page } = report;
    const skip = page.locator('.report[data-language=en] .skip');
    await skip.focus();
    expect(await skip.isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('main');
    await report.close();
  });
});
