import type { Expression, Term, Value } from './filter-pattern.ts';

/** A term with what it says as one text, by which two of them are compared. */
interface KeyedTerm extends Term {
  readonly key: string;
}

/** An `or` of `and`s of terms: the form in which patterns that mean the same are equal. */
export type NormalForm = readonly (readonly KeyedTerm[])[];

/** More than a person writes in 1,024 characters; comparing each with each stays a matter of milliseconds. */
const maximumClauses = 250;

/**
 * The normal form of an expression: clauses without double terms, without a clause that another one includes, sorted.
 * `undefined` where it would have too many clauses.
 */
export function normalise(expression: Expression): NormalForm | undefined {
  const clauses = expand(expression);
  if (!clauses) return undefined;
  const unique = [...new Map(clauses.map((terms) => [keyOf(terms), terms]))]
    .map(([key, terms]) => ({ key, terms, keys: new Set(terms.map((term) => term.key)) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  // A clause that says all another says, and more, adds no event to those of the other.
  const adds = ({ keys }: { readonly keys: ReadonlySet<string> }): boolean =>
    !unique.some((other) => other.keys.size < keys.size && [...other.keys].every((key) => keys.has(key)));
  return unique.filter(adds).map(({ terms }) => terms);
}

function expand(expression: Expression): NormalForm | undefined {
  if (expression.kind === 'term') return [[{ ...expression, key: JSON.stringify(expression) }]];
  let clauses: NormalForm = expression.kind === 'and' ? [[]] : [];
  for (const part of expression.of) {
    const more = expand(part);
    if (!more) return undefined;
    const isOr = expression.kind === 'or';
    if ((isOr ? clauses.length + more.length : clauses.length * more.length) > maximumClauses) return undefined;
    clauses = isOr
      ? [...clauses, ...more]
      : clauses.flatMap((head) => more.map((tail) => sortTerms([...head, ...tail])));
  }
  return clauses;
}

function sortTerms(terms: readonly KeyedTerm[]): readonly KeyedTerm[] {
  const unique = new Map(terms.map((term) => [term.key, term]));
  return [...unique.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function keyOf(terms: readonly KeyedTerm[]): string {
  return terms.map(({ key }) => key).join();
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
function implies(fact: KeyedTerm, term: KeyedTerm): boolean {
  if (fact.selector !== term.selector) return false;
  if (fact.key === term.key) return true;
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
