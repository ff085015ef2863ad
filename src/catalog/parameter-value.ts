import type { Json } from '../model/json.ts';
import type { Parameter } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import { parseDuration } from '../text/duration.ts';
import { durationName, foundInstead, typeNames } from './phrases.ts';

/** What is wrong with a value for this parameter; nothing when it fits. */
export function findValueProblem(parameter: Omit<Parameter, 'default'>, value: Json): Text | undefined {
  const element = /^list<(.*)>$/.exec(parameter.type)?.[1];
  if (element !== undefined) {
    if (!Array.isArray(value)) return foundInstead(typeNames.list, describe(value));
    for (const item of value) {
      const problem = findItemProblem(parameter, element, item);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }
  return findItemProblem(parameter, parameter.type, value);
}

function findItemProblem(parameter: Omit<Parameter, 'default'>, type: string, value: Json): Text | undefined {
  if (!isOfType(type, value)) return foundInstead(wanted[type] ?? typeNames.string, describe(value));
  const size = toNumber(type, value);
  const { minimum, maximum, allowed } = parameter;
  if (size !== undefined && minimum !== undefined && size < minimum) {
    const bound = showBound(type, minimum);
    return {
      en: `${show(value)} is under the minimum of ${bound}`,
      ja: `${show(value)} は最小値 ${bound} を下回っている`,
    };
  }
  if (size !== undefined && maximum !== undefined && size > maximum) {
    const bound = showBound(type, maximum);
    return {
      en: `${show(value)} is over the maximum of ${bound}`,
      ja: `${show(value)} は最大値 ${bound} を上回っている`,
    };
  }
  if (allowed && !allowed.includes(value)) {
    const list = allowed.map(show).join(', ');
    return { en: `${show(value)} is not allowed; use ${list}`, ja: `${show(value)} は使えない。使える値: ${list}` };
  }
  return undefined;
}

/** True when the value makes the rule demand less than its default does, in the sense of `stricter`. */
export function isWeaker(parameter: Parameter, value: Json): boolean {
  const { default: standard, stricter, type } = parameter;
  if (stricter === 'higher') return amount(type, value) < amount(type, standard);
  if (stricter === 'lower') return amount(type, value) > amount(type, standard);
  // An empty default says that nothing is declared, which asks for nothing: whatever is declared asks for more.
  if (stricter === 'subset') return !isEmptyList(standard) && !isSubset(value, standard);
  if (stricter === 'superset') return !isSubset(standard, value);
  if (stricter === 'true') return standard === true && value !== true;
  if (stricter === 'false') return standard === false && value !== false;
  return value !== standard;
}

const wanted: Readonly<Record<string, Text>> = { ...typeNames, duration: durationName };

function isOfType(type: string, value: Json): boolean {
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'number') return Number.isFinite(value);
  if (type === 'duration') return typeof value === 'string' && parseDuration(value) !== undefined;
  return typeof value === type;
}

function toNumber(type: string, value: Json): number | undefined {
  if (typeof value === 'number') return value;
  return type === 'duration' && typeof value === 'string' ? parseDuration(value) : undefined;
}

function amount(type: string, value: Json): number {
  return toNumber(type, value) ?? Number.NaN;
}

function isEmptyList(value: Json): boolean {
  return Array.isArray(value) && value.length === 0;
}

function isSubset(part: Json, whole: Json): boolean {
  return Array.isArray(part) && Array.isArray(whole) && part.every((item) => whole.includes(item));
}

/** What stands there in place of a value that fits. */
function describe(value: Json): Text {
  if (value === null) return { en: 'nothing', ja: '空の値' };
  if (Array.isArray(value)) return { en: 'a list', ja: 'リスト' };
  if (typeof value === 'object') return { en: 'a mapping', ja: 'マッピング' };
  const type = typeof value === 'string' ? '文字列' : typeof value === 'number' ? '数値' : '真偽値';
  return { en: show(value), ja: `${type}（${show(value)}）` };
}

function show(value: Json): string {
  return typeof value === 'string' ? `'${value.slice(0, 40)}'` : String(value);
}

function showBound(type: string, bound: number): string {
  if (type !== 'duration') return String(bound);
  const hours = bound / 3_600_000;
  if (hours % 24 === 0) return `${hours / 24}d`;
  return Number.isInteger(hours) ? `${hours}h` : `${bound / 60_000}m`;
}
