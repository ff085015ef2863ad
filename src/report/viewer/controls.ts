import { viewerControlsMessagesIn } from '../../i18n/viewer-controls.ts';
import { paragraphs } from '../html/blocks.ts';
import { type Html, html } from '../html/markup.ts';
import { statusOrder } from '../signs.ts';
import { controlFactsOf } from './control-facts.ts';
import { controlFilter } from './control-filter.ts';
import { frameworkBlock } from './framework-block.ts';
import { statusMark } from './marks.ts';
import type { ViewerPage, ViewerSection } from './page.ts';

/** Every control of every edition, whether a rule reaches it or not. */
export function writeControls(page: ViewerPage): ViewerSection {
  const words = viewerControlsMessagesIn(page.language);
  const facts = controlFactsOf(page);
  const blocks = page.assessment.frameworks.map((framework) => frameworkBlock(page, framework, facts));
  return {
    id: 'controls',
    title: words.heading,
    body: html`${paragraphs(words.lead, words.supportingNote)}${meanings(page)}${controlFilter(page)}${blocks}`,
  };
}

function meanings(page: ViewerPage): Html {
  const words = viewerControlsMessagesIn(page.language);
  return html`<details class="aside"><summary>${words.statuses}</summary>
<dl class="facts">
${statusOrder.map((status) => html`<div><dt>${statusMark(page, status)}</dt><dd>${words.means[status]}</dd></div>\n`)}</dl>
${paragraphs(words.waysMeans)}</details>
`;
}
