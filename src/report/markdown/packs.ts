import { packMessagesIn } from '../../i18n/packs.ts';
import { usedPacks } from '../packs.ts';
import { markdownCode, markdownText } from './escape.ts';
import type { MarkdownPage } from './page.ts';
import { markdownTable } from './table.ts';

/** Whose rules were judged beside ours, and whether anybody looked at just these. */
export function packsSection({ assessment, t, language }: MarkdownPage): string[] {
  const used = usedPacks(assessment);
  if (used.length === 0) return [];
  const words = packMessagesIn(language);
  const rows = used.map(({ pack: { name, version, title, licence, digest, pinned }, rules }) => [
    [
      markdownCode(`${name} ${version}`),
      ...(title ? [markdownText(title[language])] : []),
      ...(licence === undefined ? [] : [words.licence({ licence: markdownText(licence) })]),
    ].join('<br>'),
    String(rules),
    pinned ? words.pinned : `**${words.unpinned}**`,
    markdownCode(digest),
  ]);
  const header = [words.pack, words.rulesLabel, words.pinning, words.digest];
  return [`### ${words.heading}`, '', words.means, '', ...markdownTable(t, header, rows)];
}
