import { messagesIn } from '../../i18n/messages.ts';
import { periodMessagesIn } from '../../i18n/period.ts';
import { outcomes } from '../../model/result.ts';
import type { Sample, SampleItem } from '../../model/sample.ts';
import { inkOf } from '../ink.ts';
import { printableJson, printableShort } from '../printable.ts';
import type { ReportOptions } from '../reporter.ts';
import { heading, paragraph, type Sheet } from '../text/page.ts';
import { formatTime } from '../time.ts';
import { usableWidth } from '../width.ts';

/** The sample for a person at a terminal, numbered in the order it was drawn. */
export function* reportSampleText(sample: Sample, options: Omit<ReportOptions, 'verbose'>): Iterable<string> {
  const sheet: Sheet = { ink: inkOf(options.color), width: usableWidth(options.width) };
  const { sample: t } = periodMessagesIn(options.language);
  const { items, of, runs, size } = sample;
  const [population, seed] = [sample.population, sample.seed].map((text) => printableShort(text, 120));
  const lines = [
    ...heading(sheet, t.heading).slice(2),
    ...paragraph(sheet, t.drawn({ n: items.length, of, runs, population: population ?? '' }), { indent: 2 }),
    ...paragraph(sheet, t.seed({ seed: seed ?? '' }), { indent: 2, ink: sheet.ink.dim }),
    ...(of <= size ? paragraph(sheet, of === 0 ? t.none : t.small, { indent: 2, ink: sheet.ink.caution }) : []),
    ...items.flatMap((item, index) => itemLines(sheet, item, { index, options })),
  ];
  for (const line of lines) yield `${line}\n`;
}

function itemLines(
  sheet: Sheet,
  item: SampleItem,
  { index, options }: { readonly index: number; readonly options: Omit<ReportOptions, 'verbose'> },
): readonly string[] {
  const { sample: t } = periodMessagesIn(options.language);
  const words: Readonly<Record<string, string>> = messagesIn(options.language).outcome;
  const state = outcomes.find((outcome) => outcome === item.state);
  const first = [item.rule ?? item.type, state && `${t.state}: ${words[state] ?? state}`].filter(
    (part) => part !== undefined,
  );
  const place = [item.target, item.account, item.region].map((part) => printableShort(part, 60)).join(' / ');
  const rows = [
    place,
    `${t.observed}: ${formatTime(item.observedAt)}  ${t.run}: ${printableShort(item.runId, 80)}`,
    ...(item.evidenceSha256 === undefined ? [] : [`${t.record}: ${printableShort(item.evidenceSha256, 64)}`]),
    `${t.key}: ${printableShort(item.key)}`,
  ];
  return [
    '',
    ...paragraph(sheet, printableShort(first.join('  '), 200), {
      indent: 6,
      first: `${String(index + 1).padStart(4)}. `,
      ink: sheet.ink.strong,
    }),
    ...paragraph(sheet, printableShort(item.resource), { indent: 6 }),
    ...rows.flatMap((row) => paragraph(sheet, row, { indent: 6, ink: sheet.ink.dim })),
  ];
}

/** The sample as JSON, an item a line. */
export function* reportSampleJson({ population, seed, size, of, runs, items }: Sample): Iterable<string> {
  const head = { schemaVersion: '1', population, seed, size, of, runs };
  yield `${printableJson(head).slice(0, -1)},\n"items": [\n`;
  for (const [index, item] of items.entries()) {
    yield `${printableJson(shapeItem(item))}${index === items.length - 1 ? '' : ','}\n`;
  }
  yield ']}\n';
}

function shapeItem(item: SampleItem): object {
  const { digest, key, runId, resource, type, target, account, region } = item;
  const { findingKey, rule, state, waived, severity, observedAt, evidenceSha256 } = item;
  return {
    ...{ digest, key, runId, findingKey, rule, state, waived, severity },
    resource: { type, id: resource, target, account, region },
    ...{ observedAt, evidenceSha256 },
  };
}
