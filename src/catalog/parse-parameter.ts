import { InputError } from '../model/errors.ts';
import type { Json } from '../model/json.ts';
import { type Parameter, type ParameterType, parameterTypes, type Stricter, strictness } from '../model/rule.ts';
import { parseDuration } from '../text/duration.ts';
import { toJson, type Yaml } from '../yaml/parse.ts';
import { readFields, readList, readMap, readNumber, readString, readWord } from '../yaml/read.ts';
import { readText } from '../yaml/read-text.ts';
import { findValueProblem } from './parameter-value.ts';
import { durationName, notAName } from './phrases.ts';
import { namePattern } from './scope.ts';

/** Reads the `parameters` of a rule, each with a default that keeps its own bounds. */
export function parseParameters(node: Yaml): ReadonlyMap<string, Parameter> {
  const parameters = readMap(node).map(({ key, keyPlace, value }) => {
    if (!namePattern.test(key)) throw new InputError(keyPlace, notAName('parameter', key));
    return [key, parseParameter(value)] as const;
  });
  return new Map(parameters);
}

function parseParameter(node: Yaml): Parameter {
  const fields = readFields(node, ['type', 'default'], ['minimum', 'maximum', 'allowed', 'stricter', 'title']);
  const type = readWord(fields.get('type'), parameterTypes);
  const bounds = {
    type,
    ...readBound(type, 'minimum', fields.find('minimum')),
    ...readBound(type, 'maximum', fields.find('maximum')),
  };
  const list = fields.find('allowed');
  const allowed = list && readList(list).map((item) => checkValue({ ...bounds, type: itemType(type) }, item));
  const shape = { ...bounds, ...(allowed && { allowed }) };
  const value = checkValue(shape, fields.get('default'));
  const stricter = readStricter(type, node, fields.find('stricter'));
  const title = fields.find('title');
  return { ...shape, default: value, ...(stricter && { stricter }), ...(title && { title: readText(title) }) };
}

function checkValue(shape: Omit<Parameter, 'default'>, node: Yaml): Json {
  const value = toJson(node);
  const problem = findValueProblem(shape, value);
  if (problem !== undefined) throw new InputError(node.place, problem);
  return value;
}

function itemType(type: ParameterType): ParameterType {
  if (type === 'list<string>') return 'string';
  return type === 'list<integer>' ? 'integer' : type;
}

function readBound(
  type: ParameterType,
  key: 'minimum' | 'maximum',
  node: Yaml | undefined,
): Partial<Record<typeof key, number>> {
  if (node === undefined) return {};
  if (type === 'duration') {
    const bound = parseDuration(readString(node));
    if (bound !== undefined) return { [key]: bound };
    throw new InputError(node.place, { en: `expected ${durationName.en}`, ja: `${durationName.ja}を指定すること` });
  }
  if (type === 'string' || type === 'list<string>' || type === 'boolean') {
    throw new InputError(node.place, {
      en: `a parameter of type ${type} has no ${key}`,
      ja: `${type} 型のパラメーターに ${key} は指定できない`,
    });
  }
  return { [key]: readNumber(node) };
}

const strictnessByType: Readonly<Record<ParameterType, readonly Stricter[]>> = {
  string: [],
  integer: ['higher', 'lower'],
  number: ['higher', 'lower'],
  duration: ['higher', 'lower'],
  boolean: ['true', 'false'],
  'list<string>': ['subset', 'superset'],
  'list<integer>': ['subset', 'superset'],
};

function readStricter(type: ParameterType, parameter: Yaml, node: Yaml | undefined): Stricter | undefined {
  const fitting = strictnessByType[type];
  if (node === undefined) {
    if (fitting.length === 0) return undefined;
    throw new InputError(parameter.place, {
      en: `missing key 'stricter': say which way is stricter, ${fitting.join(' or ')}`,
      ja: `キー 'stricter' がない。どちらが厳しいかを ${fitting.join(' か ')} で示すこと`,
    });
  }
  // `stricter: true` is a boolean to YAML.
  const plain = node.kind === 'scalar' && typeof node.value === 'boolean' ? String(node.value) : undefined;
  const word = strictness.find((candidate) => candidate === plain) ?? readWord(node, strictness);
  if (fitting.includes(word)) return word;
  const use =
    fitting.length === 0
      ? { en: 'leave it out', ja: '書かずにおくこと' }
      : { en: `use ${fitting.join(' or ')}`, ja: `${fitting.join(' か ')} を使うこと` };
  throw new InputError(node.place, {
    en: `'stricter: ${word}' says nothing about a parameter of type ${type}; ${use.en}`,
    ja: `'stricter: ${word}' は ${type} 型のパラメーターでは意味をなさない。${use.ja}`,
  });
}
