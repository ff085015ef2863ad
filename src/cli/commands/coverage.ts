import { type Coverage, judgeCoverage, reaches } from '../../assess/coverage.ts';
import { cliMessagesIn } from '../../i18n/cli.ts';
import type { Language } from '../../model/text.ts';
import { type Ink, inkOf } from '../../report/ink.ts';
import { type Cell, table } from '../../report/table.ts';
import { usableWidth } from '../../report/width.ts';
import { wrap } from '../../report/wrap.ts';
import type { CoverageOptions } from '../command-options.ts';
import type { Io } from '../io.ts';
import { loadCatalogWithPacks } from '../packs.ts';
import { languageOf, reportOptions } from '../settings.ts';

/** Prints what the rules can show of each framework, and what no API shows, before any scan. */
export async function coverage(options: CoverageOptions, io: Io): Promise<void> {
  const language = languageOf(io);
  const { color, width } = reportOptions(io, options, language);
  const wanted = options.framework?.map((id) => ({ id }));
  const found = judgeCoverage(await loadCatalogWithPacks(options, io), wanted);
  const page = { language, ink: inkOf(color), width: usableWidth(width) };
  const lines = [...frameworks(found, page), '', ...safeguards(found, page), '', ...blind(found, page)];
  await io.stdout.write(`${lines.join('\n')}\n`);
}

interface Page {
  readonly language: Language;
  readonly ink: Ink;
  readonly width: number;
}

function frameworks({ frameworks }: Coverage, { language, ink, width }: Page): string[] {
  const t = cliMessagesIn(language).coverage;
  const header = [t.framework, t.edition, t.controls, ...reaches.map((reach) => t.reach[reach])];
  const rows = frameworks.map(({ framework, edition, counts }): Cell[] => [
    { text: framework.title[language], ink: ink.strong },
    { text: edition.id },
    { text: String(reaches.reduce((sum, reach) => sum + counts[reach], 0)) },
    ...reaches.map((reach) => ({ text: String(counts[reach]) })),
  ]);
  const head = header.map((text) => ({ text, ink: ink.dim }));
  return [...table(rows, { width, indent: 0, header: head }), '', ...wrap(t.means, width).map((line) => ink.dim(line))];
}

/** Each technical safeguard with how many rules of which provider test it. */
function safeguards({ safeguards }: Coverage, { language, ink, width }: Page): string[] {
  const t = cliMessagesIn(language).coverage;
  const rows = safeguards.map(({ safeguard, rules }): Cell[] => [
    { text: safeguard.id, ink: rules.size > 0 ? ink.code : ink.dim },
    { text: [...rules].map(([provider, ids]) => `${provider} ${ids.length}`).join(', ') || '-' },
    { text: safeguard.title[language] },
  ]);
  const tested = safeguards.filter(({ rules }) => rules.size > 0).length;
  return [ink.strong(t.safeguards({ tested, total: safeguards.length })), ...table(rows, { width, indent: 2 })];
}

/** What a provider's API does not show, and why. */
function blind({ safeguards }: Coverage, { language, ink, width }: Page): string[] {
  const t = cliMessagesIn(language).coverage;
  const reasons = safeguards.flatMap(({ safeguard }) =>
    Object.entries(safeguard.notVisible ?? {}).map(([provider, reason]) => ({ safeguard, provider, reason })),
  );
  return [...Map.groupBy(reasons, ({ provider }) => provider)].flatMap(([provider, own]) => [
    ink.strong(t.blind({ provider })),
    ...own.flatMap(({ safeguard, reason }) => [
      `  ${ink.code(safeguard.id)}`,
      ...wrap(reason[language], width - 4).map((line) => `    ${line}`),
    ]),
  ]);
}
