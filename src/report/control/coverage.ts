import { paragraphs } from '../html/blocks.ts';
import type { Section } from '../html/document.ts';
import { html } from '../html/markup.ts';
import { coverageTable, gapsTable } from '../ipe/coverage.ts';
import { groupGaps } from '../unknowns.ts';
import type { ControlPage } from './page.ts';

/** How what its rules read was read, and what that leaves unknown. */
export function coverageSection(page: ControlPage): Section {
  const { dossier, words } = page;
  const w = words.coverage;
  const { coverage, gaps } = dossier;
  const count = (wanted: string) => coverage.filter(({ status }) => status === wanted).length;
  const failed = coverage.filter(({ status }) => status === 'unread' || status === 'partial');
  const absent = count('absent');
  const ledger = { calls: 0, failed: 0, gaps, absent: [], statistics: [] };
  return {
    id: 'coverage',
    title: w.heading,
    body: html`${paragraphs(w.intro)}${coverageTable(page, failed)}${gapsTable(page, groupGaps({ ledger }))}${paragraphs(
      w.read({ n: count('ok') }),
      absent > 0 ? w.absent({ n: absent }) : undefined,
    )}`,
  };
}
