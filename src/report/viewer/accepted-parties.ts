import { frameworkNames } from '../../i18n/framework-names.ts';
import { responsibilityMessagesIn } from '../../i18n/responsibility.ts';
import { viewerAcceptedMessagesIn } from '../../i18n/viewer-accepted.ts';
import type { AssessedControl } from '../../model/assessment.ts';
import { frameworkIds } from '../../model/framework.ts';
import { parties, type Responsibility } from '../../model/responsibility.ts';
import type { Outcome } from '../../model/result.ts';
import { type Column, paragraphs, table } from '../html/blocks.ts';
import { type Content, type Html, html } from '../html/markup.ts';
import { citeControl } from '../responsibility.ts';
import { type BaaStanding, listVendors, type VendorRow } from '../vendors.ts';
import { controlAnchor } from './anchors.ts';
import { mark, outcomeSigns, statusMark, type Tone } from './marks.ts';
import type { ViewerPage } from './page.ts';

const [mostResponsibilities, mostVendors] = [600, 500];

/** Whose part controls are, where that was declared: counted by framework, then one by one. */
export function writeResponsibilities(page: ViewerPage): Html {
  const words = responsibilityMessagesIn(page.language);
  const own = viewerAcceptedMessagesIn(page.language);
  const { responsibilities = [] } = page.assessment;
  if (responsibilities.length === 0) return html`<h3>${words.heading}</h3>\n${paragraphs(own.noResponsibilities)}`;
  const find = controlFinder(page);
  const columns: readonly Column<Responsibility>[] = [
    { head: words.control, cell: (one) => control(page, one, find(one)), kind: 'place' },
    { head: words.party, cell: ({ party }) => words.parties[party], kind: 'word' },
    { head: words.vendor, cell: ({ vendor = '-' }) => vendor },
    { head: words.report, cell: ({ report = '-' }) => report },
    { head: words.note, cell: ({ note }) => (note ? page.say(note) : '-'), kind: 'place' },
    { head: own.status, cell: (one) => status(page, find(one)), kind: 'word' },
  ];
  return html`<h3>${words.heading}</h3>
${paragraphs(words.means)}${split(page, responsibilities)}${table({
  caption: words.heading,
  columns,
  rows: responsibilities,
  most: mostResponsibilities,
  cut: own.cut,
})}`;
}

type FindControl = (one: Responsibility) => AssessedControl | undefined;

function controlFinder({ assessment }: ViewerPage): FindControl {
  const known = new Map(
    assessment.frameworks.flatMap(({ id, controls }) => controls.map((one) => [`${id}:${one.id}`, one] as const)),
  );
  return ({ framework, control: id }) => known.get(`${framework}:${id}`);
}

function control(page: ViewerPage, one: Responsibility, found: AssessedControl | undefined): Content {
  const text = citeControl(page.assessment, one, page.language);
  return found ? html`<a href="#${controlAnchor(page, one.framework, found.id)}">${text}</a>` : text;
}

function status(page: ViewerPage, found: AssessedControl | undefined): Content {
  if (found) return statusMark(page, found.status);
  return html`<span class="soft">${viewerAcceptedMessagesIn(page.language).notHere}</span>`;
}

/** A row a framework: how many controls are the customer's, the provider's and both's. */
function split(page: ViewerPage, all: readonly Responsibility[]): Html {
  const { assessment, language } = page;
  const words = responsibilityMessagesIn(language);
  const own = viewerAcceptedMessagesIn(language);
  const rows = frameworkIds.flatMap((id) => {
    const declared = all.filter(({ framework }) => framework === id);
    const total = assessment.frameworks.find((framework) => framework.id === id)?.controls.length;
    return declared.length === 0 ? [] : [{ id, declared, total: total ?? declared.length }];
  });
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { head: own.framework, cell: ({ id }) => frameworkNames[id][language] },
    ...parties.map(
      (party): Column<(typeof rows)[number]> => ({
        head: words.parties[party],
        cell: ({ declared }) => declared.filter((one) => one.party === party).length,
        kind: 'number',
      }),
    ),
    {
      head: own.declared,
      cell: ({ declared, total }) => own.declaredOf({ declared: declared.length, total }),
      kind: 'number',
    },
  ];
  return table({ caption: own.split, columns, rows, most: rows.length, cut: own.cut });
}

const standingMarks: Readonly<Record<Exclude<BaaStanding, 'not-judged'>, readonly [Tone, string]>> = {
  pass: ['good', outcomeSigns.pass],
  fail: ['bad', outcomeSigns.fail],
  unknown: ['warn', outcomeSigns.unknown],
  'not-needed': ['good', outcomeSigns.pass],
  'not-applicable': ['none', outcomeSigns['not-applicable']],
};

/** The register of vendors, those too that lack nothing. */
export function writeVendors(page: ViewerPage): Html {
  const { t, language, assessment } = page;
  const words = t.report.vendors;
  const own = viewerAcceptedMessagesIn(language);
  const rows = listVendors(assessment);
  if (rows.length === 0) return html`<h3>${words.heading}</h3>\n${paragraphs(own.noVendors)}`;
  const isUnjudged = rows.some(({ baa }) => baa === 'not-judged');
  const counted = (outcome: Outcome): Column<VendorRow> => ({
    head: t.outcome[outcome],
    cell: ({ counts }) => counts[outcome],
    kind: 'number',
  });
  const columns: readonly Column<VendorRow>[] = [
    { head: words.vendor, cell: ({ name }) => name, kind: 'place' },
    {
      head: words.baa,
      cell: ({ baa }) =>
        baa === 'not-judged' ? words.standings[baa] : mark(...standingMarks[baa], words.standings[baa]),
      kind: 'word',
    },
    ...(['fail', 'unknown', 'pass'] as const).map(counted),
  ];
  return html`<h3>${words.heading}</h3>
${paragraphs(words.summary({ n: rows.length }), words.means, ...(isUnjudged ? [words.notJudged] : []))}${table({
  caption: words.heading,
  isSaid: true,
  columns,
  rows,
  most: mostVendors,
  cut: own.cut,
})}`;
}
