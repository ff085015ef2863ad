import type { Operand, Operator } from '../model/condition.ts';
import { InputError, type Place } from '../model/errors.ts';
import type { Json } from '../model/json.ts';
import type { ParameterType } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import type { Field } from '../providers/schema.ts';
import { parseDuration } from '../text/duration.ts';
import type { Yaml } from '../yaml/parse.ts';
import { describe, readBoolean } from '../yaml/read.ts';
import { shapeOf } from './operators.ts';
import { durationName, foundInstead, neverThat, typeNames } from './phrases.ts';
import { type RuleScope, useParameter } from './scope.ts';

/** Most `*` in one `like`. */
const maximumWildcards = 8;

/** What an operand is compared with. */
export interface Compared {
  /** The field as the author wrote it. */
  readonly text: string;
  /** The field; for `includes`, an element of it. */
  readonly field: Field;
  readonly operator: Operator;
}

/** Reads what a leaf compares with, a literal or `$params.x`, and checks its type. Paths are not read here. */
export function parseOperand(node: Yaml, compared: Compared, rule: RuleScope): Operand {
  const shape = shapeOf(compared.operator);
  if (shape === 'flag') return { kind: 'literal', value: readBoolean(node) };
  const name = parameterName(node);
  if (name !== undefined) return parseParameterOperand(name, node.place, compared, rule);
  if (shape === 'duration') return { kind: 'literal', value: readDuration(node) };
  if (shape === 'value') return { kind: 'literal', value: readValue(node, compared) };
  if (node.kind !== 'list') {
    const found = describe(node);
    throw new InputError(node.place, {
      en: `'${compared.operator}' takes a list, found ${found.en}`,
      ja: `'${compared.operator}' にはリストが必要だが、${found.ja}がある`,
    });
  }
  if (node.items.length === 0) {
    throw new InputError(node.place, { en: 'an empty list decides nothing', ja: '空のリストでは何も判定できない' });
  }
  return { kind: 'literal', value: node.items.map((item) => readValue(item, compared)) };
}

/** Reads a whole number or `$params.x` that holds one. */
export function parseWholeNumber(node: Yaml, text: string, rule: RuleScope): Operand {
  return parseOperand(node, { text, field: { type: 'integer' }, operator: 'atLeast' }, rule);
}

function parameterName(node: Yaml): string | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  return node.value.startsWith('$params.') ? node.value.slice('$params.'.length) : undefined;
}

function parseParameterOperand(name: string, place: Place, compared: Compared, rule: RuleScope): Operand {
  const parameter = useParameter(name, place, rule);
  const fitting = parameterTypesFor(compared);
  if (!fitting.includes(parameter.type)) {
    const takes =
      fitting.length === 0
        ? { en: 'no parameter', ja: 'パラメーターを指定できない' }
        : {
            en: `a parameter of type ${fitting.join(' or ')}`,
            ja: `${fitting.join(' か ')} 型のパラメーターを指定すること`,
          };
    throw new InputError(place, {
      en: `'${compared.operator}' on '${compared.text}' takes ${takes.en}; '${name}' is ${parameter.type}`,
      ja: `'${compared.text}' の '${compared.operator}' には${takes.ja}。'${name}' は ${parameter.type} 型である`,
    });
  }
  for (const value of [parameter.default, ...(parameter.allowed ?? [])].flat()) {
    const problem = findMisfit(value, compared);
    if (problem === undefined) continue;
    throw new InputError(place, {
      en: `parameter '${name}': ${problem.en}`,
      ja: `パラメーター '${name}': ${problem.ja}`,
    });
  }
  return { kind: 'parameter', name };
}

function parameterTypesFor({ operator, field }: Compared): readonly ParameterType[] {
  const shape = shapeOf(operator);
  if (shape === 'duration') return ['duration'];
  if (shape === 'list') {
    if (field.type === 'string') return ['list<string>'];
    return field.type === 'integer' || field.type === 'number' ? ['list<integer>'] : [];
  }
  if (field.type === 'string') return ['string'];
  if (field.type === 'integer') return ['integer'];
  if (field.type === 'number') return ['integer', 'number'];
  return field.type === 'boolean' ? ['boolean'] : [];
}

function readDuration(node: Yaml): number {
  const text = node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
  const duration = text === undefined ? undefined : parseDuration(text);
  if (duration !== undefined) return duration;
  throw new InputError(node.place, foundInstead(durationName, describe(node)));
}

function readValue(node: Yaml, compared: Compared): Json {
  const { text, field, operator } = compared;
  if (node.kind !== 'scalar' || !isOfType(node.value, field)) {
    const [name, found, use] = [typeNames[field.type], describe(node), remedy(node, field, operator)];
    throw new InputError(node.place, {
      en: `'${text}' is ${name.en}: expected ${name.en}, found ${found.en}${use.en}`,
      ja: `'${text}' は${name.ja}だが、ここには${found.ja}がある${use.ja}`,
    });
  }
  const problem = findMisfit(node.value, compared);
  if (problem !== undefined) throw new InputError(node.place, problem);
  return node.value;
}

function isOfType(value: Json, field: Field): boolean {
  if (field.type === 'integer') return Number.isSafeInteger(value);
  if (field.type === 'number') return Number.isFinite(value);
  return typeof value === field.type;
}

/** What to write instead, to stand behind the message. */
function remedy(node: Yaml, field: Field, operator: Operator): Text {
  const none = { en: '', ja: '' };
  if (node.kind === 'map') return none;
  if (node.kind === 'list') {
    if (operator === 'equals') return { en: '; use in', ja: '。in を使うこと' };
    return operator === 'notEquals' ? { en: '; use notIn', ja: '。notIn を使うこと' } : none;
  }
  if (node.value === null) return { en: '; use isNull to ask for null', ja: '。null の判定には isNull を使うこと' };
  if (field.type === 'string') return { en: '; put it in quotes', ja: '。引用符で囲むこと' };
  const quoted = typeof node.value === 'string' && /^(true|false|-?\d+(\.\d+)?)$/.test(node.value);
  return quoted ? { en: '; drop the quotes', ja: '。引用符を外すこと' } : none;
}

/** What no value of this field can satisfy, or every value does. */
function findMisfit(value: Json, { text, field, operator }: Compared): Text | undefined {
  if (typeof value !== 'string' || shapeOf(operator) === 'duration') return undefined;
  const whole = operator === 'equals' || operator === 'notEquals' || operator === 'in' || operator === 'notIn';
  if (whole || operator === 'includes') {
    if (field.enum === undefined || field.enum.includes(value)) return undefined;
    return neverThat(text, value, field.enum);
  }
  if (value === '') {
    return {
      en: `an empty text decides nothing: '${operator}' holds for every text`,
      ja: `空文字列では何も判定できない: '${operator}' があらゆる文字列で真になる`,
    };
  }
  const wildcards = value.split('*').length - 1;
  if (operator === 'like' && wildcards > maximumWildcards) {
    return {
      en: `'like' takes at most ${maximumWildcards} '*', found ${wildcards}`,
      ja: `'like' に書ける '*' は${maximumWildcards}個までだが、${wildcards}個ある`,
    };
  }
  return undefined;
}
