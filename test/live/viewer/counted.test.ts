import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageRows } from '../../../src/browser/row-view.ts';
import { formatCount } from '../../../src/i18n/plural.ts';
import { viewerTableMessagesIn } from '../../../src/i18n/viewer-table.ts';
import { mostResults } from '../../../src/model/finding-table.ts';
import { isRow } from '../../../src/report/viewer/island-head.ts';
import { variedFindings } from '../../report/varied-findings.ts';
import { hasNoBrowser, launchBrowser } from './support/browser.ts';
import { openReport } from './support/open-report.ts';
import { resultsTable, untilTable } from './support/results-table.ts';
import { reportFolder, writeReport } from './support/write-report.ts';

const folder = reportFolder();
afterAll(() => folder.remove());

const { script: words } = viewerTableMessagesIn('en');

describe.skipIf(hasNoBrowser)('the table of very many results', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('has counts of what a link names, and calls no part of the results all of them', async () => {
    const varied = variedFindings({
      resources: 2000,
      rules: 240,
      outcomes: Array.from({ length: 200 }, (_, index) => (index === 7 ? 'fail' : 'pass')),
      results: mostResults + 1,
    });
    // A rule that always passes, for a control of its own.
    const [rule] = varied.rules.filter(({ id }) => !varied.results.some((one) => one.rule === id && isRow(one)));
    const [framework] = varied.frameworks;
    const control = framework?.controls.find(({ id }) =>
      varied.rules.every(({ controls }) => !controls.includes(`${framework.id}:${id}`)),
    );
    if (!rule || !framework || !control) throw new Error('every rule failed, or leads to every control');
    const name = `${framework.id}:${control.id}`;
    const rules = varied.rules.map((one) => (one === rule ? { ...one, controls: [name] } : one));
    const path = await writeReport(folder.path, { assessment: { ...varied, rules } });
    const report = await openReport(browser, path, { hash: `control=${encodeURIComponent(name)}` });
    const { page } = report;
    await untilTable(page);
    const table = resultsTable(page, 'en');
    const rows = varied.results.filter(isRow).length;
    expect(await table.status.textContent()).toBe(words.countedNone.replace('{total}', formatCount(rows)));
    const counts = table.root.locator('details.counts');
    await counts.locator('summary').click();
    const passed = varied.results.filter((one) => one.rule === rule.id).length;
    expect(await counts.locator('tbody tr').allTextContents()).toEqual([`${rule.title.en}${formatCount(passed)}0`]);
    await page.evaluate(() => {
      location.hash = 'view=resources';
    });
    const resources = table.root.locator('.by-resource tbody tr');
    await expect.poll(() => resources.count()).toBe(pageRows);
    expect(await table.root.textContent()).toContain(words.resourceCountsOnly);
    expect(await resources.first().locator('td.number').count()).toBe(2);
    await resources.first().getByRole('link').click();
    await expect.poll(() => counts.isVisible()).toBe(false);
    await report.close();
  });
});
