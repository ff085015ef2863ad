import { InputError } from '../model/errors.ts';
import type { JsonObject } from '../model/json.ts';
import type { Rule, RuleCase } from '../model/rule.ts';
import { toJson, type Yaml, type YamlEntry } from '../yaml/parse.ts';
import { readFields, readList, readMap, readString } from '../yaml/read.ts';
import { didYouMean } from '../yaml/suggest.ts';
import { checkValue } from './check-value.ts';
import { type Fixtures, parseCase } from './parse-case.ts';
import { notAName } from './phrases.ts';
import { namePattern, type RuleScope } from './scope.ts';

/** Without one of each a rule could not be seen to tell them apart. */
const wantedOutcomes = ['pass', 'fail', 'unknown'] as const;

/**
 * Reads the embedded tests, each fixture checked against the schema of what it stands for.
 * @throws InputError also where no case passes, none fails or none is unknown.
 */
export function parseTests(node: Yaml, rule: RuleScope, ids: ReadonlySet<string>): Rule['tests'] {
  const fields = readFields(node, ['fixtures', 'cases']);
  const entries = readMap(fields.get('fixtures'));
  const fixtures = startFixtures(entries, rule);
  const list = fields.get('cases');
  const names = new Set<string>();
  const cases = readList(list).map((item): RuleCase => {
    const read = parseCase(item, { rule, ids, fixtures });
    if (names.has(read.name)) {
      const { name } = read;
      throw new InputError(item.place, {
        en: `two cases are called '${name}'`,
        ja: `ケース名 '${name}' が重複している`,
      });
    }
    names.add(read.name);
    return read;
  });
  for (const outcome of wantedOutcomes) {
    if (cases.some(({ expect }) => expect === outcome)) continue;
    throw new InputError(list.place, {
      en: `no case expects ${outcome}; a rule has cases that pass, fail and are unknown`,
      ja: `expect: ${outcome} のケースがない。pass、fail、unknown になるケースをそれぞれ書くこと`,
    });
  }
  const idle = entries.find(({ key }) => !fixtures.used.has(key));
  if (idle) {
    throw new InputError(idle.keyPlace, {
      en: `no case uses the fixture '${idle.key}'`,
      ja: `フィクスチャ '${idle.key}' はどのケースでも使われていない`,
    });
  }
  return { fixtures: Object.fromEntries(entries.map(({ key, value }) => [key, toObject(value)])), cases };
}

function startFixtures(entries: readonly YamlEntry[], rule: RuleScope): Fixtures {
  for (const { key, keyPlace } of entries) {
    if (!namePattern.test(key)) throw new InputError(keyPlace, notAName('fixture', key));
  }
  const values = new Map(entries.map(({ key, value }) => [key, value]));
  const used = new Set<string>();
  const checked = new Set<string>();
  const use = (node: Yaml, lookup?: string): string => {
    const name = readString(node);
    const value = values.get(name);
    if (value === undefined) {
      const [short, hint] = [name.slice(0, 80), didYouMean(name, values.keys())];
      throw new InputError(node.place, {
        en: `no fixture '${short}'${hint.en}`,
        ja: `フィクスチャ '${short}' はない${hint.ja}`,
      });
    }
    used.add(name);
    const scope = lookup === undefined ? rule.root : rule.lookups.get(lookup)?.scope;
    if (scope && !checked.has(`${scope.label} ${name}`)) {
      checkValue(value, scope.field, scope.label);
      checked.add(`${scope.label} ${name}`);
    }
    return name;
  };
  return { used, use };
}

function toObject(node: Yaml): JsonObject {
  return Object.fromEntries(readMap(node).map(({ key, value }) => [key, toJson(value)]));
}
