import type { Expression, Term, Value } from './filter-pattern.ts';

/** An `or` of `and`s of terms: the form in which patterns that mean the same are equal. */
export type NormalForm = readonly (readonly Term[])[];

/** More than any pattern of 1,024 characters that a person wrote; more would only cost time. */
const maximumClauses = 1000;

/**
 * The normal form of an expression: clauses without double terms, without a clause that another one includes, sorted.
 * `undefined` where it would have more than a thousand clauses.
 */
export function normalise(expression: Expression): NormalForm | undefined {
  const clauses = expand(expression);
  if (!clauses) return undefined;
  const unique = new Map(clauses.map((clause) => [JSON.stringify(clause), clause]));
  const kept = [...unique.values()].filter(
    (clause) => ![...unique.values()].some((other) => other !== clause && includes(clause, other)),
  );
  return kept.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function expand(expression: Expression): NormalForm | undefined {
  if (expression.kind === 'term') return [[expression]];
  let clauses: NormalForm = expression.kind === 'and' ? [[]] : [];
  for (const part of expression.of) {
    const more = expand(part);
    if (!more) return undefined;
    clauses =
      expression.kind === 'or'
        ? [...clauses, ...more]
        : clauses.flatMap((head) => more.map((tail) => sortTerms([...head, ...tail])));
    if (clauses.length > maximumClauses) return undefined;
  }
  return clauses;
}

function sortTerms(terms: readonly Term[]): readonly Term[] {
  const unique = new Map(terms.map((term) => [JSON.stringify(term), term]));
  return [...unique.keys()].sort().flatMap((key) => unique.get(key) ?? []);
}

/** Whether every term of `other` stands in `clause`, so that the clause says nothing the other does not. */
function includes(clause: readonly Term[], other: readonly Term[]): boolean {
  const terms = new Set(clause.map((term) => JSON.stringify(term)));
  return other.length < clause.length && other.every((term) => terms.has(JSON.stringify(term)));
}

/**
 * Whether a filter matches every event that the wanted pattern matches: each clause that is wanted implies all terms of
 * some clause of the filter. A filter that also matches other events covers it; one that leaves some out does not.
 */
export function covers(filter: NormalForm, wanted: NormalForm): boolean {
  return wanted.every((facts) =>
    filter.some((clause) => clause.every((term) => facts.some((fact) => implies(fact, term)))),
  );
}

/** Whether a term is true of every event of which the fact is. */
function implies(fact: Term, term: Term): boolean {
  if (fact.selector !== term.selector) return false;
  if (JSON.stringify(fact) === JSON.stringify(term)) return true;
  if (fact.operator !== '=' || fact.value?.kind !== 'text' || !term.value) return false;
  if (term.operator === '=') return matches(fact.value.text, term.value);
  if (term.operator !== '!=' || term.value.kind !== 'text') return false;
  // Two literals that differ. Where either has a wildcard, one event could fit both.
  return ![fact.value.text, term.value.text].some((text) => text.includes('*')) && fact.value.text !== term.value.text;
}

/** Whether all texts that fit the fact's own wildcards fit the value. */
function matches(fact: string, value: Value): boolean {
  if (value.kind === 'number') return false;
  if (value.kind === 'text') return isWithin(fact, value.text);
  return !fact.includes('*') && testRegex(value.text, fact);
}

/** Each repetition multiplies the time that a text which does not match can cost. */
const maximumRepetitions = 3;

/** What the syntax of CloudWatch has: no groups. A pattern that could run long, or is none, decides nothing. */
function testRegex(source: string, text: string): boolean {
  const repetitions = source.match(/[*+?{]/g)?.length ?? 0;
  if (repetitions > maximumRepetitions || /[()]/.test(source)) return false;
  try {
    return new RegExp(source).test(text);
  } catch {
    return false;
  }
}

/** Whether the wildcard pattern `wide` matches all that `narrow` does: `*` of `narrow` can only be met by a `*`. */
function isWithin(narrow: string, wide: string): boolean {
  const [head, ...rest] = wide.split('*');
  if (head === undefined || !narrow.startsWith(head)) return false;
  const last = rest.pop();
  if (last === undefined) return narrow === wide;
  const end = narrow.length - last.length;
  if (end < head.length || !narrow.endsWith(last)) return false;
  let at = head.length;
  for (const part of rest) {
    const found = narrow.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
