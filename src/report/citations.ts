import { frameworkNames } from '../i18n/framework-names.ts';
import type { Language } from '../model/text.ts';
import type { ControlsOf } from './findings.ts';
import { printable } from './printable.ts';

/**
 * The citations of one framework's controls as a reader would write them down: what a citation shares with the one
 * before is not said again (`45 CFR 164.312(d), 164.312(e)(1)`), its own end, and so its edition, always is.
 */
export function citationsOf({ framework, controls }: ControlsOf, language: Language): string[] {
  const full = controls.map(({ citation }) => printable(citation[language]));
  const short = full.map((citation, index) => dropShared(citation, full[index - 1] ?? ''));
  const name = frameworkNames[framework.id][language];
  const [first = '', ...rest] = short;
  return [first.startsWith(name) ? first : `${name}: ${first}`, ...rest];
}

/** What stands between them: not a comma where they hold commas themselves. */
export function citationSeparator(citations: readonly string[], language: Language): string {
  if (language === 'ja') return '、';
  return citations.some((citation) => citation.includes(', ')) ? '; ' : ', ';
}

function dropShared(citation: string, before: string): string {
  const words = citation.split(' ');
  const others = before.split(' ');
  const own = words.findIndex((word, index) => word !== others[index]);
  return own === -1 ? citation : words.slice(own).join(' ');
}
