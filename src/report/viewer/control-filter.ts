import { frameworkNames } from '../../i18n/framework-names.ts';
import { viewerControlsMessagesIn } from '../../i18n/viewer-controls.ts';
import { type Html, html } from '../html/markup.ts';
import { statusOrder } from '../signs.ts';
import { statusMark } from './marks.ts';
import type { ViewerPage } from './page.ts';

/** What narrows the list of controls, where there is a script; `src/browser/control-filter.ts` reads its names. */
export function controlFilter(page: ViewerPage): Html {
  const { assessment, language } = page;
  const words = viewerControlsMessagesIn(language).filter;
  const { frameworks } = assessment;
  const statuses = statusOrder.filter((status) => frameworks.some(({ counts }) => counts[status] > 0));
  return html`<form class="interactive control-filter" aria-label="${words.label}" autocomplete="off">
<label>${words.framework} <select name="framework"><option value="">${words.all}</option>${frameworks.map(
    ({ id }) => html`<option value="${id}">${frameworkNames[id][language]}</option>`,
  )}</select></label>
<label>${words.search} <input type="search" name="search"></label>
<fieldset><legend>${words.status}</legend>
${statuses.map((status) => html`<label><input type="checkbox" name="status" value="${status}"> ${statusMark(page, status)}</label>\n`)}</fieldset>
<p><output data-text="${words.count}"></output> <button type="reset">${words.reset}</button></p>
</form>
`;
}
