import { choiceName } from '../../i18n/choice-names.ts';
import { frameworkNames } from '../../i18n/framework-names.ts';
import { packMessagesIn } from '../../i18n/packs.ts';
import type { AppliedOverride, AssessedFramework } from '../../model/assessment.ts';
import type { FrameworkChoice } from '../../model/config.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';
import { facts, paragraphs, table } from '../html/blocks.ts';
import type { Section } from '../html/document.ts';
import { type Content, code, html } from '../html/markup.ts';
import { groupOverrides, type OverrideGroup } from '../overrides.ts';
import { type UsedPack, usedPacks } from '../packs.ts';
import { mostRows, type Sheet } from './sheet.ts';
import { codes, commas } from './words.ts';

/** With which rules, catalogs and parameters it was judged. */
export function rulesSection(sheet: Sheet): Section {
  const { t, run } = sheet;
  const words = t.rules;
  return {
    id: 'rules',
    title: words.heading,
    body: html`${facts([
      [words.count, run.rules.count],
      [words.catalog, code(run.rules.catalogSha256)],
      [words.config, code(run.configSha256)],
      [words.waivers, code(run.waiversSha256)],
    ])}${paragraphs(words.where)}${packsTable(sheet)}${frameworksTable(sheet)}${overridesTable(sheet)}`,
  };
}

/** Nothing where there is none: most runs have only our rules. */
function packsTable({ t, assessment, language }: Sheet): Content {
  const used = usedPacks(assessment);
  if (used.length === 0) return html``;
  const words = packMessagesIn(language);
  return html`${table({
    caption: words.heading,
    columns: [
      { head: words.pack, cell: ({ pack }: UsedPack) => code(`${pack.name} ${pack.version}`) },
      { head: words.rulesLabel, cell: ({ rules }) => rules, kind: 'number' },
      {
        head: words.pinning,
        cell: ({ pack }) => (pack.pinned ? words.pinned : html`<strong>${words.unpinned}</strong>`),
      },
      { head: words.digest, cell: ({ pack }) => code(pack.digest), kind: 'place' },
    ],
    rows: used,
    most: mostRows,
    cut: t.cut,
    none: t.none,
  })}${paragraphs(words.means)}`;
}

function frameworksTable({ t, assessment, scope, language }: Sheet): Content {
  const words = t.rules;
  return table({
    caption: words.frameworks,
    columns: [
      {
        head: words.framework,
        cell: ({ id, title }: AssessedFramework) => title[language] || frameworkNames[id][language],
      },
      { head: words.edition, cell: ({ editionTitle }) => editionTitle[language] },
      {
        head: words.choice,
        cell: ({ id }) =>
          choiceOf(
            scope.config.frameworks.find((one) => one.id === id),
            { t, language },
          ),
      },
      { head: words.entries, cell: ({ controls }) => controls.length, kind: 'number' },
      { head: words.outOfScope, cell: ({ counts }) => counts['out-of-scope'], kind: 'number' },
    ],
    rows: assessment.frameworks,
    most: mostRows,
    cut: t.cut,
    none: t.none,
  });
}

function choiceOf(choice: FrameworkChoice | undefined, { t, language }: Pick<Sheet, 't' | 'language'>): string {
  const parts = [
    ...(choice?.categories ?? []).map((category) => choiceName(category)[language]),
    ...(choice?.role === undefined ? [] : [t.rules.role({ role: choiceName(choice.role)[language] })]),
  ];
  return parts.length === 0 ? t.rules.everything : commas(parts, language);
}

function overridesTable({ t, assessment }: Sheet): Content {
  const words = t.rules;
  const rows = groupOverrides(assessment).flatMap(({ overrides, rules }) =>
    overrides.map((override) => ({ override, rules })),
  );
  return table({
    caption: words.overrides,
    columns: overrideColumns(t),
    rows,
    most: mostRows,
    cut: t.cut,
    none: words.usualOnly,
  });
}

/** One changed parameter and the rules it was changed for. */
export interface ChangedParameter {
  readonly override: AppliedOverride;
  readonly rules: OverrideGroup['rules'];
}

/** How a table shows changed parameters, who answers for them, and until when. */
export function overrideColumns(t: Sheet['t']) {
  const words = t.rules;
  const value = (json: unknown) => html`<code>${toCanonicalJson(json)}</code>`;
  return [
    {
      kind: 'place' as const,
      head: words.rule,
      cell: ({ rules }: ChangedParameter) =>
        codes(
          rules.map(({ id }) => id),
          (n) => t.more({ n }),
        ),
    },
    { head: words.parameter, cell: ({ override }: ChangedParameter) => code(override.parameter) },
    { head: words.value, cell: ({ override }: ChangedParameter) => value(override.value) },
    { head: words.usual, cell: ({ override }: ChangedParameter) => value(override.default) },
    {
      head: words.strictness,
      cell: ({ override }: ChangedParameter) =>
        override.weaker ? html`<strong>${words.weaker}</strong>` : words.notWeaker,
    },
    { head: words.reason, cell: ({ override }: ChangedParameter) => override.reason ?? '-', kind: 'place' as const },
    { head: words.approvedBy, cell: ({ override }: ChangedParameter) => override.approvedBy ?? '-' },
    { head: words.until, cell: ({ override }: ChangedParameter) => override.until ?? '-', kind: 'word' as const },
  ];
}
