/** What the core schema of YAML 1.2 reads as something else than text (https://yaml.org/spec/1.2.2/#1032-tag-resolution). */
const reserved = /^(?:null|true|false)$/i;

/**
 * One line of text as a YAML scalar, in flow style too: as it is where nothing in it means anything, else in double quotes,
 * where JSON's escapes are YAML's (https://yaml.org/spec/1.2.2/#double-quoted-style).
 */
export function quoteYaml(text: string): string {
  const isPlain = /^[A-Za-z][\w.-]*(?: [A-Za-z][\w.-]*)*$/.test(text) && !reserved.test(text);
  return isPlain ? text : JSON.stringify(text);
}

/** A list on one line. */
export function quoteYamlList(texts: readonly string[]): string {
  return `[${texts.map(quoteYaml).join(', ')}]`;
}
