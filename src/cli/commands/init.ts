import { configName } from '../../config/find-config.ts';
import { usualRecords } from '../../config/name-records.ts';
import { initMessagesIn } from '../../i18n/init.ts';
import type { InitOptions } from '../command-options.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { type Answers, askPlan } from '../init/ask-plan.ts';
import { configText } from '../init/config-text.ts';
import { isThere, refuseExisting } from '../init/existing.ts';
import { nextSteps } from '../init/next-steps.ts';
import { planFromFlags, saysSomething } from '../init/plan.ts';
import { addRecords, missingRecords } from '../init/record-files.ts';
import { workflowFile, workflowText } from '../init/workflow-text.ts';
import { type NewFile, writeFiles } from '../init/write-files.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../settings.ts';
import { readTool } from '../version.ts';

/**
 * Writes a commented comply.yaml, and a workflow where one is asked for: from flags, or from answers where there are none and
 * somebody can be asked. Nothing is overwritten without `--force`, and no file is written without the others. With `--records`
 * also the folder of what the organisation declares: into it only what is missing, `--force` or not, beside a comply.yaml that is
 * there too.
 * 130: the person gave up, and nothing was written.
 */
export async function init(options: InitOptions, io: Io): Promise<ExitCode> {
  const { force = false, records = false } = options;
  const isBeside = records && !force && options.ci === undefined && !saysSomething(options);
  if (isBeside && isThere(configName, io.cwd)) {
    await addRecords(io);
    return exitCodes.ok;
  }
  const language = languageOf(io);
  const t = initMessagesIn(language);
  const wanted = [configName, ...(options.ci === 'github' ? [workflowFile] : [])];
  if (!force) for (const file of wanted) refuseExisting(file, io.cwd);
  const answers = await readAnswers(options, io);
  if (answers === undefined) {
    await io.stderr.write(`\n${t.gaveUp}\n`);
    return exitCodes.sigint;
  }
  const { plan, ci } = answers;
  const files: NewFile[] = [
    { file: configName, text: configText({ plan, language, t, records, forCi: ci === 'github' }) },
  ];
  if (ci === 'github') files.push({ file: workflowFile, text: workflowText({ plan, t, version: readTool().version }) });
  // Once more: somebody was asked in between, also whether a workflow is wanted.
  if (!force) for (const { file } of files) refuseExisting(file, io.cwd);
  if (records) files.push(...missingRecords(usualRecords, language, io.cwd));
  await writeFiles(files, io.cwd);
  const written = files.map(({ file }) => t.wrote({ file }));
  await io.stdout.write(`${[...written, '', ...nextSteps(answers, records, t)].join('\n')}\n`);
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
