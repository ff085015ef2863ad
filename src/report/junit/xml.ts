import { printable } from '../printable.ts';

/**
 * Text as it may stand in an element or an attribute. Characters that XML 1.0 cannot carry even escaped (controls, lone
 * surrogates, U+FFFE and U+FFFF: https://www.w3.org/TR/xml/#charsets) are shown as their code, and so is whatever misleads a
 * reader. `>` is escaped too, so that nothing ends a CDATA section that somebody puts around it.
 */
export function xmlText(text: string): string {
  return printable(text)
    .replace(/[\ufffe\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** ` name="value"` for each that has one. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('');
}

/** Lines as the content of an element. */
export function content(lines: readonly string[]): string {
  return lines.map(xmlText).join('\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
