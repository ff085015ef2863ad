/** Words that YAML, or an older YAML, reads as something else than text. */
const notText = /^(?:null|true|false|yes|no|on|off|y|n)$/i;
/** Words that are the same inside and outside of a flow collection, and days. */
const plain = /^(?:[a-z][\w@./-]*|\d{4}-\d{2}-\d{2})$/i;
/** What nobody sees: controls, marks of direction, separators of lines, halves of pairs, private and unassigned signs. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** Text as YAML on one line: as it is where that cannot be read as anything else, else in double quotes. */
export function writeScalar(text: string): string {
  if (plain.test(text) && !notText.test(text)) return text;
  return JSON.stringify(text).replace(unseen, showCode);
}

/** YAML knows `\U` with eight digits for what JSON writes as a pair. */
function showCode(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return code > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
