import type { IpaRating } from '../../tls-scanner-lite/rating/ipa-3.1.ts';
import { ipaItemsNotConfirmed } from '../../tls-scanner-lite/rating/ipa-3.1-items.ts';
import type { MozillaRating } from '../../tls-scanner-lite/rating/mozilla-5.8.ts';
import { printableShort } from '../printable.ts';
import { type Cell, fields } from '../table.ts';
import { cell, paragraph } from '../text/page.ts';
import { bad, between, good, type TlsPage } from './page.ts';

/** The configuration that Mozilla recommends for general use; what keeps a server from it is told in full. */
const general = 'intermediate';

type Rows = [Cell, Cell][];

/** Which of Mozilla's configurations a server stays within. */
export function* mozilla(page: TlsPage, { profiles }: MozillaRating): Iterable<string> {
  const { t, ink, width } = page;
  const words = t.ratings.profiles.mozilla;
  const rows: Rows = profiles.map(({ level, conforms, deviations }) => {
    const items = deviations.map(({ item }) => words.item[item]).join(between(page));
    return [
      cell(words.best[level], ink.dim),
      conforms ? good(page, words.conforms) : differs(page, words.differs, items),
    ];
  });
  yield* fields(rows, { width, indent: 4 });
  for (const { item, found } of profiles.find(({ level }) => level === general)?.deviations ?? []) {
    if (item === 'ocsp_staple' || item === 'server_preferred_order') continue;
    const names = printableShort(found, 220).replace(
      / and (\d+) more$/,
      (_, n: string) => between(page) + t.more({ n: Number(n) }),
    );
    yield* paragraph(page, `${words.item[item]}: ${names}`, { indent: 6, ink: ink.dim });
  }
}

/** Which of the types of the guideline a server meets, as far as their settings are confirmed. */
export function* ipa(page: TlsPage, { types }: IpaRating): Iterable<string> {
  const { t, ink, width, language } = page;
  const words = t.ratings.profiles.ipa;
  const rows: Rows = types.flatMap(({ type, meetsConfirmedMust, unmet, unmetShould }): Rows => {
    const must = unmet.map((id) => words.item[id]).join(between(page));
    const should = unmetShould.map((id) => words.item[id]).join(between(page));
    const verdict = meetsConfirmedMust ? good(page, words.meets) : differs(page, words.unmet, must);
    const rest: Rows = should === '' ? [] : [[cell(''), cell(`! ${words.should}: ${should}`, ink.caution)]];
    return [[cell(words.best[type], ink.dim), verdict], ...rest];
  });
  yield* fields(rows, { width, indent: 4 });
  const left = ipaItemsNotConfirmed.map((item) => item[language]).join(language === 'ja' ? '、' : '; ');
  yield* paragraph(page, t.ratings.notChecked({ list: left }), { indent: 4, ink: ink.dim });
}

function differs(page: TlsPage, word: string, items: string): Cell {
  return bad(page, `${word}: ${items}`);
}
