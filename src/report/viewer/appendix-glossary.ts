import { messagesIn } from '../../i18n/messages.ts';
import { glossaryTerms } from '../../i18n/viewer-appendix.en.ts';
import { viewerAppendixMessagesIn } from '../../i18n/viewer-appendix.ts';
import { controlStatuses } from '../../model/assessment.ts';
import { outcomes } from '../../model/result.ts';
import { type Language, languages } from '../../model/text.ts';
import { paragraphs } from '../html/blocks.ts';
import { type Content, type Html, html } from '../html/markup.ts';
import { outcomeMark, statusMark } from './marks.ts';
import type { ViewerPage } from './page.ts';

/** What the words mean, each with its word in the other language: two readers of one report talk of the same. */
export function writeGlossary(page: ViewerPage): Html {
  const words = viewerAppendixMessagesIn(page.language);
  const other = languages.find((language) => language !== page.language) ?? page.language;
  const theirs = messagesIn(other);
  const terms = viewerAppendixMessagesIn(other).term;
  return html`<h3>${words.glossary}</h3>
<h4>${words.statuses}</h4>
${paragraphs(words.statusesMean)}${definitions(
  other,
  controlStatuses.map((one) => [statusMark(page, one), theirs.status[one], words.status[one]]),
)}<h4>${words.outcomes}</h4>
${definitions(
  other,
  outcomes.map((one) => [outcomeMark(page, one), theirs.outcome[one], words.outcome[one]]),
)}<h4>${words.terms}</h4>
${definitions(
  other,
  glossaryTerms.map((one) => [words.term[one][0], terms[one][0], words.term[one][1]]),
)}`;
}

type Definition = readonly [term: Content, inOther: string | undefined, meaning: string | undefined];

function definitions(other: Language, items: readonly Definition[]): Html {
  return html`<dl class="facts glossary">
${items.map(
  ([term, inOther, meaning]) =>
    html`<div><dt>${term} <span class="soft" lang="${other}">${inOther}</span></dt><dd>${meaning}</dd></div>\n`,
)}</dl>
`;
}
