import type { SignatureIntent } from '../../model/evidence.ts';
import { facts } from '../html/blocks.ts';
import type { Section } from '../html/document.ts';
import { type Content, code, html } from '../html/markup.ts';
import type { Sheet } from './sheet.ts';

/** What run it is, when, why, and what it came to. */
export function summarySection(sheet: Sheet): Section {
  const { t, run, report, moment } = sheet;
  const words = t.summary;
  const { outcomes, waived } = run.counts;
  const interval = run.expectedIntervalS;
  return {
    id: 'summary',
    title: words.heading,
    body: facts([
      [words.organization, run.organization ?? report.report.head.anonymous],
      [words.run, code(run.runId)],
      [words.chain, chainOf(sheet)],
      [words.started, moment(run.startedAt)],
      [words.finished, moment(run.finishedAt)],
      [words.asOf, moment(run.asOf)],
      [words.environment, run.environment ?? t.notKnown],
      [words.trigger, words.triggers[run.trigger]],
      [
        words.interval,
        interval === undefined ? t.notKnown : words.intervalOf({ hours: String(Math.round(interval / 360) / 10) }),
      ],
      [words.complete, run.complete ? words.completeYes : words.completeNo],
      [words.results, report.report.head.outcomes({ ...outcomes, waived })],
      [words.signature, describeSignature(sheet)],
    ]),
  };
}

/** How it is signed, by what key, and by whom the time is stamped. Whether it holds is not said here. */
export function describeSignature({ t, run }: Pick<Sheet, 't' | 'run'>): Content {
  const words = t.signature;
  const { kind, key, publicKeySha256, tsa }: SignatureIntent = run.signature;
  return html`${words[kind]}${key && html`<br>${words.keyArn}: ${code(key)}`}${publicKeySha256 && html`<br>${words.publicKey}: ${code(publicKeySha256)}`}${tsa && html`<br>${words.tsa}: ${code(tsa)}`}`;
}

function chainOf({ t, run }: Sheet): Content {
  const { seq, prev } = run;
  if (!prev) return t.summary.first({ seq });
  const { runId, manifestSha256 } = prev;
  return html`${t.summary.after({ seq })} ${code(runId)}<br>${t.summary.manifestOf}: ${code(manifestSha256)}`;
}
