import { responsibilityMessagesIn } from '../../i18n/responsibility.ts';
import { citeControl } from '../responsibility.ts';
import { markdownText } from './escape.ts';
import type { MarkdownPage } from './page.ts';
import { markdownTable } from './table.ts';

/** Whose part controls are, where anything was declared. */
export function responsibilitiesSection({ assessment, t, language }: MarkdownPage): string[] {
  const { responsibilities = [] } = assessment;
  if (responsibilities.length === 0) return [];
  const words = responsibilityMessagesIn(language);
  const rows = responsibilities.map((one) => {
    const { party, vendor = '-', report = '-', note } = one;
    return [
      markdownText(citeControl(assessment, one, language)),
      words.parties[party],
      ...[vendor, report, note?.[language] ?? '-'].map((text) => markdownText(text)),
    ];
  });
  const header = [words.control, words.party, words.vendor, words.report, words.note];
  return [`### ${words.heading}`, '', words.means, '', ...markdownTable(t, header, rows)];
}
