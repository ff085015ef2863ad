import { commas } from '../ipe/words.ts';
import type { CellValue, SheetTable } from '../xlsx/sheet.ts';
import type { ControlPage } from './page.ts';
import { owedByPerson, statusReason } from './reasons.ts';

type Pair = readonly [label: string, value: CellValue];

/** The control, its status and what it rests on, label by label. */
export function summarySheet(page: ControlPage): SheetTable {
  const { dossier, words, report, language } = page;
  const { control, framework, run } = dossier;
  const w = words.control;
  const { signature } = run;
  return pairs(page, words.sheets.summary, [
    [w.organization, run.organization ?? report.report.head.anonymous],
    [w.framework, framework.title[language]],
    [w.edition, framework.editionTitle[language]],
    [w.citation, control.citation[language]],
    [w.title, control.title[language]],
    [w.kind, (dossier.kind ?? framework.term)[language]],
    [w.level, dossier.level?.[language]],
    [w.asks, dossier.summary[language]],
    [w.assessment, w.assessments[control.assessment]],
    [words.status.status, report.status[control.status]],
    [words.status.why, statusReason(page)],
    [words.status.results, words.status.outcomes({ ...control.results, waived: control.waived })],
    ...owedByPerson(page).map(
      ({ text, isAttested }): Pair => [
        words.person.heading,
        words.person.withState({ text, state: isAttested ? words.person.attested : words.person.open }),
      ],
    ),
    ...dossier.safeguards.map(
      ({ title, strength, tested }): Pair => [
        words.safeguards.withStrength({ strength: words.safeguards.strengths[strength] }),
        `${title[language]}: ${words.safeguards.testedAs[tested]}`,
      ],
    ),
    [words.population.heading, dossier.population.total],
    [words.evidence.run, run.runId],
    [words.evidence.manifest, dossier.manifestSha256],
    [page.t.summary.signature, `${page.t.signature[signature.kind]} ${signature.publicKeySha256 ?? ''}`.trim()],
    [page.t.limits.heading, words.notOpinion],
  ]);
}

/** The sheet on the information, in short. */
export function ipeSheet(page: ControlPage): SheetTable {
  const { dossier, words, t, moment, report, language } = page;
  const { run, scope } = dossier;
  const { summary, who, rules, redaction } = t;
  const { outcomes, waived } = run.counts;
  return pairs(page, words.sheets.ipe, [
    [summary.run, run.runId],
    [summary.started, moment(run.startedAt)],
    [summary.finished, moment(run.finishedAt)],
    [summary.asOf, moment(run.asOf)],
    [summary.environment, run.environment ?? t.notKnown],
    [summary.trigger, summary.triggers[run.trigger]],
    [summary.complete, run.complete ? summary.completeYes : summary.completeNo],
    [summary.results, report.report.head.outcomes({ ...outcomes, waived })],
    [who.tool, `${run.tool.name} ${run.tool.version}`],
    [who.user, run.actor.user ?? t.notKnown],
    ...scope.targets.map(
      ({ name, provider, id, caller }): Pair => [t.sources.target, [name, provider, id, caller ?? '-'].join(' / ')],
    ),
    [rules.count, run.rules.count],
    [rules.catalog, run.rules.catalogSha256],
    [rules.config, run.configSha256],
    [redaction.policy, run.redaction.policySha256],
    [
      redaction.pseudonymised,
      commas(
        run.redaction.pseudonymised.map((kind) => t.pseudonymised[kind]),
        language,
      ) || redaction.noPseudonyms,
    ],
    ...t.limits.items.map((item): Pair => [t.limits.heading, item]),
    [words.information.heading, words.information.whole],
  ]);
}

function pairs({ words }: ControlPage, name: string, rows: readonly Pair[]): SheetTable {
  return {
    name,
    columns: [
      { head: words.columns.item, width: 34 },
      { head: words.columns.content, width: 110 },
    ],
    rows: rows.filter(([, value]) => value !== undefined),
  };
}
