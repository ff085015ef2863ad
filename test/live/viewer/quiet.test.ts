import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sample } from '../../report/sample.ts';
import { hasNoBrowser, launchBrowser } from './support/browser.ts';
import { chooseLanguage, chooseTheme, expectQuiet, openReport } from './support/open-report.ts';
import { pictureFile, reportFolder, writeDemo, writeReport } from './support/write-report.ts';

const folder = reportFolder();
afterAll(() => folder.remove());

describe.skipIf(hasNoBrowser)('the report as a file in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('asks for nothing but itself, in either language and theme', async () => {
    const report = await openReport(browser, await writeDemo(folder.path), { viewport: { width: 1400, height: 2400 } });
    const { page } = report;
    for (const language of ['en', 'ja'] as const) {
      await chooseLanguage(page, language);
      for (const theme of ['light', 'dark'] as const) {
        await chooseTheme(page, theme);
        await page.screenshot({ path: pictureFile(`demo-${language}-${theme}.png`) });
      }
    }
    await expectQuiet(report);
    console.info(`requests: ${report.noise.requests.length}, the file itself`);
    await report.close();
  });

  it('is read without scripts, and changes its language and colours', async () => {
    const file = await writeReport(folder.path, { assessment: sample }, 'ja');
    const report = await openReport(browser, file, { javaScriptEnabled: false });
    const { page } = report;
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden does not count.
    const shown = async () => (await page.locator('body').innerText()).trim();
    const japanese = await shown();
    expect(japanese).toContain('Acme Health');
    await page.locator('#language-en').check();
    const english = await shown();
    expect(english).not.toBe(japanese);
    // Every finding that nobody accepted is on the page itself, or its plan is.
    for (const { rule, outcome, waiver } of sample.results) {
      if (outcome !== 'fail' || waiver !== undefined) continue;
      const title = sample.rules.find(({ id }) => id === rule)?.title;
      expect(japanese).toContain(title?.ja);
      expect(english).toContain(title?.en);
    }
    expect(await coloursOf(page)).toEqual({ auto: 'light dark', light: 'light', dark: 'dark' });
    // What only a script fills is not shown.
    expect(await page.locator('.interactive:visible').count()).toBe(0);
    expect(report.noise.requests.map((request) => request.split('#')[0])).toEqual([report.url]);
    await report.close();
  });

  it('keeps what was chosen while the page is loaded anew', async () => {
    const file = await writeReport(folder.path, { assessment: sample });
    const report = await openReport(browser, file);
    const { page } = report;
    await chooseLanguage(page, 'ja');
    expect(await coloursOf(page)).toEqual({ auto: 'light dark', light: 'light', dark: 'dark' });
    await page.reload();
    expect(await page.locator('#language-ja').isChecked()).toBe(true);
    expect(await page.locator('#theme-dark').isChecked()).toBe(true);
    expect(await colourScheme(page)).toBe('dark');
    await page.emulateMedia({ media: 'print' });
    expect(await colourScheme(page)).toBe('light');
    await report.close();
  });

  it('stays in the language that was chosen after its address led into the other', async () => {
    const report = await openReport(browser, await writeReport(folder.path, { assessment: sample }));
    const { page } = report;
    const shown = () => page.evaluate(() => [location.hash, document.documentElement.lang]);
    await chooseLanguage(page, 'ja');
    for (const part of ['summary', 'plan'])
      await page.locator(`.report[data-language=ja] .pages a[href="#ja-${part}"]`).click();
    await chooseLanguage(page, 'en');
    expect(await shown()).toEqual(['#en-plan', 'en']);
    await page.reload();
    expect(await shown()).toEqual(['#en-plan', 'en']);
    await page.goBack();
    await expect.poll(shown).toEqual(['#en-summary', 'en']);
    await page.goBack();
    await expect.poll(shown).toEqual(['', 'en']);
    // Whoever follows a link into the other language reads on in that one.
    await page.goto(`${report.url}#ja-controls`);
    await expect.poll(shown).toEqual(['#ja-controls', 'ja']);
    await page.reload();
    expect(await shown()).toEqual(['#ja-controls', 'ja']);
    await report.close();
  });
});

/** Which colours the page shows with each choice, the dark ones last. */
async function coloursOf(page: Page): Promise<Record<string, string>> {
  const shown: Record<string, string> = {};
  for (const theme of ['auto', 'light', 'dark'] as const) {
    await chooseTheme(page, theme);
    shown[theme] = await colourScheme(page);
  }
  return shown;
}

async function colourScheme(page: Page): Promise<string> {
  return page.locator('html').evaluate((root) => getComputedStyle(root).colorScheme);
}
