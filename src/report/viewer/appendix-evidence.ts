import { viewerAppendixMessagesIn } from '../../i18n/viewer-appendix.ts';
import { workbookMessagesIn } from '../../i18n/workbook.ts';
import type { SnapshotTarget } from '../../model/snapshot.ts';
import { evidenceLines } from '../evidence.ts';
import { facts, paragraphs, steps, table } from '../html/blocks.ts';
import { code, type Html, html } from '../html/markup.ts';
import { formatTime } from '../time.ts';
import type { ViewerPage } from './page.ts';

const mostTargets = 300;

/** Who read what and when, what proves it, and how anyone checks that. */
export function writeEvidence(page: ViewerPage): Html {
  const { assessment, t, language } = page;
  const words = viewerAppendixMessagesIn(language);
  const ipe = workbookMessagesIn(language).summary;
  const { run, tool, evidence, ledger } = assessment;
  const { head } = t.report;
  const signature = evidence?.signature;
  return html`<h3>${words.evidence}</h3>
<div class="note${signature && signature.kind !== 'none' ? '' : html` warn`}">${paragraphs(...evidenceLines(assessment, t))}</div>
${facts([
  [head.run, code(run.id)],
  [words.tool, `${tool.name} ${tool.version}`],
  [words.started, formatTime(run.startedAt)],
  [words.finished, formatTime(run.finishedAt)],
  [words.asOf, formatTime(run.asOf)],
  [head.calls, ledger.failed > 0 ? head.callsFailed(ledger) : head.callsComplete(ledger)],
  [words.publicKey, signature?.publicKeySha256 === undefined ? undefined : code(signature.publicKeySha256)],
  [words.timeStamp, signature?.tsa === undefined ? undefined : code(signature.tsa)],
  [words.pseudonymKey, evidence?.pseudonymKey === undefined ? undefined : code(evidence.pseudonymKey)],
])}${table({
  caption: words.collectedAs,
  columns: [
    { head: head.target, cell: ({ name }) => name, kind: 'place' },
    { head: head.provider, cell: ({ provider }) => provider },
    { head: head.account, cell: ({ id, name }) => (id === name ? '-' : code(id)), kind: 'place' },
    { head: head.regions, cell: ({ regions }) => regions.join(', ') || '-' },
    {
      head: head.callerLabel,
      cell: ({ caller }: SnapshotTarget) => (caller === undefined ? '-' : code(caller)),
      kind: 'text',
    },
  ],
  rows: assessment.targets,
  most: mostTargets,
  cut: words.cut,
})}<h3>${words.verify}</h3>
${howToVerify(page)}<h3>${words.ipe}</h3>
${paragraphs(ipe.noInformation)}`;
}

/** The commands that check this report's bundle; without one, how to write one. */
function howToVerify({ assessment, language }: ViewerPage): Html {
  const words = viewerAppendixMessagesIn(language);
  const { evidence } = assessment;
  const isSigned = evidence !== undefined && evidence.signature.kind !== 'none';
  const key = evidence === undefined || isSigned ? '--key comply.key.pub' : '--unsigned';
  const checked = isSigned || evidence === undefined ? words.steps.verify : words.steps.unsigned;
  const scan = { text: words.steps.scan, commands: ['comply scan --evidence DIR --sign key:comply.key'] };
  const control = exampleControl(assessment);
  return html`${paragraphs(evidence === undefined ? words.noBundle : words.verifyMeans)}${steps([
    ...(evidence === undefined ? [scan] : []),
    { text: checked, commands: [`comply evidence verify DIR ${key} --reperform`] },
    {
      text: words.steps.extract,
      commands: [
        `comply evidence extract DIR "control:${control}" -o proof.json`,
        `comply evidence verify proof.json ${key}`,
      ],
    },
    { text: words.steps.exported, commands: [`comply evidence export DIR --control "${control}" --out FOLDER`] },
    {
      text: words.steps.sample,
      commands: [`comply evidence sample DIR --population "control:${control}" --size 25 --seed 4711`],
    },
  ])}`;
}

/** One that somebody is likely to ask for: of the first framework, the first that rules test. */
function exampleControl({ frameworks }: ViewerPage['assessment']): string {
  const [framework] = frameworks;
  const control =
    framework?.controls.find(({ assessment, rules }) => assessment !== 'manual' && rules.length > 0) ??
    framework?.controls[0];
  const id = control?.id ?? '';
  return framework && /^[\w.()-]+$/.test(id) ? `${framework.id}:${id}` : 'soc2:CC6.1';
}
