import type { ControlDossier } from '../../model/dossier.ts';
import { facts, paragraphs, steps } from '../html/blocks.ts';
import type { Section } from '../html/document.ts';
import { code, html } from '../html/markup.ts';
import { describeSignature } from '../ipe/summary.ts';
import type { ControlPage } from './page.ts';

/** The flag of `verify` that says whom to trust. */
export function trustFlag({ signature }: ControlDossier['run']): string {
  return signature.kind === 'none' ? '--unsigned' : '--key KEY.pub';
}

/** What lies in the folder, and how to check it against the bundle. */
export function evidenceSection({ dossier, words }: ControlPage): Section {
  const w = words.evidence;
  const { run, manifestSha256, records, proof } = dossier;
  const trust = trustFlag(run);
  return {
    id: 'evidence',
    title: w.heading,
    body: html`${facts([
      [w.run, code(run.runId)],
      [w.manifest, code(manifestSha256)],
    ])}${paragraphs(w.records({ n: records.total }), w.proof(proof), w.whole)}${steps([
      { text: w.verify, commands: [`comply evidence verify BUNDLE ${trust} --reperform`] },
      { text: w.proofAlone, commands: [`comply evidence verify proof.json ${trust}`] },
      { text: w.digest, commands: ["sed -n LINEp records.ndjson | tr -d '\\n' | sha256sum"] },
    ])}`,
  };
}

/** The sheet on the information, in short: when, by what, by whom, how complete. */
export function informationSection(page: ControlPage): Section {
  const { dossier, words, t, moment } = page;
  const { run } = dossier;
  const { summary, who, rules } = t;
  return {
    id: 'information',
    title: words.information.heading,
    body: html`${facts([
      [summary.started, moment(run.startedAt)],
      [summary.finished, moment(run.finishedAt)],
      [summary.asOf, moment(run.asOf)],
      [summary.environment, run.environment ?? t.notKnown],
      [summary.trigger, summary.triggers[run.trigger]],
      [who.tool, `${run.tool.name} ${run.tool.version}`],
      [rules.catalog, code(run.rules.catalogSha256)],
      [summary.complete, run.complete ? summary.completeYes : summary.completeNo],
      [summary.signature, describeSignature({ t, run })],
    ])}${paragraphs(words.information.whole)}`,
  };
}
