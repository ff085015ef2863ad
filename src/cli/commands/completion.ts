import type { Command } from 'commander';
import { loadShippedCatalog } from '../../catalog/load.ts';
import { loadSchemas } from '../../providers/index.ts';
import { describeProgram, plainWord } from '../completion/describe-program.ts';
import type { Shell } from '../completion/shells.ts';
import type { Io } from '../io.ts';

/**
 * Prints a shell's completion script, made from the program itself. Ids of rules stand in it as they are shipped with this version,
 * so that completing runs no program.
 */
export async function completion(shell: Shell, program: Command, io: Io): Promise<void> {
  const { rules, safeguards } = await loadShippedCatalog(loadSchemas);
  const [ruleIds, safeguardIds] = [rules, safeguards].map((items) => items.map(({ id }) => plainWord(id)).sort());
  const lists = { rules: ruleIds ?? [], subjects: [...(ruleIds ?? []), ...(safeguardIds ?? [])] };
  const write = await writerOf(shell);
  await io.stdout.write(write(describeProgram(program), lists));
}

async function writerOf(shell: Shell) {
  if (shell === 'bash') return (await import('../completion/bash.ts')).bashScript;
  if (shell === 'zsh') return (await import('../completion/zsh.ts')).zshScript;
  return (await import('../completion/fish.ts')).fishScript;
}
