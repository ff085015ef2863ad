import type { Command } from 'commander';
import { createProgram } from '../../src/cli/program.ts';
import { helpEn } from '../../src/i18n/help.en.ts';

/** A command line that a page shows, and the words after the program's name. */
export interface CommandLine {
  readonly line: string;
  readonly args: readonly string[];
}

/** Every command line of ours in a page's code: in a block, where a line or a step's `run:` starts with it, or in a span. */
export function readCommandLines(page: string): readonly CommandLine[] {
  const blocks = [...page.matchAll(/^```.*\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) => block.split('\n'));
  const spans = [...page.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  return [...blocks, ...spans].flatMap((line) => {
    const start = /(?:^|\s|&& )(?:npx )?comply(?:-scan)?(?:@[\w.]+)? (.+)$/.exec(line.replace(/(?:^|\s)#.*$/, ''));
    return start?.[1] === undefined ? [] : [{ line: line.trim(), args: splitWords(start[1]) }];
  });
}

/** Words as a shell would see them, up to a pipe, a redirection or the next command. */
function splitWords(text: string): readonly string[] {
  const command = text.split(/\s(?:\||>|>>|&&|;|2>)/)[0] ?? '';
  return (command.match(/(?:"[^"]*"|'[^']*'|\S)+/g) ?? []).map((word) => word.replace(/["']/g, ''));
}

/** What the program says against this command line, or nothing. Only parses it. */
export async function refusalOf({ args }: CommandLine): Promise<string | undefined> {
  let refusal = '';
  const none = async () => {};
  const program = createProgram(helpEn, '0', {
    scan: none,
    rulesList: none,
    rulesShow: none,
    rulesTest: none,
    rulesNew: none,
    explain: none,
    init: none,
    waive: none,
    attest: none,
    logsCheck: none,
    completion: none,
    frameworksList: none,
    frameworksShow: none,
    permissions: none,
    preflight: none,
    coverage: none,
    report: none,
    diff: none,
    tls: none,
    evidenceVerify: none,
    evidenceExtract: none,
    evidenceExport: none,
    evidenceSample: none,
    evidenceUpload: none,
    evidenceKeygen: none,
    period: none,
  });
  // `comply period` in a sentence names the command.
  if (isName(program, args)) return undefined;
  const writeErr = (text: string) => {
    refusal += text;
  };
  for (const command of withChildren(program)) command.exitOverride().configureOutput({ writeOut: () => {}, writeErr });
  // A page writes <id> where any framework may stand.
  const words = args.map((word) => (word === '<id>' && args[0] === 'frameworks' ? 'soc2' : word));
  await program.parseAsync(words, { from: 'user' }).catch((error: { exitCode?: number; message: string }) => {
    if (error.exitCode !== 0) refusal ||= error.message;
  });
  return refusal === '' ? undefined : refusal.trim();
}

function isName(command: Command, [word, ...rest]: readonly string[]): boolean {
  if (word === undefined) return true;
  const child = command.commands.find((one) => one.name() === word);
  return child !== undefined && isName(child, rest);
}

function withChildren(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withChildren)];
}
