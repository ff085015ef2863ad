import { viewerControlsMessagesIn } from '../../i18n/viewer-controls.ts';
import type { AssessedControl } from '../../model/assessment.ts';
import { type Content, type Html, html } from '../html/markup.ts';
import { printableShort } from '../printable.ts';
import type { ControlFacts } from './control-facts.ts';
import { tableLink, type ViewerPage } from './page.ts';

/** Rules that a control names: a hundred may test one, and hundreds of controls name the same. */
const mostRules = 3;
const longestTitle = 160;

/** The rules that decide a control, what failed in front; each leads to its results. */
export function controlRules(page: ViewerPage, { rules }: AssessedControl, facts: ControlFacts): Content {
  if (rules.length === 0) return undefined;
  const words = viewerControlsMessagesIn(page.language);
  const { ruleOutcomes } = facts;
  const sorted = rules.toSorted((a, b) => {
    const [one, other] = [ruleOutcomes(a), ruleOutcomes(b)];
    return other.fail - one.fail || other.unknown - one.unknown || (a < b ? -1 : 1);
  });
  const shown = sorted.slice(0, mostRules);
  const note = shown.length < rules.length ? words.rulesCut({ shown: shown.length, total: rules.length }) : undefined;
  return html`${note}<ul>${shown.map((rule) => ruleItem(page, rule, facts))}</ul>`;
}

function ruleItem({ language }: ViewerPage, rule: string, { ruleOutcomes, ruleTitle }: ControlFacts): Html {
  const words = viewerControlsMessagesIn(language);
  const { fail, unknown } = ruleOutcomes(rule);
  const counts = [
    ...(fail > 0 ? [words.failing({ n: fail })] : []),
    ...(unknown > 0 ? [words.unknown({ n: unknown })] : []),
  ];
  return html`<li><a href="${tableLink({ rule })}">${printableShort(ruleTitle(rule), longestTitle)}</a>${
    counts.length > 0 ? ` · ${counts.join(words.between)}` : undefined
  }</li>`;
}
