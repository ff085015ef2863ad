import { valueSeparator } from '../../i18n/term.ts';
import type { Population, ScopeChange } from '../../model/period.ts';
import { printableShort } from '../printable.ts';
import { type Cell, table } from '../table.ts';
import { cell, heading, paragraph } from '../text/page.ts';
import { firstOf, minuteOf, type PeriodPage } from './sheet-page.ts';

/** How many resources there were, and how many came and went. */
export function* population(page: PeriodPage): Iterable<string> {
  const { period, t, ink } = page;
  const words = t.population;
  yield* heading(page, words.heading, words.summary(period.population));
  const counts = countKinds(period.population).map(([kind, n]) => words.counts({ kind: words.kinds[kind], n }));
  const line = counts.length > 0 ? counts.join(valueSeparator[page.language]) : words.none;
  yield* paragraph(page, line, { indent: 2, ...(counts.length === 0 && { ink: ink.dim }) });
}

function countKinds({ changes }: Population) {
  const kinds = ['added', 'removed', 'left_scope', 'type_changed'] as const;
  return kinds
    .map((kind) => [kind, changes.filter((change) => change.kind === kind).length] as const)
    .filter(([, n]) => n > 0);
}

/** What was read, or read with, otherwise than before. */
export function* scope(page: PeriodPage): Iterable<string> {
  const { period, t, ink, width } = page;
  const words = t.scope;
  if (period.scopeChanges.length === 0) {
    yield* paragraph(page, words.none, { indent: 2, ink: ink.dim });
    return;
  }
  const { shown, rest } = firstOf(page, period.scopeChanges);
  yield '';
  yield* table(
    shown.map((change): Cell[] => [
      cell(minuteOf(page, change.at)),
      cell(words.kinds[change.kind]),
      cell(words.changes[change.change], change.change === 'removed' ? ink.caution : undefined),
      cell(changeWords(page, change)),
    ]),
    { width, indent: 2, header: [words.at, '', '', words.what].map((text) => cell(text, ink.dim)) },
  );
  if (rest > 0) yield* paragraph(page, words.more({ n: rest }), { indent: 2, ink: ink.dim });
}

function changeWords({ t, language }: PeriodPage, change: ScopeChange): string {
  const { what, from, to, reason, approvedBy, kind } = change;
  // A digest says no more by its end.
  const short = (text: string) => printableShort(/^[0-9a-f]{64}$/.test(text) ? text.slice(0, 12) : text, 120);
  if (from !== undefined && to !== undefined) return `${short(from)} → ${short(to)}`;
  if (kind !== 'exclusion') return printableShort(what, 160);
  const by = approvedBy === undefined ? t.scope.unapproved : `${t.scope.approvedBy}: ${printableShort(approvedBy, 80)}`;
  const why = reason === undefined ? [] : [`${t.scope.reason}: ${printableShort(reason, 160)}`];
  return [printableShort(what, 160), by, ...why].join(language === 'ja' ? '、' : '; ');
}

/** Rules that had more than one version in the period. */
export function* rules(page: PeriodPage): Iterable<string> {
  const { period, t, ink, width } = page;
  const words = t.rules;
  const byRule = Map.groupBy(period.rules, ({ rule }) => rule);
  yield* heading(page, words.heading, words.summary({ rules: byRule.size, versions: period.rules.length }));
  const changed = [...byRule.values()].filter((versions) => page.verbose || versions.length > 1).flat();
  if (changed.length === 0) {
    yield* paragraph(page, words.one, { indent: 2, ink: ink.dim });
    return;
  }
  const header = [words.rule, words.from, words.to, words.runs, words.digest].map((text) => cell(text, ink.dim));
  yield* table(
    changed.map(({ rule, digest, from, to, runs }): Cell[] => [
      cell(printableShort(rule, 120)),
      cell(minuteOf(page, from)),
      cell(minuteOf(page, to)),
      cell(String(runs)),
      cell(printableShort(digest.slice(0, 12), 12)),
    ]),
    { width, indent: 2, header },
  );
}
