import { compare, isIn, truthOf } from './compare.ts';
import { QueryError, type Word } from './words.ts';

export type GraphRow = Readonly<Record<string, unknown>>;
export type Condition = (row: GraphRow) => boolean;
type Value = (row: GraphRow) => unknown;

interface Reading {
  readonly words: readonly Word[];
  at: number;
}

/** A condition of KQL: comparisons and lists, `and`, `or`, `not()`, some functions, members of dynamic columns. */
export function parseCondition(words: readonly Word[]): Condition {
  const reading: Reading = { words, at: 0 };
  const condition = parseOr(reading);
  if (reading.at < words.length) throw new QueryError(`not understood: ${wordAt(reading)}`);
  return condition;
}

function parseOr(reading: Reading): Condition {
  const terms = [parseAnd(reading)];
  while (take(reading, 'or')) terms.push(parseAnd(reading));
  return (row) => terms.some((term) => term(row));
}

function parseAnd(reading: Reading): Condition {
  const terms = [parseTerm(reading)];
  while (take(reading, 'and')) terms.push(parseTerm(reading));
  return (row) => terms.every((term) => term(row));
}

function parseTerm(reading: Reading): Condition {
  if (take(reading, '(')) {
    const condition = parseOr(reading);
    expect(reading, ')');
    return condition;
  }
  if (wordAt(reading) === 'not' && reading.words[reading.at + 1]?.value === '(') {
    reading.at += 1;
    const condition = parseTerm(reading);
    return (row) => !condition(row);
  }
  const left = parseValue(reading);
  const operator = reading.words[reading.at];
  if (operator === undefined || ['and', 'or', ')'].includes(String(operator.value))) return (row) => truthOf(left(row));
  reading.at += 1;
  const name = String(operator.value);
  if (['in', 'in~', '!in', '!in~'].includes(name)) {
    const list = parseList(reading);
    return (row) => isIn(name, left(row), list(row));
  }
  const right = parseValue(reading);
  return (row) => compare(name, left(row), right(row));
}

function parseList(reading: Reading): (row: GraphRow) => readonly unknown[] {
  expect(reading, '(');
  const values: Value[] = [];
  do values.push(parseValue(reading));
  while (take(reading, ','));
  expect(reading, ')');
  return (row) => values.map((value) => value(row));
}

const functions: Readonly<Record<string, (value: unknown) => unknown>> = {
  tostring: (value) =>
    value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value),
  tolower: (value) => String(value ?? '').toLowerCase(),
  tobool: (value) => String(value).toLowerCase() === 'true',
  isnull: (value) => value === null || value === undefined,
  isnotnull: (value) => value !== null && value !== undefined,
  isempty: (value) => value === null || value === undefined || value === '',
  isnotempty: (value) => value !== null && value !== undefined && value !== '',
};

function parseValue(reading: Reading): Value {
  const word = reading.words[reading.at++];
  if (word === undefined) throw new QueryError('ends too early');
  const { value } = word;
  if (word.kind === 'text' || word.kind === 'number') return () => value;
  if (word.kind === 'sign') throw new QueryError(`not a value: ${value}`);
  if (value === 'true' || value === 'false') return () => value === 'true';
  if (wordAt(reading) === '(') {
    const work = Object.hasOwn(functions, String(value)) ? functions[String(value)] : undefined;
    if (!work) throw new QueryError(`not a function: ${value}`);
    const of = parseArgument(reading);
    return (row) => work(of(row));
  }
  return parsePath(reading, [String(value)]);
}

function parseArgument(reading: Reading): Value {
  expect(reading, '(');
  const value = parseValue(reading);
  expect(reading, ')');
  return value;
}

function parsePath(reading: Reading, path: string[]): Value {
  for (;;) {
    if (take(reading, '.')) path.push(String(reading.words[reading.at++]?.value));
    else if (take(reading, '[')) {
      path.push(String(reading.words[reading.at++]?.value));
      expect(reading, ']');
    } else break;
  }
  // Names of members count their case, as in Resource Graph.
  return (row) =>
    path.reduce<unknown>(
      (value, name) => (typeof value === 'object' && value !== null ? (value as GraphRow)[name] : undefined),
      row,
    );
}

function wordAt({ words, at }: Reading): string | undefined {
  const word = words[at];
  return word && word.kind !== 'text' ? String(word.value) : undefined;
}

function take(reading: Reading, value: string): boolean {
  if (wordAt(reading) !== value) return false;
  reading.at += 1;
  return true;
}

function expect(reading: Reading, value: string): void {
  if (!take(reading, value)) throw new QueryError(`${value} is missing`);
}
