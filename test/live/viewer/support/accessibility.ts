/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Asserts that axe finds nothing, and prints how many rules it held the page to. What it cannot decide is printed too. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // Evaluated by the debugger, which the page's policy does not bind.
  await page.evaluate(source);
  const { violations, passes, incomplete } = await page.evaluate(
    async (tags): Promise<AxeResults> =>
      (window as unknown as typeof import('axe-core') & { axe: typeof import('axe-core') }).axe.run(document, {
        runOnly: tags,
        resultTypes: ['violations', 'incomplete'],
      }),
    rules,
  );
  const unsure = incomplete.map(({ id, nodes }) => `${id} ${nodes.length}`).join(', ');
  console.info(`${what}: ${passes.length} rules hold, ${violations.length} do not; not decided: ${unsure || 'none'}`);
  const said = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    count: nodes.length,
    first: nodes.slice(0, 4).map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`),
  }));
  expect(said, what).toEqual([]);
}
