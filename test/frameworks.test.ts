import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadShippedCatalog } from '../src/catalog/load.ts';
import { checkLinks } from '../src/catalog/parse-safeguards.ts';
import type { Control } from '../src/model/framework.ts';
import { resourceSchemas } from '../src/providers/schemas.ts';
import { controlsOf, everyControl, frameworkOf, frameworks, safeguards } from './support/catalogs.ts';

const columns = ['soc2', 'hipaa', 'iso27017@2026', 'iso27017@2015', 'jp-3sho2'];

function countBy<T>(items: readonly T[], key: (item: T) => string | undefined): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item) ?? '-'] = (counts[key(item) ?? '-'] ?? 0) + 1;
  return counts;
}

describe('the catalogs are complete', () => {
  test('soc2', () => {
    expect(controlsOf('soc2')).toHaveLength(61);
    expect(countBy(controlsOf('soc2'), ({ category }) => category)).toEqual({
      security: 33,
      availability: 3,
      'processing-integrity': 5,
      confidentiality: 2,
      privacy: 18,
    });
  });

  test('hipaa', () => {
    expect(controlsOf('hipaa')).toHaveLength(79);
    expect(countBy(controlsOf('hipaa'), ({ kind }) => kind)).toEqual({ 'general-rule': 5, standard: 25, '-': 49 });
    expect(countBy(controlsOf('hipaa'), ({ level }) => level)).toEqual({
      general: 5,
      standard: 16,
      required: 36,
      addressable: 22,
    });
    const specifications = controlsOf('hipaa').filter(({ id, kind }) => !kind && /^164\.3(08|10|12)/.test(id));
    expect(countBy(specifications, ({ level }) => level)).toEqual({ required: 14, addressable: 22 });
    expect(frameworkOf('hipaa').proposed).toHaveLength(25);
  });

  test('every HIPAA specification hangs under a standard, and every standard that has some says so', () => {
    const byId = new Map(controlsOf('hipaa').map((control) => [control.id, control]));
    const parents = new Set(controlsOf('hipaa').map(({ parent }) => parent));
    const top = (control: Control): Control => (control.parent ? top(byId.get(control.parent) ?? control) : control);
    for (const control of controlsOf('hipaa')) {
      if (control.kind === undefined) expect(top(control).kind, control.id).toBe('standard');
      // 164.308(b)(3) specifies both (b)(1) and (b)(2), and an entry has one parent.
      if (control.level === 'standard' && control.id !== '164.308(b)(2)')
        expect(parents, control.id).toContain(control.id);
      if (control.kind === 'standard' && control.level === 'required') expect(parents).not.toContain(control.id);
    }
  });

  test.each([
    ['2026', 43, 54, 4],
    ['2015', 44, 77, 7],
  ])('iso27017, edition %s', (name, cloud, inherited, specific) => {
    const all = controlsOf('iso27017', name);
    expect(all.filter((control) => !control.inherited)).toHaveLength(cloud);
    expect(all.filter((control) => control.inherited)).toHaveLength(inherited);
    expect(all.filter(({ kind }) => kind === 'cloud-specific')).toHaveLength(specific);
  });

  test('every control of 2015 has a successor in 2026', () => {
    for (const { id, successors } of controlsOf('iso27017', '2015'))
      expect(successors?.controls, id).not.toHaveLength(0);
    const reached = new Set(controlsOf('iso27017', '2015').flatMap(({ successors }) => successors?.controls ?? []));
    const added = controlsOf('iso27017', '2026').filter(({ id }) => !reached.has(id));
    expect(added.map(({ id }) => id).toSorted()).toEqual([
      '5.23',
      '5.30',
      '5.39',
      '5.7',
      '7.4',
      '8.11',
      '8.12',
      '8.23',
      '8.28',
      '8.36',
    ]);
  });

  test('jp-3sho2', () => {
    expect(controlsOf('jp-3sho2')).toHaveLength(266);
    const volume = (control: Control): string => /^(MHLW-\w|MM-B|MM)/.exec(control.id)?.[0] ?? '';
    expect(countBy(controlsOf('jp-3sho2'), volume)).toEqual({
      'MHLW-O': 4,
      'MHLW-G': 38,
      'MHLW-M': 67,
      'MHLW-C': 78,
      'MHLW-S': 6,
      MM: 29,
      'MM-B': 44,
    });
    expect(countBy(controlsOf('jp-3sho2'), ({ certainty }) => certainty)).toEqual({
      memory: 21,
      'draft-text': 44,
      'primary-text': 147,
      'primary-text-partial': 8,
      'chapter-only': 16,
      secondary: 30,
    });
    expect(controlsOf('jp-3sho2').filter(({ numberKnown }) => numberKnown === false)).toHaveLength(52);
    expect(countBy(controlsOf('jp-3sho2'), ({ roles }) => roles?.join())).toEqual({ institution: 193, provider: 73 });
  });

  test('informative entries have nothing to assess', () => {
    const informative = everyControl.filter(({ control }) => control.informative).map(({ control }) => control.id);
    expect(informative).toEqual(['164.306(b)', 'MHLW-O-1', 'MHLW-O-2', 'MHLW-O-3', 'MHLW-O-4', 'MM-2']);
  });
});

describe('what no rule shows', () => {
  test('every control is reached by a rule, or says in both languages what a person must supply', async () => {
    const { rules } = await loadShippedCatalog(resourceSchemas);
    const tested = new Set(rules.flatMap((rule) => rule.safeguards.map(({ id }) => id)));
    const silent: string[] = [];
    for (const framework of frameworks) {
      for (const edition of framework.editions) {
        const column = framework.editions.length > 1 ? `${framework.id}@${edition.id}` : framework.id;
        const reached = new Set(
          safeguards.filter(({ id }) => tested.has(id)).flatMap((one) => one.controls[column]?.primary ?? []),
        );
        const assessed = edition.controls.filter(({ informative }) => informative !== true);
        const byRule = assessed.filter(({ id }) => reached.has(id));
        const byPerson = assessed.filter(({ assessment, id }) => assessment !== 'automatable' || !reached.has(id));
        const without = byPerson.filter(({ supply }) => !supply?.en.trim() || !supply.ja.trim());
        silent.push(...without.map(({ id }) => `${column} ${id}`));
        console.info(
          `${column}: ${assessed.length} controls, ${byRule.length} reached by a rule, ${byPerson.length} for a person, of which ${without.length} do not say what to supply`,
        );
      }
    }
    expect(silent).toEqual([]);
  });

  test('and what is informative asks for nothing', () => {
    expect(everyControl.filter(({ control }) => control.informative && control.supply)).toEqual([]);
  });
});

describe('the crosswalk', () => {
  test('has 52 technical and 30 governance safeguards, and no edge of it dangles', () => {
    expect(countBy(safeguards, ({ kind }) => kind)).toEqual({ technical: 52, governance: 30 });
    expect(() => checkLinks(frameworks, safeguards)).not.toThrow();
    for (const { id, controls: links } of safeguards) expect(Object.keys(links), id).toEqual(columns);
  });

  test('an automatable control has a technical safeguard to be judged by', () => {
    const judged = (column: string): ReadonlySet<string> =>
      new Set(
        safeguards.filter(({ kind }) => kind === 'technical').flatMap((one) => one.controls[column]?.primary ?? []),
      );
    for (const { framework: of, edition: name, control } of everyControl) {
      const column = of.editions.length > 1 ? `${of.id}@${name.id}` : of.id;
      if (control.assessment === 'automatable') expect(judged(column), `${column} ${control.id}`).toContain(control.id);
    }
  });

  test('what no framework demands is primary for nothing', () => {
    const idle = safeguards.filter(({ controls: links }) =>
      Object.values(links).every(({ primary }) => primary.length === 0),
    );
    expect(idle.map(({ id }) => id)).toEqual(['hsts', 'confidential-computing']);
  });

  test('HIPAA only leans on the retention and the immutability of raw logs', () => {
    for (const id of ['log-retention-6y', 'log-immutability']) {
      expect(safeguards.find((safeguard) => safeguard.id === id)?.controls.hipaa?.primary, id).toEqual([]);
    }
  });
});

test('ISO/IEC 27017:2026 is the default, and the edition of 2015 is marked as withdrawn', () => {
  const [first, second] = frameworkOf('iso27017').editions;
  expect(first).toMatchObject({ id: '2026', current: true });
  expect(second).toMatchObject({ id: '2015', current: false, successor: '2026' });
  expect(second?.title.en).toMatch(/withdrawn/);
  expect(second?.title.ja).toMatch(/廃止/);
});

describe('docs/frameworks.md', () => {
  const page = readFileSync(new URL('../docs/frameworks.md', import.meta.url), 'utf8');

  test('has the numbers of the catalogs', () => {
    const rows = frameworks.flatMap(({ id, editions }) =>
      editions.map((edition) => {
        const counts = countBy(edition.controls, ({ assessment }) => assessment);
        const figures = [edition.controls.length, counts.automatable, counts.partly, counts.manual];
        return `| \`${id}\` | \`${edition.id}\` | ${figures.join(' | ')} |`;
      }),
    );
    expect(page.split('\n').filter((line) => /^\| `/.test(line))).toEqual(rows);
  });

  test('and of the Japanese items without a number', () => {
    const unknown = controlsOf('jp-3sho2').filter(({ numberKnown }) => numberKnown === false);
    expect(page).toContain(`For ${unknown.length} of the ${controlsOf('jp-3sho2').length}`);
    expect(page).toContain(
      `of which ${controlsOf('jp-3sho2').filter(({ level }) => level === 'measure').length} are listed`,
    );
    expect(page).toContain(`${safeguards.length} rows`);
  });
});
