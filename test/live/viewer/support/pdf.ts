import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { hasPrograms } from '../../support/nginx.ts';

/** Poppler reads what was printed. Without it these tests say so and skip; with CI set they fail. */
export function findPoppler(): boolean {
  if (hasPrograms('pdftotext', 'pdffonts', 'pdftoppm')) return true;
  const missing = 'there is no pdftotext (Debian: apt-get install poppler-utils)';
  if (process.env.CI) throw new Error(missing);
  console.warn(`skipping the report on paper: ${missing}`);
  return false;
}

export interface Printed {
  /** Text of each sheet without its spaces, which a reader of PDF puts where it likes. */
  readonly sheets: readonly string[];
  readonly fonts: readonly { readonly name: string; readonly isEmbedded: boolean; readonly hasUnicode: boolean }[];
}

/** Prints the page as its reader does, into that file. */
export async function print(page: Page, format: 'A4' | 'Letter', file: string): Promise<Printed> {
  writeFileSync(file, await page.pdf({ format, printBackground: false }));
  const text = execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const sheets = text.split('\f').slice(0, -1).map(squeeze);
  const [, , ...lines] = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trimEnd().split('\n');
  const fonts = lines.map((line) => {
    const [, name = '', embedded, , unicode] = /^(\S+).*?(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/.exec(line) ?? [];
    return { name, isEmbedded: embedded === 'yes', hasUnicode: unicode === 'yes' };
  });
  return { sheets, fonts };
}

/** What its first sheet looks like, as text. */
export function pictureOf(file: string): string {
  return execFileSync('pdftoppm', ['-r', '60', '-l', '1', '-gray', file], { encoding: 'base64', maxBuffer: 1 << 28 });
}

/** A text without spaces, and with what a font joins or takes from another block as its usual letters. */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}

/** Width of what is printed on in CSS pixels, within the margins of the style sheet (14 mm). */
export const paperWidth = { A4: Math.round(((210 - 28) / 25.4) * 96), Letter: Math.round((8.5 - 28 / 25.4) * 96) };
