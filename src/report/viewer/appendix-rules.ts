import { packMessagesIn } from '../../i18n/packs.ts';
import { viewerAppendixMessagesIn } from '../../i18n/viewer-appendix.ts';
import type { AppliedOverride, AssessedRule } from '../../model/assessment.ts';
import { type Column, paragraphs, table } from '../html/blocks.ts';
import { type Content, code, type Html, html, joined } from '../html/markup.ts';
import { valueInWords } from '../observed.ts';
import { groupOverrides } from '../overrides.ts';
import { type UsedPack, usedPacks } from '../packs.ts';
import { mark } from './marks.ts';
import type { ViewerPage } from './page.ts';

const [mostOverrides, mostPacks, mostRules] = [200, 100, 5];

/** By which rules it was judged: how many, what of them is not their own, and which are not ours. */
export function writeRuleFacts(page: ViewerPage): Html {
  const { assessment, language } = page;
  const words = viewerAppendixMessagesIn(language);
  const digests = assessment.rules.filter(({ digest }) => digest !== undefined).length;
  return html`<h3>${words.rules}</h3>
${paragraphs(words.rulesCount({ rules: assessment.rules.length, digests }))}${overrides(page)}${packs(page)}`;
}

interface Changed {
  readonly override: AppliedOverride;
  readonly rules: readonly AssessedRule[];
}

/** Each value or severity that is not the rule's own, and who accepted a weaker one. */
function overrides(page: ViewerPage): Html {
  const { assessment, t, language } = page;
  const words = viewerAppendixMessagesIn(language);
  const shared = t.report.parameters;
  const rows = groupOverrides(assessment).flatMap((group) =>
    group.overrides.map((override): Changed => ({ override, rules: group.rules })),
  );
  if (rows.length === 0) return paragraphs(words.overridesNone);
  const columns: readonly Column<Changed>[] = [
    { head: t.report.findings.rule, cell: ({ rules }) => ruleNames(page, rules), kind: 'place' },
    { head: words.change, cell: ({ override }) => change(page, override), kind: 'text' },
    { head: words.accepted, cell: ({ override }) => acceptedBy(page, override), kind: 'text' },
  ];
  return table({ caption: shared.heading, columns, rows, most: mostOverrides, cut: words.cut });
}

function ruleNames({ say, t }: ViewerPage, rules: readonly AssessedRule[]): Content {
  const shown = rules.slice(0, mostRules).map(({ id, title }) => html`${say(title)}<br>${code(id)}`);
  const more = rules.length - shown.length;
  return html`${joined(shown, html`<br>`)}${more > 0 ? html`<br>${t.report.findings.more({ n: more })}` : undefined}`;
}

function change({ t, language }: ViewerPage, { parameter, value, default: usual, weaker }: AppliedOverride): Content {
  const text = t.report.parameters.value({
    parameter,
    value: valueInWords(value, language),
    usual: valueInWords(usual, language),
  });
  return html`${text}${weaker ? html`<br>${mark('warn', '!', t.report.parameters.weaker)}` : undefined}`;
}

function acceptedBy({ t }: ViewerPage, { approvedBy, until, reason }: AppliedOverride): Content {
  const words = t.report.parameters;
  const parts = [
    ...(approvedBy === undefined ? [] : [words.approved({ person: approvedBy })]),
    ...(until === undefined ? [] : [words.until({ date: until })]),
    ...(reason === undefined ? [] : [reason]),
  ];
  return parts.length === 0 ? '-' : joined(parts, html`<br>`);
}

/** Whose rules were judged beside ours, and whether anybody looked at just these. */
function packs(page: ViewerPage): Html {
  const { assessment, language, say } = page;
  const words = packMessagesIn(language);
  const own = viewerAppendixMessagesIn(language);
  const rows = usedPacks(assessment);
  if (rows.length === 0) return paragraphs(own.packsNone);
  const columns: readonly Column<UsedPack>[] = [
    {
      head: words.pack,
      cell: ({ pack: { name, version, title, licence } }) =>
        html`${code(`${name} ${version}`)}${title && html`<br>${say(title)}`}${
          licence === undefined ? undefined : html`<br>${words.licence({ licence })}`
        }`,
      kind: 'place',
    },
    { head: words.rulesLabel, cell: ({ rules }) => rules, kind: 'number' },
    {
      head: words.pinning,
      cell: ({ pack }) => (pack.pinned ? words.pinned : html`<strong class="state-warn">! ${words.unpinned}</strong>`),
      kind: 'place',
    },
    { head: words.digest, cell: ({ pack }) => code(pack.digest), kind: 'text' },
  ];
  return html`<h4>${words.heading}</h4>
${paragraphs(words.means)}${table({ caption: words.heading, isSaid: true, columns, rows, most: mostPacks, cut: own.cut })}`;
}
