import { vendorMessagesIn } from '../../i18n/vendor.ts';
import type { Language } from '../../model/text.ts';
import type { ReferenceSource, VendorReference } from '../../model/vendor-reference.ts';
import { brackets } from '../brackets.ts';
import { markdownCode, markdownText } from '../markdown/escape.ts';
import { wrap } from '../wrap.ts';
import { type ExplainPage, facts, heading, prose, section } from './page.ts';

/** What a vendor says of itself, under the notice that it decides nothing. */
export function explainVendor(page: ExplainPage, vendor: VendorReference): string[] {
  const { ink, language, width } = page;
  const t = vendorMessagesIn(language);
  return [
    ...heading(page, titleOf(vendor)),
    ink.code(`vendor:${vendor.id}`),
    '',
    ...wrap(t.notice({ day: vendor.asOf }), width).map((line) => ink.strong(line)),
    '',
    ...facts(page, factsOf(vendor, language)),
    ...section(page, t.says, prose(page, vendor.says[language])),
    ...section(
      page,
      t.sources,
      vendor.sources.flatMap((source) => [
        ...prose(page, source.title + brackets(seenOf(source, language), language)),
        // An address that is broken over lines could not be copied.
        `    ${ink.dim(source.url)}`,
      ]),
    ),
  ];
}

/** The same in Markdown. */
export function writeVendorPage(vendor: VendorReference, language: Language): string[] {
  const t = vendorMessagesIn(language);
  const plain = (text: string): string => markdownText(text, Number.POSITIVE_INFINITY);
  return [
    `# ${plain(titleOf(vendor))}`,
    '',
    markdownCode(`vendor:${vendor.id}`),
    '',
    `> **${plain(t.notice({ day: vendor.asOf }))}**`,
    '',
    ...factsOf(vendor, language).map(([label, value]) => `- ${plain(label)}: ${plain(value)}`),
    '',
    `## ${plain(t.says)}`,
    '',
    plain(vendor.says[language]),
    '',
    `## ${plain(t.sources)}`,
    '',
    ...vendor.sources.map(
      (source) => `- [${plain(source.title)}](<${source.url}>)${brackets(plain(seenOf(source, language)), language)}`,
    ),
  ];
}

/** The same for programs, in both languages; the notice stands beside it. */
export function shapeVendor(vendor: VendorReference): object {
  const notice = {
    en: vendorMessagesIn('en').notice({ day: vendor.asOf }),
    ja: vendorMessagesIn('ja').notice({ day: vendor.asOf }),
  };
  const { id, name, service, asOf, certainty, says, sources } = vendor;
  return { kind: 'vendor', id, name, service, sells: vendor.kind, notice, asOf, certainty, says, sources };
}

function titleOf({ name, service }: VendorReference): string {
  return name === service ? name : `${name} ${service}`;
}

function factsOf(vendor: VendorReference, language: Language): readonly (readonly [string, string])[] {
  const t = vendorMessagesIn(language);
  return [
    [t.kind, t.kinds[vendor.kind]],
    [t.reference, `reference: ${vendor.id}`],
    [t.asOf, vendor.asOf],
    [t.certainty, t.certainties[vendor.certainty]],
  ];
}

function seenOf({ seen }: ReferenceSource, language: Language): string {
  const t = vendorMessagesIn(language);
  return seen === null ? t.unseen : t.seen({ day: seen });
}
