import { hash } from 'node:crypto';
import { viewerOverviewMessagesIn } from '../../i18n/viewer-overview.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { SnapshotTarget } from '../../model/snapshot.ts';
import { evidenceLines } from '../evidence.ts';
import { facts, paragraphs, table } from '../html/blocks.ts';
import { type Content, code, type Html, html, joined } from '../html/markup.ts';
import { listOverrides } from '../overrides.ts';
import { packInWords } from '../packs.ts';
import { printableShort } from '../printable.ts';
import { formatTime } from '../time.ts';
import { alarms } from './alarms.ts';
import type { ViewerPage, ViewerSection } from './page.ts';

/** Targets that the table of them holds, and regions that one of its rows does. */
const [mostTargets, mostRegions] = [50, 40];

/** Whose report it is, of what and when, what made it, how it is proved, and what it is not. */
export function writeCover(page: ViewerPage): ViewerSection {
  const words = viewerOverviewMessagesIn(page.language).cover;
  return {
    id: 'cover',
    title: words.heading,
    body: html`${alarms(page)}${facts([...head(page), ...made(page)])}<div class="note"><p><strong>${words.notOpinion}</strong></p>
<p>${page.t.report.limits.text}</p></div>
<h3>${words.scope}</h3>
${targets(page)}`,
  };
}

type Pair = readonly [label: string, content: Content];

function head({ assessment, language, t, say }: ViewerPage): readonly Pair[] {
  const words = viewerOverviewMessagesIn(language).cover;
  const { organization, run, frameworks } = assessment;
  const editions = frameworks.map(({ title, editionTitle }) =>
    words.edition({ title: say(title), edition: say(editionTitle) }),
  );
  return [
    [words.organization, html`<strong>${organization ?? t.report.head.anonymous}</strong>`],
    [words.asOf, formatTime(run.asOf)],
    [
      t.report.head.collected,
      t.report.head.period({ from: formatTime(run.startedAt), to: formatTime(run.finishedAt) }),
    ],
    [t.report.head.run, code(run.id)],
    [words.frameworks, editions.length > 0 ? joined(editions, { html: '<br>' }) : undefined],
  ];
}

/** With what it was made, and how that is proved. */
function made(page: ViewerPage): readonly Pair[] {
  const { assessment, language } = page;
  const words = viewerOverviewMessagesIn(language).cover;
  const { tool, rules, packs = [] } = assessment;
  const digest = digestOf(assessment);
  const changed = rules.filter((rule) => listOverrides(rule).length > 0);
  const weaker = changed.filter((rule) => listOverrides(rule).some((one) => one.weaker)).length;
  return [
    [words.tool, `${tool.name} ${tool.version}`],
    [words.rules, words.rulesOf({ n: rules.length })],
    [words.digest, digest && html`${code(digest)}<br><small>${words.digestMeans}</small>`],
    [words.packs, packs.length > 0 ? paragraphs(...packs.map((pack) => packInWords(pack, language))) : undefined],
    [words.changed, changed.length > 0 ? words.changedOf({ n: changed.length, weaker }) : undefined],
    [words.evidence, evidence(page)],
  ];
}

/** One digest for all rules; undefined where an earlier comply kept none of one. */
function digestOf({ rules }: Assessment): string | undefined {
  if (rules.length === 0 || rules.some(({ digest }) => digest === undefined)) return undefined;
  const lines = rules.map(({ id, digest }) => [id, `${digest}  ${id}\n`] as const);
  const sorted = lines.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  return hash('sha256', sorted.join(''));
}

/** Whether it is signed, and the command that looks at that. */
function evidence({ assessment, t, language }: ViewerPage): Html {
  const words = viewerOverviewMessagesIn(language).cover;
  const [state = '', ...rest] = evidenceLines(assessment, t);
  const kind = assessment.evidence?.signature.kind ?? 'none';
  const [sign, tone] = kind === 'none' ? ['✗', 'warn'] : ['✓', 'good'];
  const trust = kind === 'none' ? '--unsigned' : '--key KEY.pub';
  return html`<p><span class="sign state-${tone}" aria-hidden="true">${sign}</span> ${state}</p>
${paragraphs(...rest)}${
  assessment.evidence &&
  html`<p>${words.verify}</p>\n<pre><code>comply evidence verify BUNDLE ${trust} --reperform</code></pre>\n`
}`;
}

function targets({ assessment, language, t }: ViewerPage): Html {
  const words = viewerOverviewMessagesIn(language).cover;
  const { target, provider, account, regions, callerLabel } = t.report.head;
  return table({
    caption: words.scope,
    isSaid: true,
    columns: [
      { head: target, cell: ({ name }: SnapshotTarget) => html`<strong>${printableShort(name, 200)}</strong>` },
      { head: provider, cell: ({ provider: one }) => one },
      { head: account, cell: ({ id, name }) => (id === name ? '-' : code(id)), kind: 'place' },
      {
        head: words.accounts,
        cell: ({ accounts }) =>
          accounts === undefined
            ? '-'
            : words.entered({
                entered: accounts.filter(({ caller }) => caller !== undefined).length,
                accounts: accounts.length,
              }),
      },
      { head: regions, cell: (one) => regionsOf(one, words) },
      { head: callerLabel, cell: ({ caller }) => (caller === undefined ? '-' : code(caller)), kind: 'text' },
    ],
    rows: assessment.targets,
    most: mostTargets,
    cut: words.cut,
  });
}

/** Every region of it and of its accounts, once. */
function regionsOf({ regions, accounts = [] }: SnapshotTarget, { cut }: Words): Content {
  const all = [...new Set([...regions, ...accounts.flatMap((one) => one.regions)])];
  if (all.length === 0) return '-';
  const shown = all.slice(0, mostRegions);
  const note = shown.length < all.length ? html`${cut({ shown: shown.length, total: all.length })}<br>` : undefined;
  return html`${note}${shown.join(', ')}`;
}

type Words = ReturnType<typeof viewerOverviewMessagesIn>['cover'];
