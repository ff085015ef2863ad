import { printableShort } from '../printable.ts';

/**
 * Characters of a text that a cell takes: a hidden one is shown with up to six, and a cell of Excel holds 32,767; a longer one
 * would run over into other cells.
 */
const cellLength = 4000;

/**
 * A text that a spreadsheet may take for a formula. `= + - @`, also full-width or otherwise composed (an input method makes
 * them plain), and the Unicode minus; after whatever a spreadsheet trims (blanks, quotes, what is not seen). A tab, a line break
 * or a NUL in front counts by itself: OWASP ASVS 5.0, 1.2.10 and https://owasp.org/www-community/attacks/CSV_Injection.
 */
export function isFormula(text: string): boolean {
  if (/^[\t\r\n\0]/.test(text)) return true;
  const first = /[^\p{Z}\p{Cc}\p{Cf}\p{Cs}"'`\u2018-\u201f]/u.exec(text)?.[0].normalize('NFKC') ?? '';
  return /^[=+\-@\u2212]/.test(first);
}

/** One row with its end. Each cell is quoted: a semicolon, a comma or a tab in it never parts it, whatever the locale. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A cell. A formula gets an apostrophe in front, and stays readable; hidden characters are shown as their code. */
function csvCell(text: string): string {
  const shown = printableShort(text, cellLength).replaceAll('"', '""');
  return `"${isFormula(text) || isFormula(shown) ? "'" : ''}${shown}"`;
}
