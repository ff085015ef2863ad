import { describe, expect, it } from 'vitest';
import { loadShippedCatalog } from '../../src/catalog/load.ts';
import type { TemplatePart } from '../../src/model/rule.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';

interface Pair {
  readonly place: string;
  readonly en: unknown;
  readonly ja: unknown;
}

const catalog = await loadShippedCatalog(resourceSchemas);

/** Every { en, ja } of the catalog and of the resource schemas. */
function pairs(value: unknown, place: string): Pair[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && 'ja' in value) return [{ place, en: value.en, ja: value.ja }];
  return Object.entries(value).flatMap(([key, member]) => pairs(member, `${place}.${key}`));
}

/** Citations and edition names are the publisher's own, the same in every language where it has but one. */
const found = [
  ...catalog.rules.flatMap((rule) => pairs(rule, rule.id)),
  ...catalog.safeguards.flatMap((safeguard) => pairs(safeguard, safeguard.id)),
  ...catalog.frameworks.flatMap((framework) => pairs(framework, framework.id)),
  ...resourceSchemas.flatMap((schema) => pairs(schema, schema.type)),
].filter(({ place }) => !place.includes('.citation'));

const japanese = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u;
const texts = found.flatMap(({ place, en, ja }) => (typeof en === 'string' ? [{ place, en, ja: String(ja) }] : []));
const templates = found.filter(({ en }) => Array.isArray(en));

describe('the texts of the catalog', () => {
  it('are there in numbers', () => {
    expect(texts.length).toBeGreaterThan(1500);
    expect(templates.length).toBeGreaterThan(50);
  });

  it('hold kana or kanji in Japanese', () => {
    const foreign = texts.filter(({ place, ja }) => !japanese.test(ja) && !place.includes('.editions.'));
    expect(foreign).toEqual([]);
  });

  it('equal no English one', () => {
    const english = new Set(texts.map(({ en }) => en));
    expect(texts.filter(({ place, ja }) => english.has(ja) && !/\.editions\.\d+\.title$/.test(place))).toEqual([]);
  });

  it('take full-width brackets after Japanese words, but in citations of the law', () => {
    const bracket = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]\((?![a-zA-Z0-9]{1,3}\))/u;
    const said = JSON.stringify(
      found.map(({ place, ja }) => [place, ja]),
      undefined,
      1,
    );
    expect(said.split('\n').filter((line) => bracket.test(line))).toEqual([]);
  });

  it('fill in the same attributes in both languages', () => {
    for (const { place, en, ja } of templates) expect(placeholders(ja), place).toEqual(placeholders(en));
  });
});

/** The paths and parameters of a template, or of each of a list of templates. */
function placeholders(value: unknown): unknown {
  const parts = value as readonly (TemplatePart | readonly TemplatePart[])[];
  const own = parts.flatMap((part) => ('kind' in part && part.kind !== 'literal' ? [nameOf(part)] : []));
  const inner = parts.flatMap((part) => ('kind' in part ? [] : [placeholders(part)]));
  return [...own.sort(), ...inner];
}

function nameOf(part: TemplatePart): string {
  if (part.kind === 'path') return part.path.text;
  return part.kind === 'parameter' ? part.name : part.kind;
}
