import type { Command } from 'commander';
import type { Help } from '../i18n/help.en.ts';

type Manual = Help['manual'];
type PageName = keyof Manual['of'];

/** What a command ends with, and where to read on: commands, and files below `docs/`. */
interface Page {
  readonly exitCodes: keyof Manual['exitCodes'];
  readonly seeAlso: readonly string[];
}

const pages: Readonly<Record<PageName, Page>> = {
  comply: { exitCodes: 'program', seeAlso: ['comply help', 'docs/config.md', 'docs/ci.md'] },
  init: { exitCodes: 'done', seeAlso: ['comply preflight', 'comply permissions', 'docs/config.md', 'docs/ci.md'] },
  scan: {
    exitCodes: 'gate',
    seeAlso: ['comply preflight', 'comply explain', 'comply waive', 'comply diff', 'docs/ci.md', 'docs/formats.md'],
  },
  preflight: { exitCodes: 'read', seeAlso: ['comply permissions', 'comply scan', 'docs/permissions.md'] },
  permissions: { exitCodes: 'done', seeAlso: ['comply preflight', 'docs/permissions.md'] },
  coverage: { exitCodes: 'done', seeAlso: ['comply frameworks show', 'comply explain', 'docs/frameworks.md'] },
  rules: { exitCodes: 'done', seeAlso: ['comply explain', 'docs/rules.md'] },
  'rules list': { exitCodes: 'done', seeAlso: ['comply rules show', 'comply coverage'] },
  'rules show': { exitCodes: 'done', seeAlso: ['comply explain', 'comply rules list'] },
  'rules test': { exitCodes: 'tests', seeAlso: ['comply rules new', 'docs/rules.md'] },
  'rules new': { exitCodes: 'done', seeAlso: ['comply rules test', 'docs/rules.md'] },
  frameworks: { exitCodes: 'done', seeAlso: ['comply explain', 'docs/frameworks.md'] },
  'frameworks list': { exitCodes: 'done', seeAlso: ['comply frameworks show'] },
  'frameworks show': { exitCodes: 'done', seeAlso: ['comply explain', 'comply coverage', 'docs/frameworks.md'] },
  explain: { exitCodes: 'done', seeAlso: ['comply rules list', 'comply frameworks show', 'comply coverage'] },
  report: { exitCodes: 'done', seeAlso: ['comply scan', 'comply diff', 'docs/formats.md'] },
  diff: { exitCodes: 'diff', seeAlso: ['comply scan', 'comply report', 'docs/ci.md'] },
  waive: { exitCodes: 'done', seeAlso: ['comply scan', 'comply explain', 'docs/config.md'] },
  attest: { exitCodes: 'done', seeAlso: ['comply init', 'comply explain', 'comply frameworks show', 'docs/config.md'] },
  tls: { exitCodes: 'read', seeAlso: ['comply scan', 'docs/tls.md'] },
  logs: { exitCodes: 'logs', seeAlso: ['comply logs check', 'docs/logs.md'] },
  'logs check': { exitCodes: 'logs', seeAlso: ['comply attest', 'docs/logs.md'] },
  evidence: { exitCodes: 'done', seeAlso: ['comply scan', 'comply period', 'docs/evidence.md'] },
  'evidence verify': { exitCodes: 'verify', seeAlso: ['comply evidence extract', 'docs/evidence.md'] },
  'evidence extract': { exitCodes: 'done', seeAlso: ['comply evidence verify', 'comply evidence export'] },
  'evidence export': { exitCodes: 'done', seeAlso: ['comply evidence extract', 'comply evidence sample'] },
  'evidence sample': { exitCodes: 'sample', seeAlso: ['comply period', 'docs/evidence.md'] },
  'evidence upload': { exitCodes: 'done', seeAlso: ['comply evidence verify', 'docs/evidence.md'] },
  'evidence keygen': { exitCodes: 'done', seeAlso: ['comply scan', 'comply evidence verify'] },
  period: { exitCodes: 'period', seeAlso: ['comply evidence sample', 'docs/evidence.md'] },
  completion: { exitCodes: 'done', seeAlso: ['comply help'] },
};

/** Puts examples, exit codes and where to read on below the options of a command and of all below it. */
export function addManual(manual: Manual, command: Command, parents: readonly string[] = []): void {
  const path = [...parents, command.name()];
  const name = path.length === 1 ? 'comply' : path.slice(1).join(' ');
  if (isPage(name, manual)) command.addHelpText('after', () => `\n${writePage(manual, name)}`);
  for (const child of command.commands) addManual(manual, child, path);
}

function isPage(name: string, manual: Manual): name is PageName {
  return name in manual.of;
}

function writePage(manual: Manual, name: PageName): string {
  const { exitCodes, seeAlso } = pages[name];
  const examples = Object.entries(manual.of[name]).map(([line, what]) => `  ${line}\n      ${what}`);
  return [
    [manual.examples, ...examples].join('\n'),
    manual.exitCodes[exitCodes],
    ...(name === 'comply' ? [manual.environment] : []),
    [manual.seeAlso, ...linesOf(seeAlso.map((name) => name.replace(/\.md$/, manual.pageSuffix)))].join('\n'),
  ].join('\n\n');
}

/** Commands on a line, files on another. */
function linesOf(seeAlso: readonly string[]): readonly string[] {
  const byKind = Map.groupBy(seeAlso, (name) => name.startsWith('docs/'));
  return [...byKind.values()].map((names) => `  ${names.join(', ')}`);
}
