import type { Messages } from '../../i18n/messages.en.ts';
import { valueSeparator } from '../../i18n/term.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Language } from '../../model/text.ts';
import type { Ink, Paint } from '../ink.ts';
import type { Cell } from '../table.ts';
import { wrap } from '../wrap.ts';

/** What every section of the text report needs to write itself. */
export interface Page {
  readonly assessment: Assessment;
  readonly t: Messages;
  readonly language: Language;
  readonly ink: Ink;
  readonly width: number;
  readonly verbose: boolean;
}

/** What laying out takes of it. */
export type Sheet = Pick<Page, 'ink' | 'width'>;

/** Where a line stands and how it is coloured. `first` stands before its first line, in the indent. */
export interface Placing {
  readonly indent: number;
  readonly ink?: Paint;
  readonly first?: string;
}

/** Text wrapped to the page. */
export function paragraph(page: Sheet, text: string, { indent, ink, first = '' }: Placing): string[] {
  return wrap(text, page.width - indent).map((line, index) => {
    const left = index === 0 ? first.padEnd(indent) : ' '.repeat(indent);
    return left + (ink?.(line) ?? line);
  });
}

/** A section's heading, with what it comes to beside it. */
export function heading(page: Sheet, text: string, summary = ''): string[] {
  return ['', '', ...lead(page, [text, summary], { indent: 0, ink: page.ink.strong })];
}

/** A first word in its colour and, two columns on, what is less important. */
export function lead(page: Sheet, [first, rest]: readonly [string, string], { indent, ink }: Placing): string[] {
  const left = ' '.repeat(indent);
  return wrap(rest ? `${first}  ${rest}` : first, page.width - indent).map((line, index) => {
    if (index > 0 || !line.startsWith(first)) return left + page.ink.dim(line);
    return left + (ink?.(first) ?? first) + (line.length > first.length ? page.ink.dim(line.slice(first.length)) : '');
  });
}

interface Listing {
  readonly most: number;
  readonly separator?: string;
}

/** Items in one line; past `most` the rest is counted, unless everything is asked for. */
export function listed(page: Page, items: readonly string[], { most, separator }: Listing): string {
  const between = separator ?? valueSeparator[page.language];
  const shown = items.slice(0, page.verbose ? items.length : most);
  const more = items.length - shown.length;
  const tail = more > 0 ? [page.t.report.findings.more({ n: more })] : [];
  return [...shown, ...tail].join(between);
}

/** A cell of plain or coloured text. */
export function cell(text: string, ink?: Paint): Cell {
  return ink ? { text, ink } : { text };
}
