import stringWidth from 'string-width';

/** Printable ASCII alone, of which every character takes one column. */
export function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** Columns that text takes on a terminal: a Japanese character takes two. */
export function widthOf(text: string): number {
  return isAscii(text) ? text.length : stringWidth(text);
}

/** Text filled with spaces to so many columns. Longer text stays as it is. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}

/** The width to lay out for: what the terminal has, within 40 and 160 columns. */
export function usableWidth(columns: number): number {
  return Number.isFinite(columns) ? Math.min(160, Math.max(40, Math.floor(columns))) : 80;
}
