import { type SslLabsGrade, type SslLabsRating, sslLabsGrades } from '../../tls-scanner-lite/rating/ssl-labs-2009r.ts';
import type { Verdict } from '../../tls-scanner-lite/verdict.ts';
import { type Cell, table } from '../table.ts';
import { cell, heading, paragraph } from '../text/page.ts';
import { gradePaint } from './head.ts';
import { because, between, type TlsPage } from './page.ts';
import { ipa, mozilla } from './profiles.ts';
import type { RatedEndpoint } from './rated-endpoint.ts';

/** What the published scales make of the endpoint, why, and what they ask that no scan checks. */
export function* ratings(page: TlsPage, { ratings: rated }: RatedEndpoint): Iterable<string> {
  const { t, ink } = page;
  const { sslLabs: labs, profiles } = t.ratings;
  yield* heading(page, t.heading.ratings);
  yield* paragraph(page, labs.title, { indent: 2, ink: ink.strong });
  if (rated.sslLabs.status === 'ok') yield* sslLabs(page, rated.sslLabs.value);
  else yield* withheld(page, rated.sslLabs, labs.noStarttls);
  yield '';
  yield* paragraph(page, profiles.mozilla.title, { indent: 2, ink: ink.strong });
  if (rated.mozilla.status === 'ok') yield* mozilla(page, rated.mozilla.value);
  else yield* withheld(page, rated.mozilla);
  yield '';
  yield* paragraph(page, profiles.ipa.title, { indent: 2, ink: ink.strong });
  if (rated.ipa.status === 'ok') yield* ipa(page, rated.ipa.value);
  else yield* withheld(page, rated.ipa);
}

function* sslLabs(page: TlsPage, rating: SslLabsRating): Iterable<string> {
  const { t, ink, width } = page;
  const words = t.ratings.sslLabs;
  const { grade, caps, warnings, notChecked } = rating;
  yield* paragraph(page, t.head.grade({ grade }), { indent: 4, ink: gradePaint(page, grade) });
  yield* paragraph(page, words.scores(rounded(rating)), { indent: 4 });
  const limits: readonly Limit[] = [
    ...caps.map(({ limit, because: id }) => ({ limit, why: words.cap[id] })),
    ...warnings.map((id) => ({ limit: 'A-' as const, why: words.warning[id] })),
  ];
  const worstFirst = limits.toSorted((a, b) => sslLabsGrades.indexOf(b.limit) - sslLabsGrades.indexOf(a.limit));
  const rows = worstFirst.map(({ limit, why }): Cell[] => [cell(limit, gradePaint(page, limit)), cell(why)]);
  yield* table(rows, { width, indent: 4 });
  const rules = notChecked.map((id) => words.notCheckedRule[id]).join(between(page));
  yield* paragraph(page, t.ratings.notChecked({ list: rules }), { indent: 4, ink: ink.dim });
}

/** What holds the grade down, and to which letter. */
interface Limit {
  readonly limit: SslLabsGrade;
  readonly why: string;
}

type Scores = 'score' | 'protocol' | 'keyExchange' | 'cipherStrength';

/** With one digit where they are not whole. */
function rounded(rating: Readonly<Record<Scores, number>>): Readonly<Record<Scores, string>> {
  const show = (score: number) => String(Math.round(score * 10) / 10);
  const { score, protocol, keyExchange, cipherStrength } = rating;
  return {
    score: show(score),
    protocol: show(protocol),
    keyExchange: show(keyExchange),
    cipherStrength: show(cipherStrength),
  };
}

/** Why there is no rating. `notFor`: whom the scale is not for. */
function withheld(page: TlsPage, verdict: Exclude<Verdict<never>, { status: 'ok' }>, notFor = ''): string[] {
  const { t, ink } = page;
  if (verdict.status === 'not-tested') {
    return paragraph(page, `- ${t.ratings.notGraded({ why: notFor })}`, { indent: 4, ink: ink.dim });
  }
  const text = t.ratings.withheld({ why: because(page, verdict) });
  return paragraph(page, text, { indent: 6, first: '    ? ', ink: ink.caution });
}
