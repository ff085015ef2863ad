import { InputError } from '../model/errors.ts';
import type { Lookup } from '../model/rule.ts';
import type { Field, ResourceSchema } from '../providers/schema.ts';
import type { Yaml, YamlEntry } from '../yaml/parse.ts';
import { readFields, readMap, readString, readWord } from '../yaml/read.ts';
import { didYouMean } from '../yaml/suggest.ts';
import { resolvePath } from './parse-path.ts';
import { noField, notAName, typeNames } from './phrases.ts';
import { type BoundLookup, namePattern, noteAttribute, type RuleScope, resourceScope } from './scope.ts';

/** Reads the `lookups` of a rule in the order they stand in; one may join on a lookup above it. */
export function parseLookups(
  node: Yaml,
  schemas: ReadonlyMap<string, ResourceSchema>,
  rule: RuleScope,
): ReadonlyMap<string, BoundLookup> {
  const lookups = new Map<string, BoundLookup>();
  for (const entry of readMap(node)) {
    lookups.set(entry.key, parseLookup(entry, schemas, { ...rule, lookups }));
  }
  return lookups;
}

/** The schema of the resource type that is named here. */
export function readResourceType(node: Yaml, schemas: ReadonlyMap<string, ResourceSchema>): ResourceSchema {
  const type = readString(node);
  const schema = schemas.get(type);
  if (schema) return schema;
  const [short, hint] = [type.slice(0, 80), didYouMean(type, schemas.keys())];
  throw new InputError(node.place, {
    en: `unknown resource type '${short}'${hint.en}`,
    ja: `未知のリソース種別 '${short}'${hint.ja}`,
  });
}

function parseLookup(entry: YamlEntry, schemas: ReadonlyMap<string, ResourceSchema>, rule: RuleScope): BoundLookup {
  const { key: name, keyPlace, value } = entry;
  if (!namePattern.test(name) || name === 'resource' || name === 'params') {
    throw new InputError(keyPlace, notAName('lookup', name));
  }
  const fields = readFields(value, ['resource', 'match', 'expect'], ['whenAbsent']);
  const scope = resourceScope(readResourceType(fields.get('resource'), schemas));
  const expect = readWord(fields.get('expect'), ['one', 'many']);
  const absent = fields.find('whenAbsent');
  if (expect === 'one' && absent === undefined) {
    throw new InputError(value.place, {
      en: `missing key 'whenAbsent': say what it means that there is none, unknown or fail`,
      ja: `キー 'whenAbsent' がない。見つからない場合の判定を unknown か fail で示すこと`,
    });
  }
  const match = readMap(fields.get('match')).map((pair) => parseMatch(pair, scope.label, scope.field, rule));
  if (match.length === 0) {
    throw new InputError(fields.get('match').place, {
      en: 'name at least one attribute to match on',
      ja: '突き合わせる属性を1つ以上指定すること',
    });
  }
  const lookup: Lookup = {
    name,
    resource: scope.label,
    match: Object.fromEntries(match.map(({ theirs, ours }) => [theirs, ours])),
    lists: match.filter(({ isList }) => isList).map(({ theirs }) => theirs),
    expect,
    ...(match.some(({ isAccount }) => isAccount) && { ownAccount: true }),
    ...(absent && { whenAbsent: readWord(absent, ['unknown', 'fail']) }),
  };
  return { lookup, scope };
}

interface Match {
  readonly theirs: string;
  readonly ours: string;
  readonly isList: boolean;
  /** Both are the account that their resource lies in. */
  readonly isAccount: boolean;
}

function parseMatch(pair: YamlEntry, type: string, theirs: Field, rule: RuleScope): Match {
  const fields = theirs.fields ?? {};
  const attribute = Object.hasOwn(fields, pair.key) ? fields[pair.key] : undefined;
  if (attribute === undefined) throw new InputError(pair.keyPlace, noField(type, pair.key, Object.keys(fields)));
  if (attribute.type === 'object' || attribute.type === 'list') {
    throw new InputError(pair.keyPlace, {
      en: `'${pair.key}' is ${typeNames[attribute.type].en}; match on a plain value`,
      ja: `'${pair.key}' は${typeNames[attribute.type].ja}である。単純な値の属性で突き合わせること`,
    });
  }
  const text = readString(pair.value);
  const ours = resolvePath(text, pair.value.place, rule.root, rule);
  const plain = ours.field.type === 'list' ? ours.field.items : ours.field;
  if (plain?.type !== attribute.type) {
    const found = plain ? typeNames[plain.type] : typeNames.list;
    const wanted = typeNames[attribute.type];
    throw new InputError(pair.value.place, {
      en: `'${text}' is ${found.en}, but '${pair.key}' of ${type} is ${wanted.en}`,
      ja: `'${text}' は${found.ja}だが、${type} の '${pair.key}' は${wanted.ja}である`,
    });
  }
  noteAttribute(rule.used, { type, attribute: pair.key });
  if (ours.read) noteAttribute(rule.used, ours.read);
  if (ours.path.lookup !== undefined) rule.used.lookups.add(ours.path.lookup);
  const isAccount = attribute.account === true && ours.field.account === true && ours.path.from !== 'lookup';
  return { theirs: pair.key, ours: text, isList: ours.field.type === 'list', isAccount };
}
