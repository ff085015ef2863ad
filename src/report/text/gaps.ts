import { causeSentence } from '../../i18n/cause.ts';
import { listSeparator } from '../../i18n/term.ts';
import type { Cause } from '../../model/cause.ts';
import { brackets } from '../brackets.ts';
import { printable, printableShort } from '../printable.ts';
import { effectsOf, type GapGroup, groupGaps, groupUnknowns, type UnknownGroup } from '../unknowns.ts';
import { heading, listed, type Page, paragraph } from './page.ts';

/** What could not be read, why, what to grant, and how much that leaves unknown. */
export function* gaps(page: Page): Iterable<string> {
  const groups = groupGaps(page.assessment);
  if (groups.length === 0) return;
  const { t, ink } = page;
  const { calls, failed } = page.assessment.ledger;
  yield* heading(page, t.report.gaps.heading, t.report.head.callsFailed({ calls, failed }));
  for (const group of groups) {
    yield '';
    yield* paragraph(page, printable(group.call), { indent: 4, first: '  ? ', ink: ink.strong });
    yield* paragraph(page, why(page, group.cause, group), { indent: 4 });
    const places = group.places.map(({ target, account, region }) => printable([target, account, region].join(' / ')));
    yield* paragraph(page, listed(page, places, { most: 3 }), { indent: 4, ink: ink.dim });
    yield* paragraph(page, effectsOf(group, t).join(listSeparator[page.language]), { indent: 4 });
    if (page.verbose) yield* paragraph(page, group.rules.map(printable).join(', '), { indent: 4, ink: ink.dim });
  }
}

/** Results that are unknown, by what keeps them so. */
export function* unknowns(page: Page): Iterable<string> {
  const groups = groupUnknowns(page.assessment);
  if (groups.length === 0) return;
  const { t } = page;
  const results = groups.reduce((sum, group) => sum + group.results, 0);
  const rules = new Set(groups.flatMap((group) => group.rules.map(({ rule }) => rule.id))).size;
  yield* heading(page, t.report.unknown.heading, t.report.unknown.summary({ results, rules }));
  for (const group of groups) yield* unknownGroup(page, group);
}

function* unknownGroup(page: Page, group: UnknownGroup): Iterable<string> {
  const { t, ink, language, verbose } = page;
  const { cause, results, rules } = group;
  yield '';
  const reason = cause ? why(page, cause, group) : t.report.unknown.withoutCause;
  yield* paragraph(page, reason, { indent: 4, first: '  ? ' });
  yield* paragraph(page, t.report.unknown.results({ n: results }), { indent: 4, ink: ink.dim });
  for (const { rule, results: of } of rules.slice(0, verbose ? rules.length : 5)) {
    yield* paragraph(page, printable(rule.title[language]) + brackets(String(of.length), language), {
      indent: 6,
      first: '    - ',
    });
    if (!verbose) continue;
    for (const { resource } of of) {
      yield* paragraph(page, printableShort(resource.id), { indent: 6, ink: ink.dim });
    }
  }
  const more = verbose ? 0 : rules.length - 5;
  if (more > 0) yield* paragraph(page, t.report.findings.more({ n: more }), { indent: 6, ink: ink.dim });
}

function why({ language, verbose }: Page, cause: Cause, { permissions }: Pick<GapGroup, 'permissions'>): string {
  return printable(causeSentence(cause, { permissions, most: verbose ? Number.POSITIVE_INFINITY : 5 })[language]);
}
