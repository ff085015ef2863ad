import { explainMessagesIn } from '../../i18n/explain.ts';
import { responsibilityMessagesIn } from '../../i18n/responsibility.ts';
import { viewerControlsMessagesIn } from '../../i18n/viewer-controls.ts';
import type { AssessedControl, AssessedFramework, OutcomeCounts } from '../../model/assessment.ts';
import { brackets } from '../brackets.ts';
import { type Content, type Html, html, joined } from '../html/markup.ts';
import { printableShort } from '../printable.ts';
import { responsibilityInWords } from '../responsibility.ts';
import { statusSigns } from '../signs.ts';
import { controlAnchor } from './anchors.ts';
import { keepColons, paperColons } from './colon.ts';
import type { ControlFacts } from './control-facts.ts';
import { controlRules } from './control-rules.ts';
import { statusTones } from './marks.ts';
import { tableLink, type ViewerPage } from './page.ts';

/** Safeguards that a block names, and characters of a name in it. */
const [mostSafeguards, longestName] = [8, 120];

/** One control: what it is and how it stands, and behind that what this rests on. There may be hundreds, so it is terse. */
export function controlBlock(
  page: ViewerPage,
  framework: AssessedFramework,
  control: AssessedControl,
  facts: ControlFacts,
): Html {
  const { t, say } = page;
  const { id, status, citation, title } = control;
  return html`<details class="control" id="${controlAnchor(page, framework.id, id)}" data-status="${status}">
<summary><span class="state state-${statusTones[status]}">${statusSigns[status]} ${t.status[status]}</span>
<span><b>${say(citation)}</b> ${say(title)}</span> <small>${aside(page, control, facts)}</small></summary>
<dl>${rows(page, framework, control, facts).map(([label, content]) => content && html`<dt>${label}</dt><dd>${content}</dd>\n`)}</dl>
</details>
`;
}

/** Its class, how it is assessed, and what of it failed or was not read. */
function aside({ language }: ViewerPage, control: AssessedControl, { wayOf }: ControlFacts): string {
  const words = viewerControlsMessagesIn(language);
  const { level, results, waived } = control;
  const open = results.fail - waived;
  return [
    ...(open > 0 ? [words.failing({ n: open })] : []),
    ...(results.unknown > 0 ? [words.unknown({ n: results.unknown })] : []),
    ...(level === undefined ? [] : [levelName(level, words.levels)]),
    words.ways[wayOf(control)],
  ].join(' · ');
}

function levelName(level: string, levels: Readonly<Record<string, string>>): string {
  return Object.hasOwn(levels, level) ? (levels[level] ?? level) : level;
}

type Row = readonly [label: string, content: Content];

function rows(
  page: ViewerPage,
  framework: AssessedFramework,
  control: AssessedControl,
  facts: ControlFacts,
): readonly Row[] {
  const { t, language, say } = page;
  const words = viewerControlsMessagesIn(language);
  const declared = facts.responsibility(framework.id, control.id);
  const write = (text: string): string => keepColons(printableShort(text));
  return [
    [t.report.frameworks.reason, control.reason && say(control.reason)],
    [words.tests, tests(page, framework, control)],
    [words.parts, parts(page, framework, facts.partsOf(framework.id, control.id))],
    [words.rulesLabel, controlRules(page, control, facts)],
    [words.safeguards, safeguards(page, control, facts)],
    [explainMessagesIn(language).supply, control.supply && say(control.supply)],
    [t.report.attestations.heading, attestations(page, control)],
    [
      responsibilityMessagesIn(language).party,
      declared &&
        paperColons(responsibilityInWords(declared, responsibilityMessagesIn(language), { language, write }), language),
    ],
  ];
}

/** How its results came out, leading to them. */
function tests({ t, language }: ViewerPage, framework: AssessedFramework, control: AssessedControl): Content {
  const { results, waived } = control;
  const words = viewerControlsMessagesIn(language);
  if (sumOf(results) === 0) return control.rules.length > 0 ? words.noTests : undefined;
  const link = tableLink({ control: `${framework.id}:${control.id}` });
  return html`${t.report.head.outcomes({ ...results, waived })} <a class="interactive" href="${link}">${words.allResults}</a>`;
}

function sumOf({ pass, fail, unknown, notApplicable }: OutcomeCounts): number {
  return pass + fail + unknown + notApplicable;
}

/** The entries under it, from which its status follows too. */
function parts(page: ViewerPage, framework: AssessedFramework, of: readonly AssessedControl[]): Content {
  if (of.length === 0) return undefined;
  const links = of.map(
    ({ id, citation, status }) =>
      html`<a href="#${controlAnchor(page, framework.id, id)}">${statusSigns[status]} ${page.say(citation)}</a>`,
  );
  return joined(links, viewerControlsMessagesIn(page.language).between);
}

function safeguards({ language }: ViewerPage, control: AssessedControl, { safeguardTitle }: ControlFacts): Content {
  const words = viewerControlsMessagesIn(language);
  const all = control.safeguards;
  if (all.length === 0) return undefined;
  const shown = all.slice(0, mostSafeguards).map((id) => printableShort(safeguardTitle(id), longestName));
  const names = shown.join(words.between);
  return shown.length < all.length ? words.cut({ shown: shown.length, total: all.length, names }) : names;
}

/** Who stated it, and whether that counts. */
function attestations({ assessment, t, id, language }: ViewerPage, control: AssessedControl): Content {
  const all = control.attestations.flatMap((position) => assessment.attestations[position] ?? []);
  if (all.length === 0) return undefined;
  const show = (text: string) => printableShort(text, longestName);
  const lines = all.map(({ person, role, date, state }) => {
    const by = t.report.attestations.by({ person: show(person), role: show(role), date: show(date) });
    return html`<a href="#${id('accepted')}">${by}</a>${brackets(t.attestationState[state], language)}`;
  });
  return joined(lines, lineBreak);
}

const lineBreak: Html = { html: '<br>' };
