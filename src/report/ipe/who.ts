import { facts, paragraphs, table } from '../html/blocks.ts';
import type { Section } from '../html/document.ts';
import { code, html } from '../html/markup.ts';
import { mostRows, type Sheet } from './sheet.ts';

/** The program, the machine, the person or pipeline, the identities it read as, and what these may read. */
export function whoSection({ t, run }: Sheet): Section {
  const words = t.who;
  const { actor, ci, clockSkewMs, permissions } = run;
  const { target, account, caller } = t.sources;
  const cut = t.cut;
  return {
    id: 'who',
    title: words.heading,
    body: html`${facts([
      [words.tool, `${run.tool.name} ${run.tool.version}`],
      [words.runtime, run.node],
      [words.platform, run.platform],
      [words.user, actor.user === undefined ? t.notKnown : code(actor.user)],
      [words.skew, clockSkewMs === undefined ? words.skewUnknown : words.skewOf({ milliseconds: clockSkewMs })],
    ])}${ci ? ciFacts(words.ci, ci) : paragraphs(words.noCi)}${table({
      caption: words.callers,
      columns: [
        { head: target, cell: (one) => one.target },
        { head: account, cell: (one) => code(one.account) },
        { head: caller, cell: (one) => code(one.caller) },
      ],
      rows: actor.callers,
      most: mostRows,
      cut,
      none: `${words.callers}: ${t.notKnown}`,
    })}${table({
      caption: words.policies,
      columns: [
        { head: words.policy, cell: ({ policy }) => policy },
        { head: words.digest, cell: ({ sha256 }) => code(sha256) },
      ],
      rows: permissions,
      most: mostRows,
      cut,
      none: `${words.policies}: ${t.notKnown}`,
    })}`,
  };
}

function ciFacts(words: Sheet['t']['who']['ci'], ci: NonNullable<Sheet['run']['ci']>) {
  const { provider, repository, ref, commit, workflow, url, actor } = ci;
  const known = (text: string | undefined) => (text === undefined ? undefined : code(text));
  return facts([
    [words.provider, provider],
    [words.repository, known(repository)],
    [words.ref, known(ref)],
    [words.commit, known(commit)],
    [words.workflow, known(workflow)],
    [words.url, known(url)],
    [words.actor, known(actor)],
  ]);
}
