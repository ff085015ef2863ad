import { blindSpots } from '../blind.ts';
import { brackets } from '../brackets.ts';
import { printable } from '../printable.ts';
import { heading, listed, type Page, paragraph } from './page.ts';

/** Safeguards that no API shows, or not whole; the reasons for who asks. */
export function* blind(page: Page): Iterable<string> {
  const { assessment, t, ink, language, verbose } = page;
  const spots = blindSpots(assessment);
  if (spots.length === 0) return;
  yield* heading(page, t.report.blind.heading);
  yield* paragraph(page, t.report.blind.means, { indent: 2, ink: ink.dim });
  if (!verbose) {
    const titles = [...new Set(spots.map(({ title }) => printable(title[language])))];
    yield* paragraph(
      page,
      `${t.report.blind.why} ${listed(page, titles, { most: 8, separator: language === 'ja' ? '、' : '; ' })}`,
      { indent: 2 },
    );
    return;
  }
  for (const { title, provider, reason } of spots) {
    yield* paragraph(page, printable(title[language]) + brackets(printable(provider), language), { indent: 2 });
    yield* paragraph(page, printable(reason[language]), { indent: 4, ink: ink.dim });
  }
}
