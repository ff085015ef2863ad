import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageRows } from '../../../src/browser/row-view.ts';
import { formatCount } from '../../../src/i18n/plural.ts';
import { viewerTableMessagesIn } from '../../../src/i18n/viewer-table.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { languages } from '../../../src/model/text.ts';
import { findingKey } from '../../../src/text/finding-key.ts';
import { sample } from '../../report/sample.ts';
import { variedFindings } from '../../report/varied-findings.ts';
import { hasNoBrowser, launchBrowser } from './support/browser.ts';
import { chooseLanguage, expectQuiet, openReport } from './support/open-report.ts';
import { resultsTable, untilTable } from './support/results-table.ts';
import { reportFolder, writeReport } from './support/write-report.ts';

const folder = reportFolder();
afterAll(() => folder.remove());

const { script: words } = viewerTableMessagesIn('en');
const many = variedFindings({
  resources: 300,
  rules: 40,
  outcomes: ['fail', 'pass', 'pass', 'fail', 'unknown', 'pass'],
  results: 900,
});

/** Numbers of a text, without the commas of thousands. */
function numbersIn(text: string): readonly number[] {
  return (text.match(/\d[\d,]*/g) ?? []).map((number) => Number(number.replaceAll(',', '')));
}

describe.skipIf(hasNoBrowser)('the table of results', () => {
  let browser: Browser;
  let file: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    file = await writeReport(folder.path, { assessment: many });
  });
  afterAll(() => browser.close());

  const open = async (hash?: string, path = file) => {
    const report = await openReport(browser, path, hash === undefined ? {} : { hash });
    await untilTable(report.page);
    return { report, page: report.page, table: resultsTable(report.page, 'en') };
  };
  const statusOf = async (page: Page, language: 'en' | 'ja' = 'en') =>
    numbersIn((await resultsTable(page, language).status.textContent()) ?? '');
  const countOf = ({ results }: Assessment, outcomes: readonly string[]) =>
    results.filter(({ outcome }) => outcomes.includes(outcome)).length;

  it.each(languages)('counts as the assessment does (%s)', async (language) => {
    const { report, page } = await open();
    await chooseLanguage(page, language);
    const shown = resultsTable(page, language);
    const { reset, clear } = viewerTableMessagesIn(language).script;
    expect(await shown.rows.count()).toBe(pageRows);
    expect(await statusOf(page, language)).toContain(countOf(many, ['fail', 'unknown']));
    await shown.button(clear).click();
    expect(await statusOf(page, language)).toContain(many.results.length);
    await shown.button(reset).click();
    expect(await statusOf(page, language)).toContain(countOf(many, ['fail', 'unknown']));
    for (const outcome of ['fail', 'unknown', 'pass']) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `outcome=${outcome}`);
      await expect.poll(() => statusOf(page, language)).toContain(countOf(many, [outcome]));
    }
    await expectQuiet(report);
    await report.close();
  });

  it('is searched in names, messages and rules', async () => {
    const { report, page, table } = await open();
    await table.button(words.clear).click();
    const [first] = many.results;
    const name = first?.resource.name ?? '';
    await table.search.fill(name.toUpperCase());
    const ofResource = many.results.filter(({ resource }) => resource.name === name).length;
    await expect.poll(() => table.rows.count()).toBe(ofResource);
    await table.search.fill('no such thing');
    await expect.poll(() => table.rows.count()).toBe(0);
    expect(await table.status.textContent()).toContain(formatCount(many.results.length));
    await table.search.fill('');
    await expect.poll(() => table.rows.count()).toBe(pageRows);
    expect(await statusOf(page)).toContain(many.results.length);
    await report.close();
  });

  it('is sorted both ways by each of its columns, and says so', async () => {
    const { report, table } = await open();
    for (const column of ['outcome', 'rule', 'resource', 'account', 'region', 'severity'] as const) {
      const head = table.head(words.column[column]);
      const firstOf = () => table.rows.first().textContent();
      await head.click();
      const cell = table.root.locator('thead th[aria-sort]');
      expect(await cell.count()).toBe(1);
      expect(await cell.textContent()).toBe(words.column[column]);
      const [before, order] = [await firstOf(), await cell.getAttribute('aria-sort')];
      await head.click();
      expect(await cell.getAttribute('aria-sort')).not.toBe(order);
      expect(await firstOf()).not.toBe(before);
    }
    await report.close();
  });

  it('turns its pages, and holds each result on one of them', async () => {
    const { report, table } = await open();
    const seen = new Set<string>();
    const pages = Math.ceil(countOf(many, ['fail', 'unknown']) / pageRows);
    for (let number = 1; number <= pages; number += 1) {
      for (const id of await table.root.locator('tr.detail').evaluateAll((rows) => rows.map((row) => row.id)))
        seen.add(id);
      if (number < pages) await table.button(words.next).click();
    }
    expect(seen.size).toBe(countOf(many, ['fail', 'unknown']));
    expect(await table.button(words.next).getAttribute('aria-disabled')).toBe('true');
    await report.close();
  });

  it('opens one finding from its link', async () => {
    const { report, page, table } = await open();
    await table.opener(4).click();
    const detail = table.root.locator('tr.detail:visible');
    const text = await detail.textContent();
    await detail.getByRole('button', { name: words.copyLink }).click();
    const [link = ''] = await page.evaluate(() => window.watched.copied);
    expect(link).toMatch(/^file:.*#finding=\d+$/);
    await report.close();

    const again = await open(link.split('#')[1]);
    expect(await again.table.rows.count()).toBe(1);
    const linked = again.table.root.locator('tr.detail:visible');
    expect(await linked.textContent()).toBe(text);
    expect(await again.page.evaluate(() => document.activeElement?.id)).toBe('en-findings-title');
    await again.report.close();

    const none = await open('finding=1');
    expect(await none.table.status.textContent()).toBe(words.notFound);
    await none.report.close();
  });

  it('opens the same finding of every target from its link', async () => {
    const one = sample.results.find(({ outcome }) => outcome === 'fail');
    if (!one) throw new Error('no finding');
    const first = { ...one, outcome: 'unknown' as const, resource: { ...one.resource, target: 'aaa' } };
    const path = await writeReport(folder.path, { assessment: { ...sample, results: [first, ...sample.results] } });
    const { report, table } = await open(`finding=${findingKey(one.rule, one.resource.id)}`, path);
    expect(await table.rows.count()).toBe(2);
    const details = await table.root.locator('tr.detail:visible').allTextContents();
    expect(details.map((text) => ['aaa', one.resource.target].find((name) => text.includes(`${name} / `)))).toEqual([
      one.resource.target,
      'aaa',
    ]);
    await report.close();
  });

  it('shows among its filters that a link leaves out what was accepted, where it is taken away', async () => {
    const path = await writeReport(folder.path, { assessment: sample });
    const { report, page, table } = await open('outcome=fail&waived=no', path);
    const box = table.root.getByRole('checkbox', { name: words.waived.no });
    expect(await box.isChecked()).toBe(true);
    const before = await table.rows.count();
    await box.click();
    await expect.poll(() => table.rows.count()).toBeGreaterThan(before);
    expect(await page.evaluate(() => location.hash)).toBe('#outcome=fail');
    await report.close();
  });

  it('goes back and forward through what was shown', async () => {
    const { report, page, table } = await open();
    const first = await table.status.textContent();
    await table.button(words.clear).click();
    const whole = await table.status.textContent();
    await table.head(words.column.region).click();
    await page.goBack();
    await expect.poll(() => page.evaluate(() => location.hash)).not.toContain('sort');
    await expect.poll(() => table.root.locator('thead th[aria-sort]').textContent()).toBe(words.column.severity);
    expect(await table.status.textContent()).toBe(whole);
    await page.goBack();
    await expect.poll(() => table.status.textContent()).toBe(first);
    await page.goForward();
    await expect.poll(() => table.status.textContent()).toBe(whole);
    await report.close();
  });

  it('shows the same in the other language', async () => {
    const { report, page, table } = await open('outcome=fail&sort=-resource&page=2');
    const idsIn = (language: string) =>
      page
        .locator(`#${language}-results tr.detail`)
        .evaluateAll((rows) => rows.map(({ id }) => id.replace(/^\w+-/, '')));
    const english = await idsIn('en');
    expect(english.length).toBe(pageRows);
    expect(await table.rows.first().isVisible()).toBe(true);
    await chooseLanguage(page, 'ja');
    const japanese = resultsTable(page, 'ja');
    expect(await idsIn('ja')).toEqual(english);
    expect(await japanese.rows.first().textContent()).toMatch(/\p{Script=Han}/u);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja');
    expect(await page.title()).toContain('Acme Health');
    await report.close();
  });

  it('is where links of the other pages lead', async () => {
    const path = await writeReport(folder.path, { assessment: sample });
    const { report, page, table } = await open(undefined, path);
    const links = page.locator('.report[data-language=en] section:not(.page-findings) a[href*="="]');
    const hrefs = new Set(await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? '')));
    const ours = [...hrefs].filter((href) => href.startsWith('#'));
    expect(ours.length).toBeGreaterThan(0);
    for (const href of ours) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, href);
      const asked = new URLSearchParams(href.slice(1));
      const wanted = sample.results.filter(
        ({ rule, outcome, severity, waiver }) =>
          (!asked.has('rule') || asked.get('rule') === rule) &&
          (!asked.has('outcome') || asked.getAll('outcome').includes(outcome)) &&
          (!asked.has('waived') || asked.get('waived') === (waiver === undefined ? 'no' : 'yes')) &&
          (!asked.has('severity') || asked.get('severity') === severity) &&
          (!asked.has('control') ||
            sample.rules.find(({ id }) => id === rule)?.controls.includes(asked.get('control') ?? '')),
      );
      const fits = asked.has('resource') || asked.has('finding') || asked.has('new');
      if (!fits) await expect.poll(() => table.rows.count(), { message: href }).toBe(wanted.length);
    }
    console.info(`${ours.length} different links into the table`);
    await expectQuiet(report);
    await report.close();
  });

  it('is viewed by resource, each of which leads to its results', async () => {
    const { report, page, table } = await open();
    await table.button(words.clear).click();
    await table.button(words.view.resources).click();
    expect(await statusOf(page)).toContain(300);
    const row = table.rows.first();
    const counts = (await row.locator('td.number').allTextContents()).map(Number);
    await row.getByRole('link').click();
    const total = counts.reduce((sum, count) => sum + count, 0);
    await expect.poll(() => table.rows.count()).toBe(total);
    await report.close();
  });

  it.each(languages)('says of a resource what all its results are, whatever is shown (%s)', async (language) => {
    const { report, page } = await open('view=resources&outcome=pass');
    await chooseLanguage(page, language);
    const { script } = viewerTableMessagesIn(language);
    const table = resultsTable(page, language);
    expect(await table.root.textContent()).toContain(script.resourceCounts);
    for (const row of (await table.rows.all()).slice(0, 5)) {
      const name = await row.locator('th').textContent();
      const results = many.results.filter(({ resource }) => resource.name === name);
      const counts = (['fail', 'unknown', 'pass', 'not-applicable'] as const).map(
        (one) => results.filter(({ outcome }) => outcome === one).length,
      );
      expect((await row.locator('td.number').allTextContents()).map(Number)).toEqual(counts);
    }
    await report.close();
  });
});
