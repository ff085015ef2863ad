import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';

const run = promisify(execFile);

/** What of a composite action these tests use. https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax */
export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly ActionStep[] };
}

export interface ActionStep {
  readonly name?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'working-directory'?: string;
}

/** What a job has of its own: where its tools go, and the working directory. */
export interface Job {
  readonly workspace: string;
  readonly temp: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** When it resolves, the step's process gets what the runner sends it where a job is cancelled: SIGINT, and SIGTERM after it. */
  readonly cancelled?: Promise<unknown>;
  /** Milliseconds between the two; default: the runner's. */
  readonly graceMs?: number;
}

export interface StepEnd {
  readonly code: number;
  readonly log: string;
  /** From `GITHUB_OUTPUT`, as `name=value` lines. */
  readonly outputs: Readonly<Record<string, string>>;
  /** What was appended to the step summary. */
  readonly summary: string;
}

export function readAction(file: string): Action {
  return parse(readFileSync(file, 'utf8')) as Action;
}

/** Runs a step of the action: expressions are replaced first. */
export async function runStep(action: Action, name: string, inputs: Inputs, job: Job): Promise<StepEnd> {
  const step = action.runs.steps.find((candidate) => candidate.name === name);
  if (step?.run === undefined || step.shell !== 'bash') throw new Error(`there is no bash step '${name}'`);
  const env = Object.entries(step.env ?? {}).map(([key, value]) => [key, fill(value, action, inputs)]);
  const workspace = join(job.workspace, fill(step['working-directory'] ?? '.', action, inputs));
  return runScript(fill(step.run, action, inputs), {
    ...job,
    workspace,
    env: { ...job.env, ...Object.fromEntries(env) },
  });
}

/** Runs a script as GitHub's runner does: as a file of `bash --noprofile --norc -eo pipefail`. */
export async function runScript(script: string, job: Job): Promise<StepEnd> {
  const folder = mkdtempSync(join(tmpdir(), 'comply-step-'));
  const files = { output: join(folder, 'output'), summary: join(folder, 'summary'), script: join(folder, 'script.sh') };
  writeFileSync(files.output, '');
  writeFileSync(files.summary, '');
  writeFileSync(files.script, script);
  const running = run('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', files.script], {
    cwd: job.workspace,
    env: {
      ...job.env,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_OUTPUT: files.output,
      GITHUB_STEP_SUMMARY: files.summary,
      RUNNER_TEMP: job.temp,
    },
    maxBuffer: 64 * 1024 * 1024,
  });
  job.cancelled?.then(() => {
    running.child.kill('SIGINT');
    setTimeout(() => running.child.kill('SIGTERM'), job.graceMs ?? 7500).unref();
  });
  const ended = await running.then(
    ({ stdout, stderr }) => ({ code: 0, log: stdout + stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, log: stdout + stderr }),
  );
  const lines = readFileSync(files.output, 'utf8').split('\n').filter(Boolean);
  const outputs = lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
  return { ...ended, outputs: Object.fromEntries(outputs), summary: readFileSync(files.summary, 'utf8') };
}

export type Inputs = Readonly<Record<string, string>>;

/** An input that the caller does not give is its default, else an empty text. */
function fill(text: string, { inputs: known }: Action, inputs: Inputs): string {
  return text.replace(/\$\{\{\s*inputs\.([\w-]+)\s*\}\}/g, (_, name: string) => {
    const input = known[name];
    if (input === undefined) throw new Error(`there is no input '${name}'`);
    return inputs[name] ?? input.default ?? '';
  });
}
