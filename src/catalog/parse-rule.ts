import { createHash } from 'node:crypto';
import { InputError } from '../model/errors.ts';
import { extents, type Rule, type Severity, severities } from '../model/rule.ts';
import type { ResourceSchema } from '../providers/schema.ts';
import { isRuleId } from '../text/rule-id.ts';
import { parseYaml, type Yaml, type YamlEntry } from '../yaml/parse.ts';
import { type Fields, readFields, readList, readMap, readString, readWord } from '../yaml/read.ts';
import { readText } from '../yaml/read-text.ts';
import { didYouMean } from '../yaml/suggest.ts';
import { parseConditions } from './parse-condition.ts';
import { parseLookups, readResourceType } from './parse-lookup.ts';
import { parseParameters } from './parse-parameter.ts';
import { parseMessage, parseRemediation } from './parse-remediation.ts';
import { parseTests } from './parse-tests.ts';
import { readAddress } from './read-address.ts';
import { type RuleScope, resourceScope, startUsed } from './scope.ts';

/** Largest rule file, in bytes. */
export const maximumRuleBytes = 256 * 1024;

const requiredKeys = [
  'title',
  'severity',
  'resource',
  'condition',
  'message',
  'safeguards',
  'rationale',
  'remediation',
  'references',
  'tests',
] as const;
const optionalKeys = ['aliases', 'when', 'parameters', 'lookups'] as const;

export interface RuleSource {
  /** As messages name it. */
  readonly file: string;
  /** The file's path under `rules/`, without `.yaml`. */
  readonly id: string;
  readonly text: string;
  readonly schemas: ReadonlyMap<string, ResourceSchema>;
  readonly safeguardIds: ReadonlySet<string>;
}

/**
 * Reads one rule file and checks all of it: keys, types, paths, parameters, lookups, templates and tests.
 * @throws InputError at the first thing that is wrong.
 */
export function parseRule({ file, id, text, schemas, safeguardIds }: RuleSource): Rule {
  if (!isRuleId(id)) {
    throw new InputError(
      { file },
      {
        en: `the path is the rule's id: use lower case, digits and '-', as in aws/s3/encryption`,
        ja: `パスがルールの id になる。aws/s3/encryption のように英小文字・数字・'-' で書くこと`,
      },
    );
  }
  const root = parseYaml(file, text, maximumRuleBytes);
  refuseControls(root);
  const fields = readFields(root, requiredKeys, optionalKeys);
  const schema = readResourceType(fields.get('resource'), schemas);
  const scope = bindScope(fields, schema, schemas);
  const { when, condition } = parseConditions({ when: fields.find('when'), condition: fields.get('condition') }, scope);
  const message = parseMessage(fields.get('message'), scope);
  const remediation = parseRemediation(fields.get('remediation'), scope);
  refuseIdle(fields, scope);
  const aliases = fields.find('aliases');
  const severity = readWord(fields.get('severity'), severities);
  return {
    id,
    aliases: aliases ? readAliases(aliases, id) : [],
    digest: createHash('sha256').update(text).digest('hex'),
    title: readText(fields.get('title')),
    severity,
    resource: schema.type,
    ...(when && { when }),
    parameters: Object.fromEntries(scope.parameters),
    lookups: [...scope.lookups.values()].map(({ lookup }) => lookup),
    condition,
    message,
    safeguards: readSafeguards(fields.get('safeguards'), safeguardIds, severity),
    rationale: readText(fields.get('rationale')),
    remediation,
    references: readReferences(fields.get('references')),
    reads: listReads(scope),
    tests: parseTests(fields.get('tests'), scope, scope.used.ids),
  };
}

/** A control id in a rule is the mistake that the crosswalk exists to end, so it gets its own line. */
function refuseControls(root: Yaml): void {
  const entry = readMap(root).find(({ key }) => key === 'controls' || key === 'frameworks');
  if (!entry) return;
  throw new InputError(entry.keyPlace, {
    en: `a rule names safeguards, not ${entry.key}; rules/safeguards.yaml says which controls a safeguard answers`,
    ja: `ルールには ${entry.key} でなく safeguards を書くこと。対策と項目の対応は rules/safeguards.yaml にある`,
  });
}

function bindScope(fields: Fields, schema: ResourceSchema, schemas: ReadonlyMap<string, ResourceSchema>): RuleScope {
  const [parameters, lookups] = [fields.find('parameters'), fields.find('lookups')];
  const bare: RuleScope = {
    root: resourceScope(schema),
    parameters: parameters ? parseParameters(parameters) : new Map(),
    lookups: new Map(),
    used: startUsed(),
  };
  // Also a rule that reads lookups only needs its own resources listed.
  bare.used.attributes.set(schema.type, new Set());
  return lookups ? { ...bare, lookups: parseLookups(lookups, schemas, bare) } : bare;
}

/** What is declared and read nowhere is a misspelling, or left over. */
function refuseIdle(fields: Fields, { used }: RuleScope): void {
  const declared = (key: string): readonly YamlEntry[] => {
    const node = fields.find(key);
    return node ? readMap(node) : [];
  };
  const parameter = declared('parameters').find(({ key }) => !used.parameters.has(key));
  if (parameter) {
    const { key, keyPlace } = parameter;
    const ja = `パラメーター '${key}' はどこからも参照されていない`;
    throw new InputError(keyPlace, { en: `nothing reads the parameter '${key}'`, ja });
  }
  const lookup = declared('lookups').find(({ key }) => !used.lookups.has(key));
  if (lookup) {
    const { key, keyPlace } = lookup;
    const ja = `ルックアップ '${key}' はどこからも参照されていない`;
    throw new InputError(keyPlace, { en: `nothing reads the lookup '${key}'`, ja });
  }
}

function readAliases(node: Yaml, id: string): readonly string[] {
  return readList(node).map((item) => {
    const alias = readString(item);
    if (alias !== id && isRuleId(alias)) return alias;
    throw new InputError(item.place, {
      en: `'${alias.slice(0, 80)}' is not an earlier id of this rule`,
      ja: `'${alias.slice(0, 80)}' はこのルールの以前の id になりえない`,
    });
  });
}

/** A remark (`info`) may test no safeguard: a finding of it then stands against no control. */
function readSafeguards(node: Yaml, known: ReadonlySet<string>, severity: Severity): Rule['safeguards'] {
  const seen = new Set<string>();
  const safeguards = readList(node).map((item) => {
    const fields = readFields(item, ['id', 'extent']);
    const name = fields.get('id');
    const id = readString(name);
    if (!known.has(id)) {
      const [short, hint] = [id.slice(0, 80), didYouMean(id, known)];
      throw new InputError(name.place, {
        en: `unknown safeguard '${short}'${hint.en}`,
        ja: `未知の対策 '${short}'${hint.ja}`,
      });
    }
    if (seen.has(id)) {
      throw new InputError(name.place, { en: `safeguard '${id}' is named twice`, ja: `対策 '${id}' が重複している` });
    }
    seen.add(id);
    return { id, extent: readWord(fields.get('extent'), extents) };
  });
  if (safeguards.length === 0 && severity !== 'info') {
    throw new InputError(node.place, {
      en: 'name at least one safeguard; only a rule of severity info may test none',
      ja: '対策を1つ以上指定すること。省けるのは severity: info のルールだけである',
    });
  }
  return safeguards;
}

function readReferences(node: Yaml): Rule['references'] {
  return readList(node).map((item) => {
    const fields = readFields(item, ['title', 'url']);
    return { title: readString(fields.get('title')), url: readAddress(fields.get('url')) };
  });
}

function listReads({ used }: RuleScope): Rule['reads'] {
  const types = [...used.attributes.keys()].sort();
  return Object.fromEntries(types.map((type) => [type, [...(used.attributes.get(type) ?? [])].sort()]));
}
