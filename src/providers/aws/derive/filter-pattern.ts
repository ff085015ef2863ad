import { type Token, tokenize } from './filter-pattern-tokens.ts';

/** A text in which `*` is a wildcard, a number, or a regular expression. */
export interface Value {
  readonly kind: 'text' | 'number' | 'regex';
  readonly text: string;
}

/** One comparison of a JSON filter pattern: `$.eventName = "StopLogging"`, `$.userIdentity.invokedBy NOT EXISTS`. */
export interface Term {
  readonly kind: 'term';
  /** `$.userIdentity.type`. */
  readonly selector: string;
  readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=' | 'NOT EXISTS' | 'IS NULL' | 'IS TRUE' | 'IS FALSE';
  /** What it compares with, where the operator compares. */
  readonly value?: Value;
}

export type Expression = Term | { readonly kind: 'and' | 'or'; readonly of: readonly Expression[] };

/** "Length Constraints: … Maximum length of 1024": API_PutMetricFilter.html */
const maximumLength = 1024;

/**
 * A JSON filter pattern, `{ … }`, as a tree: `&&` binds before `||`. The empty pattern, which matches every event, is an
 * `and` of nothing. `undefined` for a pattern of words or of columns, and for what the grammar does not know.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function parseFilterPattern(pattern: string): Expression | undefined {
  const text = pattern.trim();
  if (text === '') return { kind: 'and', of: [] };
  if (text.length > maximumLength || !text.startsWith('{') || !text.endsWith('}')) return undefined;
  const tokens = tokenize(text.slice(1, -1));
  if (!tokens) return undefined;
  const stream = { tokens, at: 0 };
  const expression = parseJoined(stream, '||');
  return stream.at === tokens.length ? expression : undefined;
}

interface Stream {
  readonly tokens: readonly Token[];
  at: number;
}

function parseJoined(stream: Stream, joint: '&&' | '||'): Expression | undefined {
  const of: Expression[] = [];
  do {
    const part = joint === '||' ? parseJoined(stream, '&&') : parseUnit(stream);
    if (!part) return undefined;
    of.push(part);
  } while (take(stream, joint));
  return of.length === 1 ? of[0] : { kind: joint === '||' ? 'or' : 'and', of };
}

function parseUnit(stream: Stream): Expression | undefined {
  if (!take(stream, '(')) return parseTerm(stream);
  const inner = parseJoined(stream, '||');
  return take(stream, ')') ? inner : undefined;
}

function parseTerm(stream: Stream): Term | undefined {
  const selector = take(stream, 'selector')?.text;
  if (selector === undefined) return undefined;
  const operator = take(stream, 'operator')?.text as Term['operator'] | undefined;
  if (operator) {
    const value = parseValue(stream);
    return value && { kind: 'term', selector, operator, value };
  }
  const words = [take(stream, 'word'), take(stream, 'word')].map((word) => word?.text.toUpperCase() ?? '').join(' ');
  return isBareOperator(words) ? { kind: 'term', selector, operator: words } : undefined;
}

function isBareOperator(words: string): words is 'NOT EXISTS' | 'IS NULL' | 'IS TRUE' | 'IS FALSE' {
  return ['NOT EXISTS', 'IS NULL', 'IS TRUE', 'IS FALSE'].includes(words);
}

/** Quotes only protect what is in them: `Root` and `"Root"` are the same text. */
function parseValue(stream: Stream): Value | undefined {
  const quoted = take(stream, 'quoted');
  if (quoted) return { kind: 'text', text: quoted.text.slice(1, -1).replace(/\\(.)/g, '$1') };
  const regex = take(stream, 'regex');
  if (regex) return { kind: 'regex', text: regex.text.slice(1, -1) };
  const word = take(stream, 'word');
  if (!word) return undefined;
  if (!/^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(word.text)) return { kind: 'text', text: word.text };
  return { kind: 'number', text: String(Number(word.text)) };
}

function take(stream: Stream, kind: Token['kind']): Token | undefined {
  const token = stream.tokens[stream.at];
  if (token?.kind !== kind) return undefined;
  stream.at += 1;
  return token;
}
