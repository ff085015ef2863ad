import type { OfferedSuite, TlsEndpointResult, VersionSuites } from '../../tls-scanner-lite/result.ts';
import type { Paint } from '../ink.ts';
import { printableShort } from '../printable.ts';
import { heading, lead, paragraph } from '../text/page.ts';
import { padTo, widthOf } from '../width.ts';
import { because, between, isSilent, type TlsPage, unknownWhole, versionName } from './page.ts';
import { isBroken, markName, marksOf, type SuiteMark } from './suite-marks.ts';

const indent = 4;

/** The suites of every version, in whose order, and what is weak about each. */
export function* suites(page: TlsPage, result: TlsEndpointResult): Iterable<string> {
  const verdict = result.cipherSuites;
  if (isSilent(result, verdict)) return;
  const { t, ink } = page;
  yield* heading(page, t.part.cipherSuites);
  if (verdict.status !== 'ok') return yield* unknownWhole(page, verdict);
  for (const [index, version] of verdict.value.entries()) {
    if (index > 0) yield '';
    yield* ofVersion(page, version);
  }
  const marks = new Set(verdict.value.flatMap(({ items }) => items.flatMap(marksOf)));
  if (marks.size > 0) yield '';
  for (const mark of Object.keys(t.markMeans) as SuiteMark[]) {
    if (marks.has(mark)) yield* paragraph(page, t.markMeans[mark], { indent: 2, ink: ink.dim });
  }
}

function* ofVersion(page: TlsPage, found: VersionSuites): Iterable<string> {
  const { t, ink } = page;
  const { protocol, items, preference, incomplete } = found;
  const summary = [t.suites({ n: items.length }), ...orderOf(page, preference)].join(between(page));
  yield* lead(page, [versionName(protocol), summary], { indent: 2, ink: ink.strong });
  const columns = columnsOf(items);
  for (const suite of items) yield* line(page, suite, columns);
  if (incomplete) {
    const text = t.incomplete({ why: because(page, incomplete) });
    yield* paragraph(page, text, { indent: indent + 2, first: `${' '.repeat(indent)}? `, ink: ink.caution });
  }
}

function orderOf(page: TlsPage, preference: VersionSuites['preference']): readonly string[] {
  const { t } = page;
  if (preference.status === 'not-tested') return [];
  return [preference.status === 'ok' ? t.order[preference.value] : t.order.unknown({ why: because(page, preference) })];
}

interface Columns {
  readonly name: number;
  readonly bits: number;
  readonly group: number;
}

function columnsOf(items: readonly OfferedSuite[]): Columns {
  const widest = (show: (suite: OfferedSuite) => string) => Math.max(0, ...items.map((suite) => widthOf(show(suite))));
  return {
    name: widest(({ name }) => printableShort(name, 80)),
    bits: widest(({ bits }) => String(bits)),
    group: widest(groupOf),
  };
}

function groupOf({ group }: OfferedSuite): string {
  return group === undefined ? '' : printableShort(group, 40);
}

/** One suite on one line, what is weak about it at its end; below it where that is too long. */
function* line(page: TlsPage, suite: OfferedSuite, columns: Columns): Iterable<string> {
  const { t, ink, width } = page;
  const marks = marksOf(suite);
  const [sign, paint] = signOf(page, marks);
  const name = `${sign} ${padTo(printableShort(suite.name, 80), columns.name)}`;
  const bits = String(suite.bits).padStart(columns.bits);
  const rest = [bits, ...(columns.group > 0 ? [padTo(groupOf(suite), columns.group)] : [])].join('  ');
  const weaknesses = marks.map((mark) => markName(mark, suite, t)).join(between(page));
  const left = ' '.repeat(indent);
  const whole = `${name}  ${rest}  ${weaknesses}`.trimEnd();
  if (indent + widthOf(whole) <= width) {
    const shown = `${name}  ${rest}`;
    yield `${left}${paint(weaknesses === '' ? shown.trimEnd() : shown)}${weaknesses && `  ${paint(weaknesses)}`}`;
    return;
  }
  yield* paragraph(page, name.trimEnd(), { indent, ink: paint });
  const below = [bits.trim(), groupOf(suite), weaknesses].filter((part) => part !== '').join('  ');
  yield* paragraph(page, below, { indent: indent + 4, ink: ink.dim });
}

function signOf({ ink }: TlsPage, marks: readonly SuiteMark[]): readonly [string, Paint] {
  if (isBroken(marks)) return ['✗', ink.bad];
  return marks.length > 0 ? ['!', ink.caution] : [' ', (text) => text];
}
