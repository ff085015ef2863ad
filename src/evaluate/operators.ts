import type { FieldType, Operator } from '../model/condition.ts';
import type { Json } from '../model/json.ts';
import type { Truth } from '../model/result.ts';
import { matchesGlob } from '../text/glob.ts';
import { isList, isObject } from './facts.ts';
import { parseTime } from './parse-time.ts';

/** Operators whose operand is a duration in milliseconds. */
export const timeOperators: ReadonlySet<string> = new Set<Operator>([
  'olderThan',
  'newerThan',
  'expiresInMoreThan',
  'expiresWithin',
]);

/** Whether a value that is not `null` is of the type its schema says. A time must be one that can be read. */
export function hasType(value: Json, type: FieldType): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'time':
      return typeof value === 'string' && !Number.isNaN(parseTime(value));
    case 'object':
      return isObject(value);
    case 'list':
      return isList(value);
  }
}

/** Applies an operator to a value of the right type. An operand of a wrong type leaves it unknown. */
export function applyOperator(operator: Operator, value: Json, expected: Json, asOf: number): Truth {
  switch (operator) {
    case 'isNull':
      return expected === false;
    case 'equals':
    case 'equalsField':
      return isScalar(expected) ? value === expected : 'unknown';
    case 'notEquals':
      return isScalar(expected) ? value !== expected : 'unknown';
    case 'in':
      return isList(expected) ? expected.includes(value) : 'unknown';
    case 'notIn':
      return isList(expected) ? !expected.includes(value) : 'unknown';
    case 'includes':
      return isList(value) && isScalar(expected) ? holds(value, expected) : 'unknown';
    case 'atLeast':
    case 'atMost':
    case 'greaterThan':
    case 'lessThan':
      return typeof value === 'number' ? compareNumber(operator, value, expected) : 'unknown';
    case 'olderThan':
    case 'newerThan':
    case 'expiresInMoreThan':
    case 'expiresWithin':
      return typeof value === 'string' ? compareTime(operator, parseTime(value) - asOf, expected) : 'unknown';
    default:
      return typeof value === 'string' ? compareText(operator, value, expected) : 'unknown';
  }
}

/** The operators that are defined on `null`; `undefined` where the leaf has to say `ifNull`. */
export function applyToNull(operator: Operator, expected: Json): boolean | undefined {
  switch (operator) {
    case 'isNull':
      return expected === true;
    case 'equals':
      return expected === null;
    case 'notEquals':
      return expected !== null;
    case 'in':
      return isList(expected) ? expected.includes(null) : undefined;
    case 'notIn':
      return isList(expected) ? !expected.includes(null) : undefined;
    case 'includes':
      return false;
    default:
      return undefined;
  }
}

function compareNumber(operator: Operator, value: number, expected: Json): Truth {
  if (typeof expected !== 'number') return 'unknown';
  switch (operator) {
    case 'atLeast':
      return value >= expected;
    case 'atMost':
      return value <= expected;
    case 'greaterThan':
      return value > expected;
    default:
      return value < expected;
  }
}

function compareText(operator: Operator, value: string, expected: Json): Truth {
  if (operator === 'containsAny') {
    return isList(expected) ? expected.some((part) => typeof part === 'string' && value.includes(part)) : 'unknown';
  }
  if (typeof expected !== 'string') return 'unknown';
  switch (operator) {
    case 'contains':
      return value.includes(expected);
    case 'notContains':
      return !value.includes(expected);
    case 'startsWith':
    case 'startsWithField':
      return value.startsWith(expected);
    case 'endsWith':
      return value.endsWith(expected);
    case 'like':
      return matchesGlob(expected, value);
    default:
      return 'unknown';
  }
}

/** `ahead` is how far the time lies ahead of the moment that is judged; negative when it is over. */
function compareTime(operator: Operator, ahead: number, expected: Json): Truth {
  if (typeof expected !== 'number' || Number.isNaN(ahead)) return 'unknown';
  switch (operator) {
    case 'olderThan':
      return -ahead > expected;
    case 'newerThan':
      return -ahead < expected;
    case 'expiresInMoreThan':
      return ahead > expected;
    default:
      return ahead <= expected;
  }
}

/** An element of another kind than what is sought could hide it, so it leaves "not in there" open. */
function holds(list: readonly Json[], expected: Json): Truth {
  if (list.includes(expected)) return true;
  return list.every((item) => item === null || typeof item === typeof expected) ? false : 'unknown';
}

function isScalar(value: Json): boolean {
  return typeof value !== 'object' || value === null;
}
