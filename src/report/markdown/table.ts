import type { Messages } from '../../i18n/messages.en.ts';
import { formatCount } from '../../i18n/plural.ts';

/**
 * Bytes that one section may take. A GitHub step summary over 1 MiB is not shown at all; seven sections of this and
 * the head stay below 900 KiB
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary).
 */
const sectionBytes = 120 * 1024;

const bytes = new TextEncoder();

/** As many lines as fit, in order, and how many did not. */
export function takeWithin(
  lines: readonly string[],
  most = sectionBytes,
): { shown: readonly string[]; omitted: number } {
  let left = most;
  const end = lines.findIndex((line) => {
    left -= bytes.encode(line).length + 1;
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
