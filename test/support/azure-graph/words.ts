/** What a query that is not understood is answered with. */
export class QueryError extends Error {
  override name = 'QueryError';
}

export type Word =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name' | 'sign'; readonly value: string };

const form =
  /\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?)|(!?[A-Za-z_$][\w$]*~?)|(=~|!~|==|!=|<=|>=|[<>()[\],.]))/y;

/** Splits a condition of KQL. */
export function readWords(text: string): readonly Word[] {
  const words: Word[] = [];
  for (form.lastIndex = 0; text.slice(form.lastIndex).trim() !== ''; ) {
    const at = form.lastIndex;
    const [, single, double, number, name, sign] = form.exec(text) ?? [];
    const quoted = single ?? double;
    if (quoted !== undefined) words.push({ kind: 'text', value: quoted.replace(/\\(.)/g, '$1') });
    else if (number !== undefined) words.push({ kind: 'number', value: Number(number) });
    else if (name !== undefined) words.push({ kind: 'name', value: name });
    else if (sign !== undefined) words.push({ kind: 'sign', value: sign });
    else throw new QueryError(`not understood: ${text.slice(at)}`);
  }
  return words;
}
