import type { TableControl } from '../model/finding-table.ts';
import { outcomes } from '../model/result.ts';
import { severities } from '../model/rule.ts';
import { mark, type ViewContext } from './context.ts';
import { type CopyPlace, copyText } from './copy.ts';
import { type Child, code, element, facts, shown } from './element.ts';
import { findingKey } from './finding-key.ts';
import { wholeTable, writeState } from './state.ts';
import { nothing } from './table.ts';
import { accountNames, fill, messageOf, observedOf, placeName, resourceId, resourceName } from './texts.ts';

/** Characters of a text that a detail shows: all that the table has. */
const wholeText = 4100;
/** Controls that are listed at most. */
const mostControls = 60;

/** All that is known of a result. */
export function detailOf(context: ViewContext, row: number): HTMLElement {
  const { model, language, words } = context;
  const { table } = model;
  const own = words.own.detail;
  const resource = table.resource[row] ?? 0;
  const rule = table.head.rules[table.rule[row] ?? 0];
  const type = table.types[table.resources.type[resource] ?? 0] ?? '';
  const severity = severities[table.severity[row] ?? 0] ?? 'info';
  const outcome = outcomes[table.outcome[row] ?? 0] ?? 'unknown';
  const cause = table.causes[table.cause[row] ?? nothing];
  const observed = observedOf(table, row, language, words);
  const controls = (rule?.controls ?? []).flatMap((control) => table.head.controls[control] ?? []);
  const safeguards = (rule?.safeguards ?? []).map((one) => table.head.safeguards[one]?.[language] ?? '');
  return element(
    'div',
    { class: 'panel' },
    facts([
      [own.message, shown('span', messageOf(table, row, language), wholeText)],
      [
        words.own.column.outcome,
        [
          mark(words.marks.outcome[outcome], words.outcome[outcome]),
          ' ',
          mark(words.marks.severity[severity], words.severity[severity]),
        ],
      ],
      [
        own.cause,
        cause && [
          words.cause[cause.kind],
          ...[...new Set([cause.call, cause.permission])].flatMap((one) => (one === undefined ? [] : [' ', code(one)])),
        ],
      ],
      [own.observed, observed.length === 0 ? undefined : listOf(observed)],
      [own.rule, [rule?.title[language] ?? '', ' ', code(rule?.id ?? '')]],
      [
        own.resource,
        [code(resourceName(table, resource), wholeText), ' ', code(resourceId(table, resource), wholeText)],
      ],
      [own.type, code(type)],
      [own.place, placeOf(context, resource)],
      [own.observedAt, table.times[table.time[row] ?? 0] ?? ''],
      [own.evidence, evidenceOf(context, row)],
      [own.controls, controls.length === 0 ? undefined : controlList(context, controls)],
      [own.safeguards, safeguards.length === 0 ? undefined : safeguards.join(words.own.between)],
      [own.waiver, waiverOf(context, row)],
      [own.baseline, table.baseline[row] === 1 ? words.own.inBaseline : undefined],
    ]),
    actions(context, row),
  );
}

function listOf(items: readonly Child[]): HTMLElement {
  return element(
    'ul',
    {},
    items.map((item) => element('li', {}, item)),
  );
}

function placeOf({ model: { table }, words }: ViewContext, resource: number): string {
  const [target = '', account = '', region = ''] = table.places[table.resources.place[resource] ?? 0] ?? [];
  const name = accountNames(table).get(account);
  return [target, name === undefined ? placeName(account, words) : `${name} ${account}`, placeName(region, words)].join(
    ' / ',
  );
}

/** Where the records are that it was judged from. */
function evidenceOf({ model: { table }, words }: ViewContext, row: number): Child {
  const first = table.evidence[row] ?? 0;
  if (first === 0) return words.own.noEvidence;
  const { file, line, digest } = table.records;
  return listOf(
    [first, ...(table.moreEvidence.get(row) ?? [])].map((position) => {
      if (position < 0) return fill(words.own.moreConditions, { count: -position });
      const record = position - 1;
      const said = fill(words.own.evidenceLine, { line: line[record] ?? 0, digest: (digest[record] ?? '').trim() });
      return [code(table.files[file[record] ?? 0] ?? ''), ' ', said];
    }),
  );
}

function controlList(
  { model: { table }, language, words }: ViewContext,
  controls: readonly TableControl[],
): HTMLElement {
  const listed = controls.slice(0, mostControls).map(({ framework, citation, title, anchor }): Child => {
    const name = table.head.frameworks[framework]?.name[language] ?? '';
    const href = `#${language}-${anchor}`;
    const isThere = document.getElementById(href.slice(1)) !== null;
    const cited = citation[language].includes(name) ? citation[language] : `${name} ${citation[language]}`;
    return [isThere ? element('a', { href }, cited) : cited, ' ', title[language]];
  });
  const more = controls.length - listed.length;
  return listOf(more > 0 ? [...listed, fill(words.own.moreConditions, { count: more })] : listed);
}

function waiverOf({ model: { table }, words }: ViewContext, row: number): string | undefined {
  const waiver = table.head.waivers[table.waiver[row] ?? nothing];
  if (!waiver) return undefined;
  return fill(words.own.waivedUntil, { ...waiver, type: words.waiverType[waiver.type] });
}

/** Where a reader goes from here. */
function actions(context: ViewContext, row: number): HTMLElement {
  const {
    model: { table },
    language,
    words,
  } = context;
  const rule = table.head.rules[table.rule[row] ?? 0];
  const resource = resourceId(table, table.resource[row] ?? 0);
  const link = writeState({ ...wholeTable, narrowed: { finding: findingKey(rule?.id ?? '', resource) } });
  const plan = `${language}-${rule?.anchor}`;
  const place: CopyPlace = { place: element('div', { class: 'copying' }), words };
  const copy = () => copyText(new URL(link, document.URL).href, words.own.linkCopied, place);
  return element(
    'div',
    {},
    element(
      'p',
      { class: 'group' },
      document.getElementById(plan) ? element('a', { href: `#${plan}` }, words.own.toPlan) : undefined,
      element('a', { href: writeState({ ...wholeTable, narrowed: { resource } }) }, words.own.ofResource),
      element('a', { href: writeState({ ...wholeTable, narrowed: { rule: rule?.id ?? '' } }) }, words.own.ofRule),
      element('a', { href: link }, words.own.toFinding),
      element('button', { type: 'button', onclick: () => void copy() }, words.own.copyLink),
    ),
    place.place,
  );
}
