import { causeSentence } from '../../i18n/cause.ts';
import type { DossierResult, Excerpt } from '../../model/dossier.ts';
import { type Column, paragraphs, table } from '../html/blocks.ts';
import type { Section } from '../html/document.ts';
import { type Content, code, html, joined } from '../html/markup.ts';
import { observedInWords } from '../observed.ts';
import { type ControlPage, mostRows } from './page.ts';

/** What was observed of one result, and records it points to, that a table shows. */
const [mostObserved, mostPointers] = [5, 3];

/** Every finding, with what was observed and where its record stands. */
export function findingsSection(page: ControlPage): Section {
  const { dossier, words } = page;
  const w = words.findings;
  const { pass, 'not-applicable': notApplicable } = dossier.results;
  return {
    id: 'findings',
    title: w.heading,
    body: html`${decisive(page, 'fail')}${resultTable(page, dossier.results.fail, {
      caption: w.caption,
      head: w.rule,
      none: w.none,
    })}${paragraphs(w.others({ pass: pass.total, notApplicable: notApplicable.total }))}`,
  };
}

/** Every result that is unknown, and why. */
export function unknownSection(page: ControlPage): Section {
  const w = page.words.findings;
  return {
    id: 'unknown',
    title: w.unknownHeading,
    body: html`${decisive(page, 'unknown')}${resultTable(page, page.dossier.results.unknown, {
      caption: w.unknownCaption,
      head: w.ruleAndCause,
      none: w.noneUnknown,
    })}`,
  };
}

/** How many of them are of rules that decide the status. */
function decisive({ dossier, words }: ControlPage, outcome: 'fail' | 'unknown'): Content {
  const { total } = dossier.results[outcome];
  const deciding = dossier.control.results[outcome];
  return total === 0 ? undefined : paragraphs(words.findings.decide({ deciding, supporting: total - deciding }));
}

interface ResultWords {
  readonly caption: string;
  readonly head: string;
  readonly none: string;
}

function resultTable(page: ControlPage, { rows, total }: Excerpt<DossierResult>, words: ResultWords): Content {
  const { language, report } = page;
  const w = page.words.findings;
  const columns: readonly Column<DossierResult>[] = [
    { head: w.resource, cell: ({ resource }) => describeResource(resource), kind: 'place' },
    {
      head: words.head,
      cell: (result) =>
        html`${code(result.rule)}${w.grade({ severity: report.severity[result.severity], strength: page.words.safeguards.strengths[result.strength] })}<br>${sayResult(page, result)}`,
    },
    {
      kind: 'place',
      head: w.observed,
      cell: ({ observed }) =>
        joined(
          [
            ...observed.slice(0, mostObserved).map((one) => observedInWords(one, language)),
            ...(observed.length > mostObserved ? [page.t.more({ n: observed.length - mostObserved })] : []),
          ],
          html`<br>`,
        ),
    },
    { head: w.evidence, cell: (result) => describePlaces(page, result), kind: 'place' },
  ];
  return table({ caption: words.caption, columns, rows, total, most: mostRows, cut: w.cut, none: words.none });
}

function describeResource({ name, id, type, target, account, region }: DossierResult['resource']): Content {
  const place = [target, account, region].filter((part) => part !== '-').join(' / ');
  return html`${name}${id === name ? undefined : html`<br>${code(id)}`}<br>${code(type)}<br>${place}`;
}

function sayResult({ language, words }: ControlPage, { message, cause, waiver }: DossierResult): Content {
  const said = cause ? causeSentence(cause)[language] : message[language];
  if (waiver === undefined) return said;
  return html`${said} <strong>${words.findings.waived}</strong>`;
}

function describePlaces({ words, t }: ControlPage, { evidence }: DossierResult): Content {
  const shown = evidence.slice(0, mostPointers);
  const places = shown.map(
    ({ file, line, sha256 }) => html`${words.findings.line({ file, line })}<br>${code(sha256.slice(0, 12))}`,
  );
  const more = evidence.length - shown.length;
  return places.length === 0 ? '-' : joined([...places, ...(more > 0 ? [t.more({ n: more })] : [])], html`<br>`);
}
