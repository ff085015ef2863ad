import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildCatalog } from '../../src/catalog/build.ts';
import { readCompiled } from '../../src/catalog/load.ts';
import { parseCatalog } from '../../src/catalog/parse-catalog.ts';
import { parseVendors } from '../../src/catalog/parse-vendors.ts';
import { digestFiles, readRuleFiles } from '../../src/catalog/rule-files.ts';
import { InputError } from '../../src/model/errors.ts';
import { languages } from '../../src/model/text.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { readRulesYaml } from '../support/rule-texts.ts';

const shipped = parseVendors(readRulesYaml('vendors.yaml'));
const day = /^20\d{2}-\d{2}-\d{2}$/;

const entry = `vendors:
  - id: acme-ai
    name: Acme
    service: Acme AI
    kind: ai
    certainty: read
    asOf: 2026-11-26
    says: { en: It signs one., ja: 締結する。 }
    sources:
      - { title: Terms, url: "https://example.com/terms", seen: 2026-11-20 }
`;

function refusal(text: string): string {
  try {
    parseVendors(parseYaml('rules/vendors.yaml', text));
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('the vendors that ship', () => {
  test('are those that the register is likely to name, AI providers first of all', () => {
    const ids = shipped.map(({ id }) => id);
    const ai = ['amazon-bedrock', 'anthropic-api', 'azure-openai', 'cohere', 'google-vertex-ai', 'openai-api'];
    expect(shipped.filter(({ kind }) => kind === 'ai').map(({ id }) => id)).toEqual(ai);
    expect(shipped.filter(({ kind }) => kind === 'cloud').map(({ id }) => id)).toEqual([
      'aws',
      'google-cloud',
      'microsoft-azure',
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(ids.toSorted());
    const read = shipped.filter(({ certainty }) => certainty === 'read').length;
    console.info(`vendor references: ${ids.length}, of which ${read} from pages of the vendor's own`);
  });

  test.each(shipped.map((vendor) => [vendor.id, vendor] as const))(
    '%s is dated, sourced and in both languages',
    (_, vendor) => {
      const { says, sources, asOf } = vendor;
      expect(asOf).toMatch(day);
      expect(sources.length).toBeGreaterThan(0);
      for (const { title, url, seen } of sources) {
        expect(title.trim()).not.toBe('');
        expect(url).toMatch(/^https:\/\/[\w.-]+\//);
        if (seen !== null) expect(seen <= asOf).toBe(true);
      }
      for (const language of languages) expect(says[language].length).toBeGreaterThan(60);
      expect(says.en.length).toBeLessThan(460);
      expect(says.ja.length).toBeLessThan(260);
      expect(says.ja).toMatch(/[ぁ-ん]/);
      expect(says.ja).not.toMatch(/[()]|です|ます。/);
      expect(says.en).toMatch(/BAA|Business Associate/);
    },
  );

  test('pass no verdict, and send to the current terms where nothing could be read', () => {
    for (const { id, says, certainty } of shipped) {
      expect(says.en, id).not.toMatch(/\b(?:is|are) (?:HIPAA[- ])?compliant\b|\bsafe\b|\brecommend/i);
      expect(says.ja, id).not.toMatch(/準拠している|適合している|安全である|推奨/);
      if (certainty === 'memory') {
        expect(says.en, id).toMatch(/could be read.*check the current terms/is);
        expect(says.ja, id).toMatch(/確認できず.*最新の規約を確認/s);
      }
    }
  });
});

describe('a mistake in vendors.yaml', () => {
  test('is none here', () => expect(refusal(entry)).toBe('accepted'));

  test.each([
    [
      'a misspelled key',
      'certainty:',
      'certanty:',
      "rules/vendors.yaml:6:5: unknown key 'certanty' (did you mean 'certainty'?)",
    ],
    ['a missing key', '    service: Acme AI\n', '', "rules/vendors.yaml:2:5: missing key 'service'"],
    ['another kind', 'kind: ai', 'kind: clod', "rules/vendors.yaml:5:11: unknown value 'clod' (did you mean 'cloud'?)"],
    [
      'an id with capitals',
      'id: acme-ai',
      'id: AcmeAI',
      "rules/vendors.yaml:2:9: 'AcmeAI' is not an id; use lower-case letters, digits and '-'",
    ],
    [
      'a day that is none',
      '2026-11-26',
      '2026-02-30',
      "rules/vendors.yaml:7:11: '2026-02-30' is not a day; write it as 2027-03-31",
    ],
    [
      'a page that was read later',
      '2026-11-20',
      '2026-12-01',
      "rules/vendors.yaml:10:65: the page was read after 2026-11-26, the day of the entry; move 'asOf' on",
    ],
    [
      'an address without TLS',
      'https://',
      'http://',
      'rules/vendors.yaml:10:30: expected an address that begins with https://',
    ],
    ['one language', ', ja: 締結する。', '', "rules/vendors.yaml:8:11: missing key 'ja'"],
    [
      'a page nobody read',
      'seen: 2026-11-20',
      'seen: null',
      "rules/vendors.yaml:6:16: no source has a day under 'seen'; write 'memory'",
    ],
    [
      'a page that was read after all',
      'certainty: read',
      'certainty: memory',
      "rules/vendors.yaml:6:16: a source was read; write 'read'",
    ],
  ])('%s', (_, from, to, message) => {
    expect(refusal(entry.replace(from, to))).toBe(message);
  });

  test('as an id that is there twice, or no source at all', () => {
    const second = entry.replace('vendors:\n', '');
    expect(refusal(entry + second)).toBe("rules/vendors.yaml:11:9: vendor 'acme-ai' is there twice");
    const sourceless = entry.replace(/sources:[\s\S]*$/, 'sources: []\n');
    expect(refusal(sourceless)).toBe("rules/vendors.yaml:9:14: name at least one page of the vendor's own");
  });
});

describe('the catalog', () => {
  const safeguards = 'safeguards: []\n';
  const files = [
    { path: 'safeguards.yaml', file: 'safeguards.yaml', text: safeguards },
    { path: 'vendors.yaml', file: 'vendors.yaml', text: entry },
  ];

  test('has the list, takes it for no rule, and has a digest that covers it', () => {
    const catalog = parseCatalog(files, []);
    expect(catalog.vendorReferences?.map(({ id }) => id)).toEqual(['acme-ai']);
    expect(catalog.rules).toEqual([]);
    expect(catalog.digest).toBe(digestFiles(files));
    const other = files.map((file) => ({ ...file, text: file.text.replace('2026-11-20', '2026-11-21') }));
    expect(parseCatalog(other, []).digest).not.toBe(catalog.digest);
    expect(parseCatalog(files.slice(0, 1), []).vendorReferences).toBeUndefined();
  });

  test('keeps it when it is compiled', () => {
    const directory = mkdtempSync(join(tmpdir(), 'comply-vendors-'));
    try {
      const source = join(directory, 'rules');
      writeRules(source);
      const output = join(directory, 'catalog.json');
      buildCatalog([], { source, output });
      const digest = digestFiles(readRuleFiles(source));
      expect(readCompiled(output, digest)?.vendorReferences).toEqual(parseVendors(parseYaml('vendors.yaml', entry)));
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  function writeRules(folder: string): void {
    mkdirSync(folder);
    for (const { path, text } of files) writeFileSync(join(folder, path), text);
  }
});
