import { frameworkNames } from '../../i18n/framework-names.ts';
import { viewerOverviewMessagesIn } from '../../i18n/viewer-overview.ts';
import type { AssessedFramework } from '../../model/assessment.ts';
import type { Severity } from '../../model/rule.ts';
import { countEntries } from '../entry-count.ts';
import { isOpen } from '../findings.ts';
import { baselineReason, gateVerdict, verdictReasons } from '../gate.ts';
import { paragraphs } from '../html/blocks.ts';
import { type Html, html } from '../html/markup.ts';
import { printableShort } from '../printable.ts';
import { formatTime } from '../time.ts';
import { frameworkAnchor } from './anchors.ts';
import { keepColons, paperColons } from './colon.ts';
import { coverageOf } from './coverage.ts';
import type { ViewerPage, ViewerSection } from './page.ts';
import { stackedBar } from './stacked-bar.ts';
import { topRisks } from './top-risks.ts';
import { unchecked } from './unchecked.ts';

/** A text on this page at most, so that it stays one page of paper whoever wrote the names; a reason of the gate in columns. */
const longest = { en: 150, ja: 80 };
const longestReason = 150;

/** The whole on one page of paper: what was found, how each catalog stands, what is gravest, what changed, what is not known. */
export function writeSummary(page: ViewerPage): ViewerSection {
  const words = viewerOverviewMessagesIn(page.language).summary;
  return {
    id: 'summary',
    title: words.heading,
    body: html`${verdict(page)}<ul class="lead">
${sentences(page).map((sentence) => html`<li>${sentence}</li>\n`)}</ul>
<h3>${words.standing} <small>${words.standingMeans}</small></h3>
<div class="standings">
${page.assessment.frameworks.map((framework) => standing(page, framework))}</div>
${topRisks(page)}<h3>${words.change}</h3>
${change(page)}<h3 id="${page.id('unchecked')}">${words.unchecked}</h3>
${unchecked(page)}`,
  };
}

/** Whether the gate holds, what decides that, and what was not read. It looks good only where everything was. */
function verdict({ assessment, t, language }: ViewerPage): Html {
  const { gate, run } = assessment;
  const isWhole = run.complete && !run.interrupted && gate.unknown === 0;
  const [sign, look] = ({ 0: ['✓', isWhole ? 'good' : 'warn'], 1: ['✗', 'bad'], 3: ['?', 'warn'] } as const)[
    gate.exitCode
  ];
  const said = t.report.gate.verdict({ verdict: gateVerdict(gate, t), code: gate.exitCode });
  const reasons = verdictReasons(assessment, { t, language, show: name, longest: longestReason });
  return html`<div class="verdict verdict-${look}"><p class="state state-${look}">${sign} ${paperColons(said, language)}</p>
${reasons.map((reason) => html`<p>${paperColons(reason, language)}</p>\n`)}</div>
`;
}

/** A name within a reason. */
function name(text: string): string {
  return keepColons(printableShort(text, 60));
}

/** Five, each from figures alone. */
function sentences({ assessment, language }: ViewerPage): readonly string[] {
  const words = viewerOverviewMessagesIn(language).summary;
  const { run, targets, rules, results, counts, frameworks, ledger } = assessment;
  const open = results.filter(isOpen);
  const ofSeverity = (severity: Severity) => open.filter((one) => one.severity === severity).length;
  const sumOf = (status: keyof AssessedFramework['counts']) =>
    frameworks.reduce((sum, { counts: of }) => sum + of[status], 0);
  return [
    words.judged({
      time: formatTime(run.asOf),
      resources: coverageOf(assessment).resources,
      targets: targets.length,
      rules: rules.length,
    }),
    words.results({ ...counts, results: results.length, notApplicable: counts['not-applicable'] }),
    words.gravest({
      open: open.length,
      rules: new Set(open.map(({ rule }) => rule)).size,
      critical: ofSeverity('critical'),
      high: ofSeverity('high'),
    }),
    words.controls({
      controls: frameworks.reduce((sum, { controls }) => sum + controls.length, 0),
      frameworks: frameworks.length,
      notSatisfied: sumOf('not-satisfied'),
      satisfied: sumOf('satisfied'),
      manual: sumOf('manual'),
    }),
    words.read(ledger),
  ];
}

function standing(page: ViewerPage, framework: AssessedFramework): Html {
  const { t, language, say } = page;
  return html`<div class="standing">
<h4><a href="#${frameworkAnchor(page, framework.id)}">${frameworkNames[framework.id][language]}</a></h4>
<p class="fine">${printableShort(say(framework.editionTitle), longest[language])} · ${countEntries(framework, t, language)}</p>
${stackedBar(page, framework)}</div>
`;
}

function change({ assessment, t, language }: ViewerPage): Html {
  const reasons = baselineReason(assessment, { t, language, show: name });
  if (reasons.length > 0) return paragraphs(paperColons(reasons.join(language === 'ja' ? '' : ' '), language));
  return paragraphs(viewerOverviewMessagesIn(language).summary.noBaseline);
}
