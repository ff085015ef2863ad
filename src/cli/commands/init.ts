import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { configName } from '../../config/find-config.ts';
import { initMessagesIn } from '../../i18n/init.ts';
import { UsageError } from '../../model/errors.ts';
import type { InitOptions } from '../command-options.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { type Answers, askPlan } from '../init/ask-plan.ts';
import { configText } from '../init/config-text.ts';
import { nextSteps } from '../init/next-steps.ts';
import { planFromFlags, saysSomething } from '../init/plan.ts';
import { workflowFile, workflowText } from '../init/workflow-text.ts';
import { type NewFile, writeFiles } from '../init/write-files.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../settings.ts';
import { readTool } from '../version.ts';

/**
 * Writes a commented comply.yaml, and a workflow where one is asked for: from flags, or from answers where there are none and
 * somebody can be asked. Nothing is overwritten without `--force`, and neither file is written without the other.
 * 130: the person gave up, and nothing was written.
 */
export async function init(options: InitOptions, io: Io): Promise<ExitCode> {
  const language = languageOf(io);
  const t = initMessagesIn(language);
  const wanted = [configName, ...(options.ci === 'github' ? [workflowFile] : [])];
  if (options.force !== true) for (const file of wanted) refuseExisting(file, io);
  const answers = await readAnswers(options, io);
  if (answers === undefined) {
    await io.stderr.write(`\n${t.gaveUp}\n`);
    return exitCodes.sigint;
  }
  const { plan, ci } = answers;
  const files: NewFile[] = [{ file: configName, text: configText({ plan, language, t, forCi: ci === 'github' }) }];
  if (ci === 'github') files.push({ file: workflowFile, text: workflowText({ plan, t, version: readTool().version }) });
  // Once more: somebody was asked in between, also whether a workflow is wanted.
  if (options.force !== true) for (const { file } of files) refuseExisting(file, io);
  await writeFiles(files, io.cwd);
  const written = files.map(({ file }) => t.wrote({ file }));
  await io.stdout.write(`${[...written, '', ...nextSteps(answers, t)].join('\n')}\n`);
  return exitCodes.ok;
}

async function readAnswers(options: InitOptions, io: Io): Promise<Answers | undefined> {
  if (io.ask === undefined || saysSomething(options)) return { plan: planFromFlags(options), ci: options.ci };
  const language = languageOf(io);
  const interview = {
    ask: io.ask,
    say: (text: string) => io.stderr.write(text),
    language,
    t: initMessagesIn(language),
  };
  return askPlan(interview, options.ci);
}

function refuseExisting(file: string, io: Io): void {
  if (!isThere(resolve(io.cwd, file))) return;
  throw new UsageError({
    en: `${file} is there already; --force overwrites it`,
    ja: `${file} はすでにある。上書きする場合は --force を付けること`,
  });
}

/** A link that leads nowhere is there too. What cannot even be looked for is said when it is written. */
function isThere(place: string): boolean {
  try {
    return lstatSync(place, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
