import type { Catalog } from '../model/catalog.ts';
import { InputError, type Place } from '../model/errors.ts';
import type { Pack } from '../model/pack.ts';
import type { Rule } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import type { ResourceSchema } from '../providers/schema.ts';
import { isIdPart, namespaceOf } from '../text/rule-id.ts';
import { parseYaml, type Yaml } from '../yaml/parse.ts';
import { readFields, readString } from '../yaml/read.ts';
import { readText } from '../yaml/read-text.ts';
import { parseRules } from './parse-catalog.ts';
import type { RuleFile } from './rule-files.ts';

/** The file that says whose rules these are. */
export const packFile = 'pack.yaml';

/** A pack with its rules. */
export interface ParsedPack {
  readonly pack: Omit<Pack, 'pinned' | 'digest'>;
  readonly rules: readonly Rule[];
}

export interface PackSource {
  readonly files: readonly RuleFile[];
  /** How messages name the folder. */
  readonly shown: string;
  readonly schemas: readonly ResourceSchema[];
  /** The catalog it stands beside. */
  readonly catalog: Catalog;
}

/** Namespaces of ours that no rule may be in yet, beside those of the rules and resource types there are. */
const ownNames = [
  'aws',
  'azure',
  'comply',
  'endpoint',
  'entra',
  'frameworks',
  'github',
  'import',
  'records',
  'safeguards',
];

/** What of a catalog a user writes elsewhere, or never. */
const notOfPacks = /^(frameworks\/.*|(safeguards|waivers|attestations|comply)\.yaml)$/;

/**
 * Reads a pack beside a catalog. It adds rules and nothing else: it cannot define what the catalog defines, and neither its
 * ids nor its earlier ids leave its own namespace.
 * @throws InputError at the first thing that is wrong.
 */
export function parsePack({ files, shown, schemas, catalog }: PackSource): ParsedPack {
  const head = files.find(({ path }) => path === packFile);
  if (head === undefined) throw new InputError({ file: `${shown}/${packFile}` }, missing);
  const pack = parsePackHead(head, namespacesOf(catalog, schemas));
  const others = files.filter((file) => file !== head);
  const foreign = others.find(({ path }) => notOfPacks.test(path));
  if (foreign) throw new InputError({ file: foreign.file }, rulesOnly);
  const named = others.map((file) => ({ ...file, path: `${pack.name}/${file.path}` }));
  const rules = parseRules(named, schemas, catalog.safeguards);
  for (const rule of rules)
    checkRule(rule, pack.name, named.find(({ path }) => path === `${rule.id}.yaml`)?.file ?? shown);
  return { pack, rules };
}

/** It stays in its namespace, and its words are what they look like in every report. */
function checkRule(rule: Rule, name: string, file: string): void {
  const alias = rule.aliases.find((one) => namespaceOf(one) !== name);
  if (alias !== undefined) throw new InputError({ file }, elsewhere(alias, name));
  const sign = findHidden(rule);
  if (sign !== undefined) throw new InputError({ file }, hidden(sign));
  if (![rule.title.en, rule.title.ja].every(isOneLine)) throw new InputError({ file }, oneLine);
}

/** The first parts of ids that are ours. */
export function namespacesOf(
  { rules, packs = [] }: Pick<Catalog, 'rules' | 'packs'>,
  schemas: readonly Pick<ResourceSchema, 'type'>[],
): ReadonlySet<string> {
  const ids = [...rules.flatMap(({ id, aliases }) => [id, ...aliases]), ...schemas.map(({ type }) => type)];
  const names = new Set([...ownNames, ...ids.map(namespaceOf)]);
  for (const { name } of packs) names.delete(name);
  return names;
}

function parsePackHead({ file, text }: RuleFile, taken: ReadonlySet<string>): ParsedPack['pack'] {
  const fields = readFields(parseYaml(file, text), ['name', 'version'], ['title', 'licence']);
  const [name, title, licence] = [fields.get('name'), fields.find('title'), fields.find('licence')];
  const pack = {
    name: readName(name, taken),
    version: readVersion(fields.get('version')),
    ...(title && { title: readText(title) }),
    ...(licence && { licence: readString(licence) }),
  };
  const words = [pack.title?.en ?? '', pack.title?.ja ?? '', pack.licence ?? ''];
  if (!words.every(isOneLine)) throw new InputError({ file }, oneLine);
  const sign = findHidden(words);
  if (sign !== undefined) throw new InputError({ file }, hidden(sign));
  return pack;
}

function isOneLine(text: string): boolean {
  return text.length <= 200 && !/[\n\t]/.test(text);
}

/** The first character that no reader sees: a control, or a mark that turns the direction of writing. Lines and tabs are seen. */
function findHidden(value: unknown): string | undefined {
  if (typeof value === 'string') return /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u.exec(value)?.[0];
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const found = findHidden(key) ?? findHidden(member);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readName(node: Yaml, taken: ReadonlySet<string>): string {
  const name = readString(node);
  const problem = findNameProblem(name, taken);
  if (problem) throw new InputError(node.place, problem);
  return name;
}

/** What is wrong with the name of a pack; nothing where it can be one. */
export function findNameProblem(name: string, taken: ReadonlySet<string>): Text | undefined {
  const short = name.slice(0, 80);
  if (!isIdPart(name) || !/^[a-z]/.test(name) || name.length > 40) {
    return {
      en: `'${short}' cannot name a pack: use up to 40 lower-case letters, digits and '-', as in acme-baseline`,
      ja: `'${short}' はパックの名前に使えない。acme-baseline のように英小文字・数字・'-' で40文字以内にすること`,
    };
  }
  if (!taken.has(name)) return undefined;
  return {
    en: `'${name}' is a namespace of comply's own rules; choose another name`,
    ja: `'${name}' はcomplyの名前空間である。別の名前にすること`,
  };
}

function readVersion(node: Yaml): string {
  const version = readString(node);
  if (/^[0-9A-Za-z][0-9A-Za-z.+-]{0,39}$/.test(version)) return version;
  throw new InputError(node.place, {
    en: `'${version.slice(0, 80)}' is not a version; write it as in "1.2.0"`,
    ja: `'${version.slice(0, 80)}' はバージョンではない。"1.2.0" のように書くこと`,
  });
}

/** The error of two packs that share a name. */
export function sameName(name: string, place: Place): InputError {
  return new InputError(place, {
    en: `there is a pack called '${name}' already; of two packs of one name no one could tell whose rule it is`,
    ja: `パック '${name}' はすでにある。同名のパックが2つあるとどちらのルールか区別できない`,
  });
}

const missing: Text = {
  en: 'the file is missing: it gives a pack its name and version; comply rules new writes one',
  ja: 'ファイルがない。パックの名前とバージョンを書くファイルである（comply rules new で作成できる）',
};

const rulesOnly: Text = {
  en: 'a pack holds rules alone: frameworks, safeguards, waivers and attestations are not its to say',
  ja: 'パックに置けるのはルールだけである。フレームワーク・対策・例外承認・表明は定義できない',
};

const oneLine: Text = {
  en: 'a title or a licence is one line of at most 200 characters',
  ja: 'タイトルとライセンスは200文字以内の1行で書くこと',
};

function hidden(sign: string): Text {
  const code = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    en: `a text holds ${code}, which no reader sees; take it out`,
    ja: `テキストに目に見えない文字 ${code} がある。取り除くこと`,
  };
}

function elsewhere(alias: string, name: string): Text {
  const short = alias.slice(0, 80);
  return {
    en: `the alias '${short}' is not in the pack's own namespace, ${name}/`,
    ja: `別名 '${short}' がパックの名前空間 ${name}/ の外にある`,
  };
}
