export interface Token {
  readonly kind: '(' | ')' | '&&' | '||' | 'operator' | 'selector' | 'quoted' | 'regex' | 'word';
  readonly text: string;
}

/** What can stand at a place of a JSON filter pattern. A bare word ends at a blank, an operator or a parenthesis. */
const forms: readonly { readonly kind: Token['kind'] | 'blank'; readonly form: RegExp }[] = [
  { kind: 'blank', form: /\s+/y },
  { kind: '(', form: /\(/y },
  { kind: ')', form: /\)/y },
  { kind: '&&', form: /&&/y },
  { kind: '||', form: /\|\|/y },
  { kind: 'operator', form: /!=|<=|>=|=|<|>/y },
  { kind: 'selector', form: /\$[^\s=!<>()&|]*/y },
  { kind: 'quoted', form: /"(?:[^"\\]|\\.)*"/y },
  { kind: 'regex', form: /%[^%]*%/y },
  { kind: 'word', form: /[^\s=!<>()&|"%]+/y },
];

/** The tokens of what stands between the braces of a pattern; `undefined` where something else stands there. */
export function tokenize(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const token = readToken(text, at);
    if (!token) return undefined;
    at += token.text.length;
    if (token.kind !== 'blank') tokens.push({ kind: token.kind, text: token.text });
  }
  return tokens;
}

function readToken(text: string, at: number) {
  for (const { kind, form } of forms) {
    form.lastIndex = at;
    const found = form.exec(text)?.[0];
    if (found) return { kind, text: found };
  }
  return undefined;
}
