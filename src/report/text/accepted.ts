import type { AssessedAttestation, AssessedResult, AssessedWaiver, Assessment } from '../../model/assessment.ts';
import type { Text } from '../../model/text.ts';
import { noteAttestation } from '../attestation.ts';
import { brackets } from '../brackets.ts';
import { isWaived } from '../findings.ts';
import { groupOverrides, type OverrideGroup } from '../overrides.ts';
import { printable, printableShort } from '../printable.ts';
import { subjectOf } from '../subject.ts';
import { concernOf, isBroad, lacksAlternative } from '../waivers.ts';
import { heading, listed, type Page, paragraph } from './page.ts';

const indent = 4;

/** Findings somebody accepted: by whom, why, until when. They stay findings. */
export function* waived(page: Page): Iterable<string> {
  const { assessment, t } = page;
  const accepted = assessment.results.filter(isWaived);
  if (accepted.length === 0) return;
  yield* heading(page, t.report.waivers.heading, t.report.waivers.summary({ findings: accepted.length }));
  const byWaiver = Map.groupBy(accepted, ({ waiver }) => waiver);
  for (const [index, waiver] of assessment.waivers.entries()) {
    const results = byWaiver.get(index);
    if (results) yield* acceptance(page, waiver, results);
  }
}

function* acceptance(page: Page, waiver: AssessedWaiver, results: readonly AssessedResult[]): Iterable<string> {
  const { assessment, t, ink, language } = page;
  const titles = titlesOf(assessment);
  for (const [id, of] of Map.groupBy(results, ({ rule }) => rule)) {
    const [first] = of;
    yield '';
    const grade = first ? `${t.report.findings.grade({ severity: t.severity[first.severity] })}  ` : '';
    const title = printable(titles.get(id)?.[language] ?? id);
    yield* paragraph(page, grade + title, { indent, first: '  ~ ', ink: ink.strong });
    const names = of.map(({ resource }) => printableShort(resource.name));
    yield* paragraph(page, listed(page, names, { most: 5 }), { indent });
  }
  const who = { owner: printable(waiver.owner), approvedBy: printable(waiver.approvedBy) };
  const between = language === 'ja' ? '、' : '; ';
  const until = t.report.waivers.expires({ date: printable(waiver.expires), days: waiver.daysLeft });
  const terms = [t.waiverType[waiver.type], t.report.waivers.accepted(who), until].join(between);
  yield* paragraph(page, terms, { indent, ink: ink.dim });
  yield* paragraph(page, `${t.report.waivers.reason}: ${printableShort(waiver.reason, 1000)}`, {
    indent,
    ink: ink.dim,
  });
  if (isBroad(waiver)) yield* paragraph(page, t.report.waivers.broad, { indent, ink: ink.caution });
  if (lacksAlternative(waiver)) yield* paragraph(page, t.report.waivers.noAlternative, { indent, ink: ink.caution });
  if (waiver.compensating === undefined) return;
  const compensating = `${t.report.waivers.compensating}: ${printableShort(waiver.compensating, 1000)}`;
  yield* paragraph(page, compensating, { indent, ink: ink.dim });
}

/** Waivers that expired or soon will, that accept nothing, or hold for years. */
export function* staleWaivers(page: Page): Iterable<string> {
  const { assessment, t, ink, language } = page;
  const stale = assessment.waivers.filter((waiver) => concernOf(waiver) !== undefined);
  if (stale.length === 0) return;
  const words = t.report.waivers;
  yield* heading(page, words.stateHeading);
  for (const waiver of stale) {
    const { rule, resources, state, expires, daysLeft, owner, place } = waiver;
    const concern = concernOf(waiver) ?? 'unused';
    yield '';
    const what = `${printable(rule)}  ${listed(page, resources.map(printable), { most: 5 })}`;
    yield* paragraph(page, what, { indent, first: '  ! ', ink: ink.strong });
    const date = printable(expires);
    const left = state === 'active' ? words.expires({ date, days: daysLeft }) : t.waiverState[state];
    const when = state === 'expired' ? words.expired({ date, days: -daysLeft }) : left;
    yield* paragraph(page, when, { indent, ink: ink.caution });
    yield* paragraph(page, words[`${concern}Means`], { indent });
    if (isBroad(waiver)) yield* paragraph(page, words.broad, { indent, ink: ink.caution });
    yield* paragraph(page, `${words.owner}: ${printable(owner)}${brackets(printable(place), language)}`, {
      indent,
      ink: ink.dim,
    });
  }
}

/** Who stated what no rule can see, and whether it still holds. */
export function* attestations(page: Page): Iterable<string> {
  const { assessment, t } = page;
  if (assessment.attestations.length === 0) return;
  yield* heading(page, t.report.attestations.heading);
  for (const attestation of assessment.attestations) yield* statement(page, attestation);
}

function* statement(page: Page, attestation: AssessedAttestation): Iterable<string> {
  const { assessment, t, ink, language } = page;
  const { state, statement, person, role, date, validUntil } = attestation;
  const words = t.report.attestations;
  const current = state === 'current';
  yield '';
  const subject = subjectOf(assessment, attestation, language);
  yield* paragraph(page, subject, { indent, first: current ? '  + ' : '  ! ', ink: ink.strong });
  yield* paragraph(page, printableShort(statement, 1000), { indent });
  const by = words.by({ person: printable(person), role: printable(role), date: printable(date) });
  const until = { date: printable(validUntil) };
  const when = state === 'expired' ? words.expired(until) : words.validUntil(until);
  yield* paragraph(page, by + (language === 'ja' ? '、' : '; ') + when, { indent, ink: ink.dim });
  const { signedOff, documents, whyNot } = noteAttestation(attestation, t, printableShort);
  if (signedOff !== undefined) yield* paragraph(page, signedOff, { indent, ink: ink.dim });
  for (const document of documents) {
    yield* paragraph(page, `${t.attestation.evidence}: ${document}`, { indent, ink: ink.dim });
  }
  if (whyNot !== undefined) yield* paragraph(page, whyNot, { indent, ink: ink.caution });
}

/** Rules that were judged with another value than their own. */
export function* parameters(page: Page): Iterable<string> {
  const groups = groupOverrides(page.assessment);
  if (groups.length === 0) return;
  yield* heading(page, page.t.report.parameters.heading);
  for (const group of groups) yield* changed(page, group);
}

function* changed(page: Page, { overrides, rules }: OverrideGroup): Iterable<string> {
  const { t, ink, language } = page;
  const words = t.report.parameters;
  const [rule] = rules;
  yield '';
  const what = rule && rules.length === 1 ? printable(rule.title[language]) : words.rules({ n: rules.length });
  const first = overrides.some(({ weaker }) => weaker) ? '  ! ' : '  - ';
  yield* paragraph(page, what, { indent, first, ink: ink.strong });
  for (const { parameter, value, default: usual, weaker, approvedBy, until, reason } of overrides) {
    const text = words.value({
      parameter: printable(parameter),
      value: printableShort(JSON.stringify(value)),
      usual: printableShort(JSON.stringify(usual)),
    });
    const terms = [
      ...(weaker ? [words.weaker] : []),
      ...(approvedBy === undefined ? [] : [words.approved({ person: printable(approvedBy) })]),
      ...(until === undefined ? [] : [words.until({ date: printable(until) })]),
      ...(reason === undefined ? [] : [printableShort(reason, 1000)]),
    ];
    yield* paragraph(page, text, { indent });
    if (terms.length === 0) continue;
    const between = language === 'ja' ? '、' : '; ';
    yield* paragraph(page, terms.join(between), { indent, ink: weaker ? ink.caution : ink.dim });
  }
  const ids = rules.map(({ id }) => printable(id));
  yield* paragraph(page, listed(page, ids, { most: 3 }), { indent, ink: ink.code });
}

function titlesOf({ rules }: Assessment): ReadonlyMap<string, Text> {
  return new Map(rules.map(({ id, title }) => [id, title]));
}
