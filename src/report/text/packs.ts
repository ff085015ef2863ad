import { packMessagesIn } from '../../i18n/packs.ts';
import { valueSeparator } from '../../i18n/term.ts';
import { usedPacks } from '../packs.ts';
import { printable } from '../printable.ts';
import { heading, type Page, paragraph } from './page.ts';

const indent = 4;

/** Whose rules were judged beside ours, and whether anybody looked at just these. */
export function* packs(page: Page): Iterable<string> {
  const { assessment, ink, language } = page;
  const used = usedPacks(assessment);
  if (used.length === 0) return;
  const t = packMessagesIn(language);
  yield* heading(page, t.heading);
  for (const { pack, rules } of used) {
    const { name, version, title, licence, digest, pinned } = pack;
    yield '';
    const what = [`${printable(name)} ${printable(version)}`, ...(title ? [printable(title[language])] : [])].join(
      '  ',
    );
    yield* paragraph(page, what, { indent, first: pinned ? '  - ' : '  ! ', ink: ink.strong });
    const facts = [
      t.rules({ n: rules }),
      ...(licence === undefined ? [] : [t.licence({ licence: printable(licence) })]),
    ];
    yield* paragraph(page, facts.join(valueSeparator[language]), { indent });
    yield* paragraph(page, pinned ? t.pinned : t.unpinned, { indent, ink: pinned ? ink.dim : ink.caution });
    yield* paragraph(page, `${t.digest} ${printable(digest)}`, { indent, ink: ink.dim });
  }
  yield '';
  yield* paragraph(page, t.means, { indent: 2, ink: ink.dim });
}
