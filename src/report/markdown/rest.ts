import { causeSentence } from '../../i18n/cause.ts';
import type { AssessedWaiver } from '../../model/assessment.ts';
import type { Cause } from '../../model/cause.ts';
import { severities } from '../../model/rule.ts';
import type { Language } from '../../model/text.ts';
import { orderIn } from '../../text/order.ts';
import { noteAttestation } from '../attestation.ts';
import { blindSpots } from '../blind.ts';
import { brackets } from '../brackets.ts';
import { isWaived } from '../findings.ts';
import { groupOverrides } from '../overrides.ts';
import { subjectOf } from '../subject.ts';
import { effectsOf, type GapGroup, groupGaps, groupUnknowns } from '../unknowns.ts';
import { concernOf, isBroad, lacksAlternative } from '../waivers.ts';
import { markdownCode, markdownText } from './escape.ts';
import type { MarkdownPage } from './page.ts';
import { listBytes, markdownTable, takeWithin } from './table.ts';

const bySeverity = orderIn(severities);

const shownAtMost = 5;

/** Calls that failed, and what that leaves unknown. */
export function gapsSection(page: MarkdownPage): string[] {
  const { assessment, t, language } = page;
  const words = t.report.gaps;
  const rows = groupGaps(assessment).map((group) => [
    markdownCode(group.call),
    markdownText(why(group.cause, group, language)),
    some(
      page,
      group.places.map(({ target, account, region }) => markdownText([target, account, region].join(' / '))),
    ),
    effectsOf(group, t).join('<br>'),
  ]);
  return section(page, words.heading, [words.call, words.cause, words.where, words.effect], rows);
}

/** Unknown results by what keeps them so. */
export function unknownSection(page: MarkdownPage): string[] {
  const { assessment, t, language } = page;
  const words = t.report.unknown;
  const rows = groupUnknowns(assessment).map(({ cause, permissions, results, rules }) => [
    markdownText(cause ? why(cause, { permissions }, language) : words.withoutCause),
    words.results({ n: results }),
    some(
      page,
      rules.map(({ rule, results: of }) => markdownText(rule.title[language]) + brackets(String(of.length), language)),
    ),
  ]);
  return section(page, words.heading, [t.report.gaps.cause, t.report.head.results, t.report.findings.rule], rows);
}

function why(cause: Cause, { permissions }: Pick<GapGroup, 'permissions'>, language: Language): string {
  return causeSentence(cause, { permissions, most: shownAtMost })[language];
}

/** Findings somebody accepted. */
export function waivedSection(page: MarkdownPage): string[] {
  const { assessment, t, language } = page;
  const words = t.report.waivers;
  const titles = new Map(assessment.rules.map(({ id, title }) => [id, title]));
  const gravestFirst = assessment.results.filter(isWaived).toSorted((a, b) => bySeverity(a.severity, b.severity));
  const rows = gravestFirst.flatMap(({ rule, resource, severity, waiver: position = -1 }) => {
    const waiver = assessment.waivers[position];
    if (!waiver) return [];
    const { type, owner, approvedBy, reason, expires, daysLeft, compensating } = waiver;
    const because = compensating === undefined ? reason : `${reason} ${words.compensating}: ${compensating}`;
    return [
      [
        `${markdownText(titles.get(rule)?.[language] ?? rule)}${brackets(t.severity[severity], language)}<br>${markdownCode(resource.name)}`,
        words.accepted({ owner: markdownText(owner), approvedBy: markdownText(approvedBy) }),
        [
          `${t.waiverType[type]}: ${markdownText(because)}`,
          ...(isBroad(waiver) ? [`**${words.broad}**`] : []),
          ...(lacksAlternative(waiver) ? [words.noAlternative] : []),
        ].join('<br>'),
        words.expires({ date: markdownText(expires), days: daysLeft }),
      ],
    ];
  });
  return section(page, words.heading, [t.report.findings.finding, words.owner, words.reason, words.expiry], rows);
}

/** Waivers that expired or soon will, that accept nothing, or hold for years. */
export function staleWaiversSection(page: MarkdownPage): string[] {
  const { assessment, t } = page;
  const words = t.report.waivers;
  const stale = assessment.waivers.flatMap((waiver) => {
    const concern = concernOf(waiver);
    return concern ? [{ ...waiver, concern }] : [];
  });
  const when = ({ state, expires, daysLeft }: Pick<AssessedWaiver, 'state' | 'expires' | 'daysLeft'>): string => {
    const date = markdownText(expires);
    if (state === 'active') return words.expires({ date, days: daysLeft });
    return state === 'expired' ? words.expired({ date, days: -daysLeft }) : t.waiverState[state];
  };
  const rows = stale.map(({ rule, resources, owner, place, ...waiver }) => [
    `${markdownCode(rule)}<br>${some(
      page,
      resources.map((resource) => markdownCode(resource)),
    )}`,
    markdownText(owner),
    [when(waiver), words[`${waiver.concern}Means`], ...(isBroad(waiver) ? [`**${words.broad}**`] : [])].join('<br>'),
    markdownCode(place),
  ]);
  return section(page, words.stateHeading, [words.waiver, words.owner, words.state, words.place], rows);
}

/** Rules judged with another value than their own. */
export function parametersSection(page: MarkdownPage): string[] {
  const { assessment, t, language } = page;
  const words = t.report.parameters;
  const rows = groupOverrides(assessment).flatMap(({ overrides, rules }) =>
    overrides.map(({ parameter, value, default: usual, weaker, reason, approvedBy, until }) => [
      some(
        page,
        rules.map(({ id, title }) => `${markdownText(title[language])}<br>${markdownCode(id)}`),
      ),
      markdownText(words.value({ parameter, value: JSON.stringify(value), usual: JSON.stringify(usual) })),
      [
        ...(weaker ? [`**${words.weaker}**`] : []),
        ...(approvedBy === undefined ? [] : [words.approved({ person: markdownText(approvedBy) })]),
        ...(until === undefined ? [] : [words.until({ date: markdownText(until) })]),
        ...(reason === undefined ? [] : [markdownText(reason)]),
      ].join('<br>'),
    ]),
  );
  return section(page, words.heading, [t.report.findings.rule, words.parameter, t.report.waivers.reason], rows);
}

/** Safeguards that no API shows, or not whole, and why. */
export function blindSection({ assessment, t, language }: MarkdownPage): string[] {
  const spots = blindSpots(assessment);
  if (spots.length === 0) return [];
  const lines = spots.map(
    ({ title, provider, reason }) =>
      `- **${markdownText(title[language])}**${brackets(markdownText(provider), language)}: ${markdownText(reason[language], Number.POSITIVE_INFINITY)}`,
  );
  return [`### ${t.report.blind.heading}`, '', t.report.blind.means, '', ...lines, ''];
}

/** Who stated what no rule can see. */
export function attestationsSection(page: MarkdownPage): string[] {
  const { assessment, t, language } = page;
  const words = t.report.attestations;
  const rows = assessment.attestations.map((attestation) => {
    const { person, role, date, validUntil, state, statement } = attestation;
    const until = { date: markdownText(validUntil) };
    const { signedOff, documents, whyNot } = noteAttestation(attestation, t, (text) => markdownText(text));
    return [
      markdownText(subjectOf(assessment, attestation, language)),
      [markdownText(statement), ...documents.map((one) => `${t.attestation.evidence}: ${one}`)].join('<br>'),
      [
        words.by({ person: markdownText(person), role: markdownText(role), date: markdownText(date) }),
        ...(signedOff === undefined ? [] : [signedOff]),
      ].join('<br>'),
      [whyNot ?? t.attestationState[state], state === 'expired' ? words.expired(until) : words.validUntil(until)].join(
        '<br>',
      ),
    ];
  });
  return section(page, words.heading, [words.subject, words.statement, words.person, t.report.waivers.state], rows);
}

function section({ t }: MarkdownPage, title: string, header: readonly string[], rows: readonly string[][]): string[] {
  return rows.length === 0 ? [] : [`### ${title}`, '', ...markdownTable(t, header, rows)];
}

function some({ t, verbose }: MarkdownPage, items: readonly string[]): string {
  const { shown } = takeWithin(verbose ? items : items.slice(0, shownAtMost), listBytes);
  const more = items.length - shown.length;
  return [...shown, ...(more > 0 ? [t.report.findings.more({ n: more })] : [])].join('<br>');
}
