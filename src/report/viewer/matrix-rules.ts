import { formatCount } from '../../i18n/plural.ts';
import { viewerMatrixMessagesIn } from '../../i18n/viewer-matrix.ts';
import type { Outcome } from '../../model/result.ts';
import { type Content, code, type Html, html } from '../html/markup.ts';
import { statusSigns } from '../signs.ts';
import { mark, outcomeSigns, type Tone } from './marks.ts';
import type { MatrixRow } from './matrix-rows.ts';
import { tableLink, type ViewerPage } from './page.ts';
import type { RuleCounts } from './rule-outcomes.ts';

/** Rules of one safeguard that are listed. */
const mostRules = 25;

/** A way in which results end, and how it is shown. */
interface Ending {
  readonly key: keyof RuleCounts;
  readonly outcome: Outcome;
  /** Of findings: whether somebody accepted them. */
  readonly waived?: 'yes' | 'no';
  readonly sign: string;
  readonly tone: Tone;
}

const endings: readonly Ending[] = [
  { key: 'fail', outcome: 'fail', waived: 'no', sign: outcomeSigns.fail, tone: 'bad' },
  { key: 'waived', outcome: 'fail', waived: 'yes', sign: statusSigns.waived, tone: 'calm' },
  { key: 'unknown', outcome: 'unknown', sign: outcomeSigns.unknown, tone: 'warn' },
  { key: 'pass', outcome: 'pass', sign: outcomeSigns.pass, tone: 'good' },
  {
    key: 'not-applicable',
    outcome: 'not-applicable',
    sign: outcomeSigns['not-applicable'],
    tone: 'none',
  },
];

/** The safeguard's rules with what they found, closed; on paper the counts stand alone. */
export function writeMatrixRules(page: ViewerPage, { safeguard, rules, counts }: MatrixRow): Html {
  const words = viewerMatrixMessagesIn(page.language);
  if (rules.length === 0) return html`<span class="soft">${words.noRules}</span>`;
  const shown = rules.slice(0, mostRules);
  const { length: total } = rules;
  const cut =
    shown.length < total
      ? html`<p class="cut">${words.rulesCut({ shown: shown.length, total })} ${code(`comply explain ${safeguard.id}`)}</p>\n`
      : undefined;
  const present = endings.filter(({ key }) => counts[key] > 0);
  return html`<details><summary>${words.rules({ n: total })} <span class="results">${words.outcomes}</span> ${tally(page, present, counts)}</summary>
${cut}<table>
<caption class="said">${words.rulesOf({ safeguard: page.say(safeguard.title) })}</caption>
<thead><tr><th scope="col">${words.rule}</th>${present.map((one) => html`<th scope="col">${word(page, one)}</th>`)}</tr></thead>
<tbody>
${shown.map(
  ({ rule, counts: own }) =>
    html`<tr><th scope="row">${page.say(rule.title)} <a class="to-table" href="${tableLink({ rule: rule.id })}">${code(rule.id)}</a></th>${present.map((one) => cell(rule.id, one, own))}</tr>\n`,
)}</tbody>
</table>
</details>`;
}

function word({ t, language }: ViewerPage, { key, outcome }: Ending): string {
  return key === 'waived' ? viewerMatrixMessagesIn(language).waived : t.outcome[outcome];
}

function cell(rule: string, { key, outcome, waived }: Ending, counts: RuleCounts): Content {
  const count = counts[key];
  const isLinked = count > 0 && (outcome === 'fail' || outcome === 'unknown');
  const shown = formatCount(count);
  const link = tableLink({ rule, outcome, ...(waived && { waived }) });
  return html`<td>${isLinked ? html`<a class="to-table" href="${link}">${shown}</a>` : shown}</td>`;
}

function tally(page: ViewerPage, present: readonly Ending[], counts: RuleCounts): Html {
  return html`<span class="tally">${present.map(
    (one) => html`<span>${mark(one.tone, one.sign, word(page, one))} ${formatCount(counts[one.key])}</span>`,
  )}</span>`;
}
