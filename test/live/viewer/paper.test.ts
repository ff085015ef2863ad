import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assessment } from '../../../src/model/assessment.ts';
import { type Language, languages } from '../../../src/model/text.ts';
import { samplePeriod } from '../../report/period/sample.ts';
import { sample } from '../../report/sample.ts';
import { hasNoBrowser, launchBrowser } from './support/browser.ts';
import { findClipped, findEmptyBoxes, findOverlaps } from './support/look.ts';
import { chooseLanguage, openReport } from './support/open-report.ts';
import { findPoppler, paperWidth, pictureOf, print, squeeze } from './support/pdf.ts';
import { untilTable } from './support/results-table.ts';
import { pictureFile, reportFolder, writeDemo, writeReport } from './support/write-report.ts';

const folder = reportFolder();
afterAll(() => folder.remove());

const formats = ['A4', 'Letter'] as const;
const cases = languages.flatMap((language) => formats.map((format) => ({ language, format })));

describe.skipIf(hasNoBrowser || !findPoppler())('the report on paper', () => {
  let browser: Browser;
  let demo: string;
  let rich: string;
  let stopped: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    demo = await writeDemo(folder.path);
    rich = await writeReport(folder.path, { assessment: sample, period: await samplePeriod() });
    stopped = await writeReport(folder.path, { assessment: withMostReasons() });
  });
  afterAll(() => browser.close());

  const open = async (path: string, language: Language, width = 1280) => {
    // Told to be dark, it is printed light all the same.
    const report = await openReport(browser, path, { viewport: { width, height: 1000 }, colorScheme: 'dark' });
    await chooseLanguage(report.page, language);
    await untilTable(report.page, language);
    return report;
  };

  it.each(cases)('has its summary on one sheet ($language, $format)', async ({ language, format }) => {
    for (const path of [demo, rich, stopped]) {
      const { page, close } = await open(path, language);
      // What comes later takes long to print, and moves nothing here.
      await page.evaluate((id) => {
        for (const one of document.querySelectorAll(`#${id} ~ section`)) one.remove();
      }, `${language}-controls`);
      await page.locator('.control, details').evaluateAll((all) => {
        for (const one of all.slice(60)) if (!one.closest('.page-summary, .page-cover')) one.remove();
      });
      const { sheets } = await print(page, format, join(folder.path, 'start.pdf'));
      const { title, next, text } = await summaryOf(page, language);
      const own = sheets.findIndex((sheet) => sheet.startsWith(title));
      console.info(`${language} ${format}: the summary is sheet ${own + 1}, what follows sheet ${own + 2} and on`);
      expect(own, `no sheet begins with ${title}`).toBeGreaterThanOrEqual(0);
      expect(sheets[own + 1]?.slice(0, next.length), 'a sheet later the next page begins').toBe(next);
      const printed = new Set(sheets[own]);
      expect([...new Set(text)].filter((character) => !printed.has(character)).join('')).toBe('');
      await close();
    }
  });

  it.each(languages)('has every page, in fonts that lie in it (%s)', async (language) => {
    const { page, close } = await open(rich, language);
    const { sheets, fonts } = await print(page, 'A4', pictureFile(`report-${language}.pdf`));
    const whole = sheets.join('');
    const titles = await page.locator(`.report[data-language=${language}] h2`).allTextContents();
    console.info(
      `${language}: ${sheets.length} sheets, ${titles.length} pages, ${fonts.length} fonts, all of them embedded`,
    );
    for (const title of titles) expect(whole).toContain(squeeze(title));
    // Of a font with PostScript outlines, as Noto's for Japanese, the drawings lie in it: it has no name there.
    for (const font of fonts) expect(font).toEqual({ name: font.name, isEmbedded: true, hasUnicode: true });
    if (language === 'ja') for (const word of ['不適合', '検出事項', '例外承認', '証跡']) expect(whole).toContain(word);
    await close();
  });

  it('draws Japanese on paper, and no boxes', async () => {
    const { page, close } = await open(rich, 'ja');
    const draw = async (text: string) => {
      await page.evaluate((shown) => {
        const only = document.createElement('p');
        only.textContent = shown;
        only.lang = 'ja';
        document.body.replaceChildren(only);
      }, text);
      const file = join(folder.path, 'one.pdf');
      await print(page, 'A4', file);
      return pictureOf(file);
    };
    const [fit, whole, box] = [await draw('適'), await draw('合'), await draw('\u{10fffd}')];
    expect(new Set([fit, whole, box]).size).toBe(3);
    await close();
  });

  it.each(cases)('is clipped nowhere, at the width of the sheet ($language, $format)', async ({ language, format }) => {
    for (const path of [demo, rich]) {
      const { page, close } = await open(path, language, paperWidth[format]);
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      expect(await page.evaluate(findClipped, { isPaper: true })).toEqual([]);
      expect(await page.evaluate(findOverlaps)).toEqual([]);
      await close();
    }
  });

  it('leaves no head of a table alone at the foot of a sheet', async () => {
    const { page, close } = await open(rich, 'en');
    const file = join(folder.path, 'head.pdf');
    const seen = new Set<string>();
    for (let height = 216; height <= 260; height += 2) {
      await page.evaluate((millimetres) => {
        const section = document.createElement('section');
        const filler = document.createElement('p');
        filler.style.height = `${millimetres}mm`;
        const table = document.createElement('table');
        const add = (element: HTMLElement, text: string) =>
          element.appendChild(document.createElement('p')).append(text);
        add(table.createCaption(), 'TITLE');
        add(table.createTHead().insertRow().insertCell(), 'HEAD');
        const body = table.createTBody();
        for (const text of ['FIRST', 'NEXT']) add(body.insertRow().insertCell(), text);
        section.append(filler, table);
        document.body.replaceChildren(section);
      }, height);
      const { sheets } = await print(page, 'A4', file);
      seen.add(sheets[0] ?? '');
    }
    expect([...seen].sort()).toEqual(['', 'TITLEHEADFIRST', 'TITLEHEADFIRSTNEXT']);
    await close();
  });

  it.each(cases)('gives accounts no more of its width than they take ($language, $format)', async (one) => {
    const { page, close } = await open(stopped, one.language, paperWidth[one.format]);
    await page.emulateMedia({ media: 'print' });
    const cells = page.locator(`#${one.language}-findings .unscripted td:has(.part)`);
    const shares = await cells.evaluateAll((all) =>
      all.map((cell) => cell.getBoundingClientRect().width / (cell.closest('table')?.offsetWidth ?? 1)),
    );
    expect(shares.length).toBeGreaterThan(0);
    expect(Math.max(...shares)).toBeLessThan(0.22);
    // Twelve digits stay together.
    const heights = await cells.evaluateAll((all) =>
      all.flatMap((cell) =>
        [...cell.querySelectorAll('.part')]
          .filter(({ textContent }) => /^\d{12}$/.test(textContent ?? ''))
          .map((part) => part.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(part).lineHeight)),
      ),
    );
    expect(heights.length).toBeGreaterThan(0);
    expect(Math.max(...heights)).toBeLessThan(1.5);
    await close();
  });

  it('has a glyph for each of its characters', async () => {
    const { page, close } = await open(demo, 'ja');
    for (const language of languages) {
      const { checked, missing } = await page.evaluate(findEmptyBoxes, language);
      console.info(`${language}: ${checked} characters drawn, ${missing.length} of them as empty boxes`);
      expect(checked).toBeGreaterThan(language === 'ja' ? 500 : 100);
      expect(missing).toEqual([]);
    }
    await close();
  });
});

/** Interrupted, held against a baseline, with all that a gate can have to say; and with the long ids of a subscription. */
function withMostReasons(): Assessment {
  const account = '11111111-2222-3333-4444-555555555555';
  const results = sample.results.map((one, index) =>
    index % 2 === 0 ? one : { ...one, resource: { ...one.resource, account } },
  );
  const baseline = {
    ...{ sha256: 'ab', runId: 'r', asOf: '2026-12-01T00:00:00Z', findings: 41 },
    ...{ present: 20, graver: 3, fixed: 11, unread: 7, notAsked: 3, notCounted: 2 },
  };
  const run = { ...sample.run, complete: false, interrupted: true };
  return { ...sample, results, run, gate: { ...sample.gate, waived: 12, baseline } };
}

/** The summary and the title of what comes after it, as print has them. */
async function summaryOf(page: Page, language: Language) {
  await page.emulateMedia({ media: 'print' });
  const section = page.locator(`#${language}-summary`);
  const next = page.locator(`#${language}-summary + section h2`);
  return {
    title: squeeze((await section.locator('h2').textContent()) ?? ''),
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not printed.
    text: squeeze(await section.innerText()),
    next: squeeze((await next.textContent()) ?? ''),
  };
}
