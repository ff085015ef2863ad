/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core';
import { viewerTableMessagesIn } from '../../../../src/i18n/viewer-table.ts';
import type { Language } from '../../../../src/model/text.ts';

/** The table of results of one language, by what a reader sees of it. */
export interface ResultsTable {
  readonly root: Locator;
  readonly rows: Locator;
  readonly search: Locator;
  readonly status: Locator;
  /** A button by its name in the dictionary of the table. */
  button(name: string): Locator;
  /** What sorts by a column. */
  head(column: string): Locator;
  /** What opens and closes the detail of a row, from 0. */
  opener(row: number): Locator;
}

export function resultsTable(page: Page, language: Language): ResultsTable {
  const words = viewerTableMessagesIn(language).script;
  const root = page.locator(`#${language}-results`);
  return {
    root,
    rows: root.locator('.wide:visible tbody > tr:not(.detail)'),
    search: root.getByRole('searchbox', { name: words.search }),
    status: root.locator('p.status'),
    button: (name) => root.getByRole('button', { name, exact: true }),
    head: (column) => root.locator('.wide:visible thead button', { hasText: column }),
    opener: (row) => root.locator('.wide:visible tbody button[aria-expanded]').nth(row),
  };
}

/** Waits until the table can be used; milliseconds since the navigation began. */
export async function untilTable(page: Page, language: Language = 'en'): Promise<number> {
  const handle = await page.waitForFunction(
    (id) => document.getElementById(id)?.dataset.ready !== undefined && performance.now(),
    `${language}-results`,
  );
  return Number(await handle.jsonValue());
}

export interface TimedAction {
  readonly name: string;
  /** Median of five, from the event to the end of the frame that shows what came of it. */
  readonly milliseconds: number;
  /** The least of them: what else the machine does only adds. */
  readonly least: number;
  /** The table's own words for what is left. */
  readonly shown: string;
}

/** Searches, filters and sorts as a reader does, and takes the time in the page itself. */
export async function timeActions(page: Page, language: Language): Promise<readonly TimedAction[]> {
  return page.evaluate(runActions, { root: `${language}-results`, rounds: 5 });
}

/** Runs in the page. */
async function runActions(options: { readonly root: string; readonly rounds: number }): Promise<TimedAction[]> {
  const root = document.getElementById(options.root);
  if (!root) throw new Error('no table');
  const frame = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(0);
      });
    });
  const time = async (act: () => void): Promise<number> => {
    await frame();
    const start = performance.now();
    const changed = new Promise<void>((resolve, reject) => {
      setTimeout(reject, 10_000, new Error('nothing changed'));
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve();
      });
      observer.observe(root, { childList: true, subtree: true, characterData: true });
    });
    act();
    await changed;
    await frame();
    return performance.now() - start;
  };
  const status = () => root.querySelector('p.status')?.textContent ?? '';
  const field = root.querySelector<HTMLInputElement>('input[type=search]');
  const type = (text: string) => () => {
    if (!field) throw new Error('no search');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const boxes = (facet: number) => root.querySelectorAll<HTMLInputElement>(`fieldset:nth-of-type(${facet}) input`);
  const tick = (facet: number, value: number) => () => boxes(facet)[value]?.click();
  const head = (column: number) => () => root.querySelectorAll<HTMLElement>('thead button')[column]?.click();
  const named = (name: string) => () => root.querySelector<HTMLElement>(name)?.click();

  const done: TimedAction[] = [];
  const measure = async (name: string, acts: readonly (readonly [act: () => void, undo: () => void])[]) => {
    const all: number[] = [];
    let shown = '';
    for (let round = 0; round < options.rounds; round += 1) {
      const [act, undo] = acts[round % acts.length] ?? [];
      if (!act || !undo) throw new Error(`nothing to do for ${name}`);
      all.push(await time(act));
      shown = status();
      await time(undo);
    }
    const milliseconds = [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
    done.push({ name, milliseconds, least: Math.min(...all), shown });
  };
  const nothing = type('');
  await measure('search for a word of many', [
    [type('bucket'), nothing],
    [type('lambda'), nothing],
    [type('rds'), nothing],
  ]);
  await measure('search for one resource', [
    [type('-777'), nothing],
    [type('4242'), nothing],
    [type('beef'), nothing],
  ]);
  await measure('search for what nothing holds', [
    [type('zzzz no such'), nothing],
    [type('qqqq'), nothing],
  ]);
  await measure('search within messages', [
    [type('is open'), nothing],
    [type('of the service'), nothing],
    [type('365 days'), nothing],
  ]);
  await measure('filter by outcome', [
    [tick(1, 0), tick(1, 0)],
    [tick(1, 1), tick(1, 1)],
  ]);
  await measure('filter by severity', [
    [tick(2, 0), tick(2, 0)],
    [tick(2, 2), tick(2, 2)],
    [tick(2, 3), tick(2, 3)],
  ]);
  for (const [column, name] of ['severity', 'outcome', 'rule', 'resource', 'account', 'region'].entries())
    await measure(`sort by ${name}`, [[head(column), head((column + 1) % 6)]]);
  await measure('view by resource', [[named('.view button:last-child'), named('.view button:first-child')]]);
  await measure('next page', [[named('.pager button:nth-of-type(3)'), named('.pager button:nth-of-type(2)')]]);
  return done;
}

/** Milliseconds that it takes this browser to look for a text in 200,000 of them, one after another: the least of ten. */
export async function timePlainScan(page: Page): Promise<number> {
  return page.evaluate(() => {
    const texts = Array.from(
      { length: 200_000 },
      (_, index) => `arn:aws:s3:::imaging-prod-${index} bucket ${index} keeps its logs for ${index % 400} days`,
    );
    const all = Array.from({ length: 10 }, (_, round) => {
      const start = performance.now();
      const found = texts.filter((text) => text.includes(`no such ${round}`));
      const end = performance.now();
      if (found.length > 0) throw new Error('found what is not there');
      return end - start;
    });
    return Math.min(...all);
  });
}

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
