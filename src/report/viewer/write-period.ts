import type { Period } from '../../model/period.ts';
import type { Language } from '../../model/text.ts';
import { list } from '../html/blocks.ts';
import type { LanguagePage, ViewerSection } from './page.ts';
import { glance, periodParts } from './period.ts';
import { openPeriodView, sentence } from './period-view.ts';
import { type Shell, writeShell } from './shell.ts';

/** A period, and what wrote the report on it. */
export interface PeriodFile {
  readonly period: Period;
  readonly tool: Shell['tool'];
}

/** A period in a file of its own, for people: each part a page. The same period gives the same bytes. */
export function writePeriodViewer({ period, tool }: PeriodFile, language: Language): Generator<string> {
  return writeShell({
    ...{ language, tool },
    title: (page) => {
      const { own, t } = openPeriodView(period, page);
      return own.fileTitle({ organization: period.organization ?? t.anonymous });
    },
    sections: (page) => sectionsOf(period, page),
  });
}

function sectionsOf(period: Period, page: LanguagePage): readonly ViewerSection[] {
  const view = openPeriodView(period, page);
  const { t, own } = view;
  const limits = list([sentence(t.noOpinion), own.between]);
  return [
    { id: 'period', title: own.glance, body: glance(view) },
    ...periodParts(view),
    { id: 'limits', title: own.limits, body: limits },
  ];
}
