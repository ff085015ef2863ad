import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadShippedCatalog } from '../src/catalog/load.ts';
import { resourceSchemas } from '../src/providers/schemas.ts';
import { readChecks, rowOf } from './support/checks.ts';
import { fillTable, readAnchors } from './support/page.ts';

const { rules } = await loadShippedCatalog(resourceSchemas);
const sections = readChecks();
const checks = sections.flatMap((section) => section.checks);
const find = (id: string) => checks.find((check) => check.id === id)?.rules ?? [];

describe('the checks of other scanners', () => {
  it('are all there: 109 on AWS, 56 on Azure, and those the frameworks ask for besides', () => {
    const counts = Object.fromEntries(sections.map((section) => [section.id, section.checks.length]));
    expect(counts).toEqual({
      A: 17,
      B: 22,
      C: 13,
      D: 21,
      E: 8,
      F: 17,
      G: 11,
      H: 11,
      I: 9,
      J: 5,
      K: 14,
      L: 9,
      M: 8,
      N: 21,
    });
    expect(new Set(checks.map(({ id }) => id)).size).toBe(109 + 56 + 21);
  });

  it('have rules that are shipped, each named once, or a reason in both languages', () => {
    const shipped = new Set(rules.map(({ id }) => id));
    for (const { id, rules: named, reason } of checks) {
      expect([id, (named ?? []).filter((rule) => !shipped.has(rule))]).toEqual([id, []]);
      expect([id, new Set(named).size]).toEqual([id, named?.length ?? 0]);
      expect([id, (named ?? []).length > 0]).toEqual([id, reason === undefined]);
    }
    for (const { reason, note } of checks) {
      for (const text of [reason, note].filter((one) => one !== undefined)) {
        expect(text.en).toMatch(/^[\x20-\x7e“”’]+\.$/);
        expect(text.ja).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}].*。$/u);
      }
    }
  });

  it('in a reason name no rule that is not shipped either', () => {
    const shipped = new Set(rules.map(({ id }) => id));
    const spoken = checks.flatMap(({ reason, note }) =>
      [reason, note].flatMap(
        (text) => (text ? `${text.en} ${text.ja}`.match(/(?:aws|azure)\/[a-z0-9]+\/[a-z0-9-]+/g) : null) ?? [],
      ),
    );
    expect(spoken.filter((id) => !shipped.has(id))).toEqual([]);
    expect(spoken.length).toBeGreaterThan(0);
  });

  it('on where data lies, how it is marked and how long logs are kept name every rule on that', () => {
    const naming = (safeguard: string) =>
      rules.filter((rule) => rule.safeguards.some(({ id }) => id === safeguard)).map(({ id }) => id);
    expect(find('residency.region-inventory')).toEqual(naming('data-residency'));
    expect(find('logs.audit.retention.combined')).toEqual(naming('log-retention-6y'));
    const tags = naming('data-classification').filter((id) => id.endsWith('classification-tag'));
    expect(find('phi.scope.tagging')).toEqual(tags);
  });
});

describe.each(['en', 'ja'] as const)('the page on them, in %s', (language) => {
  const file = fileURLToPath(new URL(`../docs/checks${language === 'en' ? '' : `.${language}`}.md`, import.meta.url));
  const page = readFileSync(file, 'utf8');

  it('is filled from the list', async () => {
    const word = language === 'en' ? 'rules' : 'ルール';
    const filled = sections.reduce(
      (text, { id, checks: own }) =>
        fillTable(
          text,
          `| ${id} | ${word} | |`,
          own.map((check) => rowOf(check, language)),
        ),
      page,
    );
    await expect(filled).toMatchFileSnapshot(file);
  });

  it('has a heading for each part', () => {
    const headings = [...page.matchAll(/^## ([A-Z])\. (.+)$/gm)].map(([, id, title]) => [id, title]);
    expect(headings).toEqual(sections.map(({ id, title }) => [id, title[language]]));
    expect(new Set(readAnchors(page)).size).toBe(sections.length + 1);
  });
});
