import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../../src/config/load.ts';
import { type Job, runScript } from './support/action-steps.ts';
import { comply } from './support/comply.ts';

const terminal = fileURLToPath(new URL('./support/terminal.py', import.meta.url));
const source = (path: string) => JSON.stringify(new URL(`../../src/${path}`, import.meta.url).href);
const folder = mkdtempSync(join(tmpdir(), 'comply-init-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The command as the binary runs it, on the process's own terminal. */
const program = `
  const { init } = await import(${source('cli/commands/init.ts')});
  const { exitWith, processIo } = await import(${source('cli/io.ts')});
  exitWith(await init({ color: true }, processIo()));
`;

function answer(cwd: string, lines: readonly string[]): readonly string[] {
  const node = `'${process.execPath}' --no-warnings --experimental-strip-types --input-type=module --eval "$PROGRAM"`;
  const setup = `PROGRAM='${program.replaceAll("'", "'\\''")}'; stty -echo; PS1=; echo REA''DY`;
  const input = JSON.stringify({
    argv: ['bash', '--norc', '--noprofile', '-i'],
    setup,
    lines: [`${node}; echo " $?<"END">"`],
    answers: lines,
    cwd,
  });
  return JSON.parse(execFileSync('python3', [terminal], { input, encoding: 'utf8' })) as string[];
}

it('asks on a real terminal, and writes what was answered', () => {
  const cwd = mkdtempSync(join(folder, 'asked-'));
  const [shown = ''] = answer(cwd, ['Acme Health\r', 'hipaa\r', '\r', '\r', 'www.acme.example\r', 'n\r']);
  expect(shown).toMatch(/ 0$/);
  const config = loadConfig('comply.yaml', cwd);
  expect(config).toMatchObject({ organization: 'Acme Health', frameworks: [{ id: 'hipaa' }] });
  expect(config.targets.map(({ name }) => name)).toEqual(['web']);
  expect(readFileSync(join(cwd, 'comply.yaml'), 'utf8')).toContain('# What comply scans');
});

it.each([
  ['Ctrl-C', '\u0003'],
  ['Ctrl-D', '\u0004'],
])('writes nothing after %s', (_name, key) => {
  const cwd = mkdtempSync(join(folder, 'gave-up-'));
  const [shown = ''] = answer(cwd, ['Acme\r', key]);
  expect(shown).toMatch(/ 130$/);
  expect(shown).toContain('nothing was written');
  expect(readdirSync(cwd)).toEqual([]);
});

/** A repository with what `comply init --ci github` wrote for this endpoint, and the program on the path as npm puts it there. */
async function repositoryFor(endpoint: string): Promise<{ readonly script: string; readonly job: Job }> {
  const workspace = mkdtempSync(join(folder, 'repository-'));
  const { code, stderr } = await comply(['init', '--ci', 'github', '--endpoint', endpoint], { cwd: workspace });
  expect(code, stderr).toBe(0);
  const bin = join(workspace, 'bin');
  mkdirSync(bin);
  symlinkSync(fileURLToPath(new URL('../../bin/comply.js', import.meta.url)), join(bin, 'comply'));
  const workflow = parse(readFileSync(join(workspace, '.github/workflows/comply.yml'), 'utf8'));
  const [script] = workflow.jobs.scan.steps.flatMap(({ run = '' }: { run?: string }) =>
    run.includes('comply scan') ? [run] : [],
  );
  const modules = fileURLToPath(new URL('../../node_modules/.bin', import.meta.url));
  const env = { PATH: [bin, modules, process.env.PATH].join(delimiter), HOME: folder, LANG: 'C.UTF-8' };
  return { script, job: { workspace, temp: folder, env } };
}

it('writes a workflow whose scan leaves summary and files, and its exit code', async () => {
  const { script, job } = await repositoryFor('127.0.0.1:1');
  const { code, summary, log } = await runScript(script, job);
  expect(code, log).toBe(3);
  expect(summary).toContain('Not readable: endpoint:TlsHandshake');
  expect(readdirSync(join(job.workspace, 'comply-results'))).toEqual(['assessment.json', 'comply.sarif']);
});

it('writes a workflow whose scan, when the job is cancelled, leaves what it has read', async () => {
  let asked = () => {};
  const cancelled = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const silent = createServer(() => asked()).listen(0, '127.0.0.1');
  await new Promise((listening) => silent.once('listening', listening));
  const { script, job } = await repositoryFor(`127.0.0.1:${(silent.address() as AddressInfo).port}`);
  const { code, summary } = await runScript(script, { ...job, cancelled });
  silent.close();
  expect(code).toBe(130);
  expect(summary).toContain('INTERRUPTED');
  const assessment = readFileSync(join(job.workspace, 'comply-results/assessment.json'), 'utf8');
  expect(JSON.parse(assessment).run).toMatchObject({ interrupted: true });
});
