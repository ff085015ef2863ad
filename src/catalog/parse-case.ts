import { InputError } from '../model/errors.ts';
import { outcomes } from '../model/result.ts';
import type { RuleCase } from '../model/rule.ts';
import { toJson, type Yaml } from '../yaml/parse.ts';
import { readFields, readList, readMap, readString, readWord } from '../yaml/read.ts';
import { didYouMean } from '../yaml/suggest.ts';
import { casePaths, type FollowCasePath } from './case-path.ts';
import { checkValue } from './check-value.ts';
import { findValueProblem } from './parameter-value.ts';
import { parseCollection } from './parse-collection.ts';
import { notDeclared } from './phrases.ts';
import type { RuleScope } from './scope.ts';

/** The fixtures of one rule. */
export interface Fixtures {
  /** Names that a case asked for. */
  readonly used: ReadonlySet<string>;
  /** The fixture that is named here, checked as a resource of the rule, or of the lookup. */
  use(node: Yaml, lookup?: string): string;
}

/** What a case may name. */
export interface CaseScope {
  readonly rule: RuleScope;
  /** Ids of the conditions of the rule. */
  readonly ids: ReadonlySet<string>;
  readonly fixtures: Fixtures;
}

/** Reads one embedded test; every path, value, parameter and id in it must exist. */
export function parseCase(node: Yaml, scope: CaseScope): RuleCase {
  const fields = readFields(
    node,
    ['name', 'resource', 'expect'],
    ['lookups', 'set', 'unset', 'collection', 'params', 'because'],
  );
  const found = fields.find('lookups');
  const lookups = found ? readLookups(found, scope) : {};
  const path = casePaths(scope.rule, lookups);
  const [set, unset, collection] = [fields.find('set'), fields.find('unset'), fields.find('collection')];
  const [params, because] = [fields.find('params'), fields.find('because')];
  return {
    name: readString(fields.get('name')),
    resource: scope.fixtures.use(fields.get('resource')),
    ...(found && { lookups }),
    ...(set && { set: readSet(set, path) }),
    ...(unset && { unset: readList(unset).map((item) => readUnset(item, path)) }),
    ...(collection && { collection: parseCollection(collection, scope.rule, path) }),
    ...(params && { params: readParams(params, scope.rule) }),
    expect: readWord(fields.get('expect'), outcomes),
    ...(because && { because: readList(because).map((item) => readId(item, scope.ids)) }),
  };
}

function readLookups(node: Yaml, { rule, fixtures }: CaseScope): NonNullable<RuleCase['lookups']> {
  const lookups = readMap(node).map(({ key, keyPlace, value }) => {
    const bound = rule.lookups.get(key);
    if (bound === undefined) throw new InputError(keyPlace, notDeclared('lookup', key, rule.lookups.keys()));
    if (value.kind !== 'list') return [key, fixtures.use(value, key)] as const;
    if (bound.lookup.expect === 'one' && value.items.length > 1) {
      const count = value.items.length;
      throw new InputError(value.place, {
        en: `lookup '${key}' expects one, found ${count}`,
        ja: `ルックアップ '${key}' には1件だけを指定できるが、${count}件ある`,
      });
    }
    return [key, value.items.map((item) => fixtures.use(item, key))] as const;
  });
  return Object.fromEntries(lookups);
}

function readSet(node: Yaml, path: FollowCasePath): NonNullable<RuleCase['set']> {
  const values = readMap(node).map(({ key, keyPlace, value }) => {
    checkValue(value, path(key, keyPlace).field, key);
    return [key, toJson(value)] as const;
  });
  return Object.fromEntries(values);
}

function readUnset(node: Yaml, path: FollowCasePath): string {
  const text = readString(node);
  path(text, node.place);
  return text;
}

function readParams(node: Yaml, rule: RuleScope): NonNullable<RuleCase['params']> {
  const params = readMap(node).map(({ key, keyPlace, value }) => {
    const parameter = rule.parameters.get(key);
    if (parameter === undefined) throw new InputError(keyPlace, notDeclared('parameter', key, rule.parameters.keys()));
    const json = toJson(value);
    const problem = findValueProblem(parameter, json);
    if (problem !== undefined) throw new InputError(value.place, problem);
    return [key, json] as const;
  });
  return Object.fromEntries(params);
}

function readId(node: Yaml, ids: ReadonlySet<string>): string {
  const id = readString(node);
  if (ids.has(id)) return id;
  const [short, hint] = [id.slice(0, 80), didYouMean(id, ids)];
  throw new InputError(node.place, {
    en: `no condition has the id '${short}'${hint.en}`,
    ja: `id が '${short}' の条件はない${hint.ja}`,
  });
}
