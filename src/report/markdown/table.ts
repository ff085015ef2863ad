import type { Messages } from '../../i18n/messages.en.ts';
import { formatCount } from '../../i18n/plural.ts';

/** Bytes that one table may take: ten full ones, and what is said of findings one by one, stay below {@link pageBytes}. */
const sectionBytes = 64 * 1024;
/** Bytes for what is said of findings one by one, below their table. */
export const detailBytes = 160 * 1024;
/** Bytes that a list within one cell or one detail may take, so that no row is too large to be shown. */
export const listBytes = 4 * 1024;
/** Bytes that lines about targets may take above everything else. */
export const linesBytes = 16 * 1024;
/**
 * Bytes of the whole page. GitHub drops a step summary over 1,024 KiB
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits); a step
 * that writes more than this report has room for it.
 */
export const pageBytes = 900 * 1024;

/** The size of text in a file, in bytes: a Japanese character takes three. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

/** As many lines as fit, in order, and how many did not. */
export function takeWithin(
  lines: readonly string[],
  most = sectionBytes,
): { shown: readonly string[]; omitted: number } {
  let left = most;
  const end = lines.findIndex((line) => {
    left -= bytesOf(line) + 1;
    return left < 0;
  });
  return end === -1 ? { shown: lines, omitted: 0 } : { shown: lines.slice(0, end), omitted: lines.length - end };
}

/** A table, and above it how many rows it does not show. Cells are Markdown already. */
export function markdownTable(t: Messages, header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const { shown, omitted } = takeWithin(rows.map(row));
  const note = t.report.next.omitted({ shown: shown.length, total: rows.length });
  return [...(omitted > 0 ? [`**${note}**`, ''] : []), row(header), row(header.map(() => '---')), ...shown, ''];
}

/** A count as a table shows it: nothing stands out less than a dash. */
export function countCell(n: number): string {
  return n === 0 ? '-' : formatCount(n);
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
