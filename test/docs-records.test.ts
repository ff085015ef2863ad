import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { loadShippedCatalog } from '../src/catalog/load.ts';
import { loadConfig } from '../src/config/load.ts';
import { attestationStates } from '../src/model/attestation.ts';
import * as words from '../src/model/records.ts';
import { type Registers, readRegisters } from '../src/providers/records/registers.ts';
import { resourceSchemas } from '../src/providers/schemas.ts';
import { requiredKeys, wholeRecords } from './providers/records/whole-folder.ts';
import { readSpans } from './support/page-shape.ts';
import { runComply } from './support/run-comply.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const catalog = await loadShippedCatalog(resourceSchemas);
const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

/** Keys of the files that no list of ours has. */
const otherKeys = {
  'attestations.yaml': [
    'control',
    'safeguard',
    'statement',
    'person',
    'role',
    'date',
    'validUntil',
    'evidence',
    'signedOff',
  ],
  'responsibilities.yaml': ['control', 'party', 'vendor', 'report', 'note'],
  'costs.yaml': ['currency', 'items', 'safeguard', 'oneOff', 'monthly', 'note'],
};
const files = [...Object.keys(wholeRecords), ...Object.keys(otherKeys)];

describe.each(['docs/records.md', 'docs/records.ja.md'])('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const sections = new Map(
    text
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf('\n')), section] as const),
  );
  const sectionOf = (file: string): string => {
    const section = sections.get(file);
    if (section === undefined) throw new Error(`${page} has no section on ${file}`);
    return section;
  };
  const blocksOf = (section: string) =>
    [...section.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);
  const codeIn = (file: string) =>
    new Set(
      readSpans(
        sectionOf(file)
          .replace(/^```[\s\S]*?^```/gm, '')
          .split('\n'),
      ).keys(),
    );

  /** The folder that the page describes, with the target that it shows. */
  function makeFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'comply-docs-records-'));
    made.push(folder);
    const [target = ''] = blocksOf(text);
    const write = (name: string, content: string) => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    };
    write('comply.yaml', target);
    for (const file of files) write(`compliance/${file}`, blocksOf(sectionOf(file))[0] ?? '');
    return folder;
  }

  it('shows files that the program reads, and each key that there is', async () => {
    const folder = makeFolder();
    const target = { name: 'records', provider: 'records', path: 'compliance/' } as const;
    const registers: Registers = await readRegisters(target, join(folder, 'compliance'));
    const config = loadConfig('comply.yaml', folder);
    expect(config.targets.map(({ provider }) => provider)).toEqual(['aws', 'records']);
    const counts = {
      ...Object.fromEntries(Object.entries(registers).map(([name, { records }]) => [name, records.length])),
      attestations: config.attestations.length,
      responsibilities: config.responsibilities?.length,
      costs: config.costs?.items.length,
    };
    expect(counts).toEqual({
      policies: 1,
      activities: 2,
      vendors: 2,
      dataSets: 2,
      logs: 1,
      attestations: 2,
      responsibilities: 2,
      costs: 2,
    });
    const shown = (name: keyof Registers) => new Set(registers[name].records.flatMap((record) => Object.keys(record)));
    const keys = { policies: 'policies.yaml', activities: 'activities.yaml', vendors: 'vendors.yaml' } as const;
    for (const [name, file] of Object.entries({ ...keys, dataSets: 'data-sets.yaml', logs: 'logs.yaml' } as const)) {
      const missing = Object.keys(wholeRecords[file]).filter((key) => !shown(name as keyof Registers).has(key));
      expect(missing, file).toEqual([]);
    }
    const safeguards = new Set(catalog.safeguards.map(({ id }) => id));
    expect(config.costs?.items.filter(({ safeguard }) => !safeguards.has(safeguard))).toEqual([]);
    expect(config.attestations.every(({ signedOff }) => signedOff !== undefined)).toBe(true);
    console.info(
      `${page}: ${files.length} files, ${Object.values(counts).reduce<number>((sum, n = 0) => sum + n, 0)} records read`,
    );
  });

  it.each(files)('says what each key of %s means', (file) => {
    const whole: unknown = Object.entries(wholeRecords).find(([name]) => name === file)?.[1];
    const own = Object.entries(otherKeys).find(([name]) => name === file)?.[1] ?? keysIn(whole);
    const ofDocuments = text.includes('`{ file, sha256 }`') ? ['file', 'sha256'] : [];
    const said = new Set([...codeIn(file), ...ofDocuments]);
    expect([...own].filter((key) => !said.has(key))).toEqual([]);
    const needed = Object.entries(requiredKeys).find(([name]) => name === file)?.[1] ?? {};
    expect(
      Object.values(needed)
        .flat()
        .filter((key) => !sectionOf(file).includes(key)),
    ).toEqual([]);
  });

  it('names every word of the closed lists', () => {
    const lists: Readonly<Record<string, readonly (readonly string[])[]>> = {
      'policies.yaml': [words.policyKinds],
      'activities.yaml': [words.activityKinds, words.activityResults],
      'vendors.yaml': [
        words.vendorRoles,
        words.classifications,
        words.baaStatuses,
        words.trainingUses,
        words.secondaryUses,
      ],
      'data-sets.yaml': [words.classifications, words.environments],
      'attestations.yaml': [attestationStates.filter((state) => state !== 'current')],
    };
    const missing = Object.entries(lists).flatMap(([file, all]) =>
      all
        .flat()
        .filter((word) => !codeIn(file).has(word))
        .map((word) => `${file}: ${word}`),
    );
    const states = words.documentStates.filter((state) => !text.includes(`\`${state}\``));
    expect([...missing, ...states]).toEqual([]);
  });

  it('names rules, parameters and vendors that there are', () => {
    const rules = new Map(catalog.rules.map((rule) => [rule.id, rule]));
    const named = [...text.matchAll(/`(records\/[a-z-]+\/[a-z0-9-]+)`/g)].map(([, id = '']) => id);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((id) => !rules.has(id))).toEqual([]);
    for (const kind of words.policyKinds) expect(rules.get(`records/policy/${kind}`), kind).toBeDefined();
    for (const kind of words.activityKinds) expect(rules.get(`records/activity/${kind}`), kind).toBeDefined();
    expect(rules.get('records/policy/backup')?.parameters.maxReviewAge?.default).toBe('366d');
    expect(rules.get('records/vendor/incident-notice')?.parameters.maxHours?.default).toBe(1440);
    expect(rules.get('records/vendor/incident-notice')?.parameters.maxHoursJapan?.default).toBe(120);
    expect(rules.get('records/vendor/soc2-type2-current')?.parameters.maxAge?.default).toBe('184d');
    expect(rules.get('records/data/store-classified')?.parameters.required).toBeDefined();
    const [, reference = ''] = /^ {2}reference: (\S+)$/m.exec(sectionOf('vendors.yaml')) ?? [];
    const ids = (catalog.vendorReferences ?? []).map(({ id }) => id);
    expect(ids).toContain(reference);
    expect(ids).toContain('azure-openai');
    expect(text).toMatch(new RegExp(`(?:: |\\n)${ids.length}(?: services|のサービス)`));
  });
});

describe.each(['README.md', 'docs/README.ja.md'])('%s', (page) => {
  it('shows of the records what the demo prints', async () => {
    const [, shown = ''] = [...readFileSync(join(root, page), 'utf8').matchAll(/^```text\n([\s\S]*?)^```/gm)].map(
      ([, block = '']) => block,
    );
    const lines = shown
      .trimEnd()
      .split('\n')
      .filter((line) => line !== '⋮');
    const language = page === 'README.md' ? 'en' : 'ja';
    const demo = ['scan', '--demo', '--rule', 'records/*', '--lang', language];
    const printed = (await runComply(demo, {}, { isTerminal: true, columns: 100 })).stdout.split('\n');
    const places = lines.map((line) => printed.indexOf(line));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.length).toBeGreaterThan(5);
  });
});

/** The keys of a mapping and of all in it. */
function keysIn(value: unknown): ReadonlySet<string> {
  if (Array.isArray(value)) return new Set(value.flatMap((item) => [...keysIn(item)]));
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]));
}
