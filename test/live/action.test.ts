import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCertificate } from '../support/certificate.ts';
import { type Inputs, type Job, readAction, runStep } from './support/action-steps.ts';
import { emptyFolder } from './support/comply.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const action = readAction(join(root, 'action.yml'));
const job: Job = {
  workspace: emptyFolder(),
  temp: emptyFolder(),
  env: {
    PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
    HOME: emptyFolder(),
    LANG: 'C.UTF-8',
  },
};

describe('the GitHub Action', () => {
  let server: Server;
  let endpoint = '';

  beforeAll(async () => {
    const { keyPem, pem } = createCertificate({ subject: 'localhost' });
    server = createServer({ key: keyPem, cert: pem }, (_, response) => response.writeHead(404).end());
    server.listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    endpoint = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    // npm finds its registry, and what it has loaded before, as this machine is set up.
    const env = { ...process.env, PATH: job.env.PATH };
    const packed = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', job.temp], {
      cwd: root,
      env,
    });
    const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
    const installed = await runStep(action, 'Install comply', { package: join(job.temp, filename) }, { ...job, env });
    expect(installed, installed.log).toMatchObject({ code: 0 });
  }, 300_000);
  afterAll(() => server?.close());

  const scan = (inputs: Inputs) => runStep(action, 'Scan', inputs, job);
  const open = () => ({ endpoint, rule: 'endpoint/tls/*\n  endpoint/http/*  \n', framework: 'hipaa\nsoc2' });

  it('ends with the code of the scan, and leaves summary, assessment and SARIF', async () => {
    const { code, outputs, summary, log } = await scan(open());
    expect(code, log).toBe(1);
    const results = join(job.workspace, 'comply-results');
    expect(outputs).toEqual({
      'exit-code': '1',
      results,
      assessment: join(results, 'assessment.json'),
      sarif: join(results, 'comply.sarif'),
    });
    expect(summary).toContain(endpoint);
    const assessment = JSON.parse(readFileSync(outputs.assessment ?? '', 'utf8'));
    expect(assessment.frameworks.map(({ id }: { id: string }) => id)).toEqual(['soc2', 'hipaa']);
    expect(assessment.rules.length).toBeGreaterThan(3);
    const [sarif] = JSON.parse(readFileSync(outputs.sarif ?? '', 'utf8')).runs;
    expect(sarif.results.length).toBe(assessment.counts.fail);
  });

  it('ends with 3 where the endpoint does not answer, and with 0 where that is allowed', async () => {
    const dead = { endpoint: '127.0.0.1:1' };
    expect(await scan(dead)).toMatchObject({ code: 3, outputs: { 'exit-code': '3' } });
    expect(await scan({ ...dead, 'allow-unknown': 'true' })).toMatchObject({ code: 0, outputs: { 'exit-code': '0' } });
    expect(await scan({ ...open(), 'fail-on': 'none', 'allow-unknown': 'true' })).toMatchObject({ code: 0 });
  });

  it('gates only on what the baseline does not have', async () => {
    const { outputs } = await scan({ ...open(), results: 'before' });
    expect(await scan({ ...open(), baseline: outputs.assessment ?? '' })).toMatchObject({ code: 0 });
    expect(await scan({ ...open(), baseline: 'missing.json' })).toMatchObject({ code: 2 });
    const own = await scan({ ...open(), results: 'before', baseline: 'before/../before/assessment.json' });
    expect(own).toMatchObject({ code: 2, log: expect.stringContaining('baseline must not be the assessment.json') });
    expect(existsSync(outputs.assessment ?? '')).toBe(true);
  });

  it('reads the configuration of a folder, and speaks its language', async () => {
    mkdirSync(join(job.workspace, 'infra'));
    const config = `language: ja\ntargets:\n  - { name: web, provider: endpoint, endpoints: ["${endpoint}"] }\n`;
    writeFileSync(join(job.workspace, 'infra', 'audit.yaml'), config);
    const inputs = { 'working-directory': 'infra', config: 'audit.yaml', target: 'web', results: '../out put' };
    const { code, summary, outputs } = await scan(inputs);
    expect(code).toBe(1);
    expect(summary).toContain('検出事項');
    expect(outputs.results).toBe(join(job.workspace, 'out put'));
  });

  it('passes nothing of an earlier run for its own', async () => {
    await scan(open());
    const { code, outputs, log } = await scan({ ...open(), config: 'missing.yaml' });
    expect(code, log).toBe(2);
    expect(outputs).toEqual({ 'exit-code': '2', results: join(job.workspace, 'comply-results') });
  });

  it('takes what stands in an input as a value, whatever it says', async () => {
    const hostile = ['$(touch pwned)', '"; touch pwned; "', '`touch pwned`', "'; touch pwned; '", '--version', '-h'];
    for (const value of hostile) {
      for (const name of ['config', 'target', 'rule', 'aws-profile', 'fail-on', 'timeout']) {
        const { code } = await scan({ endpoint: '127.0.0.1:1', [name]: value });
        expect({ name, value, code }).not.toMatchObject({ code: 0 });
      }
    }
    expect(existsSync(join(job.workspace, 'pwned'))).toBe(false);
    expect(await scan({ ...open(), 'allow-unknown': 'yes' })).toMatchObject({ code: 2 });
  });

  it('ends with 2, never with the 1 of the gate, where the results have no place', async () => {
    writeFileSync(join(job.workspace, 'taken'), '');
    mkdirSync(join(job.workspace, 'full', 'assessment.json'), { recursive: true });
    for (const results of ['', 'taken', 'taken/below', 'a\nexit-code=0', 'full']) {
      const { code, outputs } = await scan({ ...open(), results });
      expect({ results, code, outputs }).toEqual({ results, code: 2, outputs: {} });
    }
  });

  it('writes what was read where the job is cancelled', async () => {
    const silent = createTcpServer(() => asked());
    let asked = () => {};
    const cancelled = new Promise<void>((resolve) => {
      asked = resolve;
    });
    silent.listen(0, '127.0.0.1');
    await new Promise((listening) => silent.once('listening', listening));
    const { port } = silent.address() as AddressInfo;
    const inputs = { endpoint: `${endpoint}\n127.0.0.1:${port}`, timeout: '10m', results: 'cancelled' };
    // The second signal comes before the scan has ended, and does not end it.
    const { code, outputs, summary } = await runStep(action, 'Scan', inputs, { ...job, cancelled, graceMs: 50 });
    silent.close();
    expect({ code, exit: outputs['exit-code'] }).toEqual({ code: 143, exit: '143' });
    expect(summary).toContain('INTERRUPTED');
    expect(JSON.parse(readFileSync(outputs.assessment ?? '', 'utf8')).run).toMatchObject({ interrupted: true });
  });

  it('has an input for each flag it says it has, by its name', async () => {
    const { stdout } = await run(join(root, 'bin', 'comply.js'), ['scan', '--help'], { env: job.env });
    const flags = Object.keys(action.inputs).slice(4);
    expect(flags.length).toBeGreaterThan(20);
    for (const name of flags) expect(stdout).toMatch(new RegExp(`^ .*--${name}\\b`, 'm'));
    const [{ run: script = '' } = {}] = action.runs.steps.filter(({ name }) => name === 'Scan');
    for (const name of flags) expect(script).toContain(`--${name}`);
  });

  it('leaves SARIF from which waived findings are taken as docs/formats.md says', async () => {
    const page = readFileSync(join(root, 'docs', 'formats.md'), 'utf8');
    const [, filter = ''] = /`jq '([^']+)' comply\.sarif > open\.sarif`/.exec(page) ?? [];
    const file = join(root, 'fixtures', 'golden', 'report.en.sarif');
    const { stdout } = await run('jq', [filter, file], { maxBuffer: 64 * 1024 * 1024 });
    const results = (text: string) => JSON.parse(text).runs[0].results as readonly { suppressions?: unknown }[];
    const open = results(readFileSync(file, 'utf8')).filter(({ suppressions }) => suppressions === undefined);
    expect(open.length).toBeLessThan(results(readFileSync(file, 'utf8')).length);
    expect(results(stdout)).toEqual(open);
  });

  it('leaves further reports, and takes packs', async () => {
    const output = 'junit=further/comply.xml\ncsv=further/comply.csv\n';
    mkdirSync(join(job.workspace, 'further'));
    expect(await scan({ ...open(), output })).toMatchObject({ code: 1 });
    expect(readFileSync(join(job.workspace, 'further', 'comply.xml'), 'utf8')).toContain('<testsuites name="comply"');
    expect(await scan({ ...open(), pack: 'missing' })).toMatchObject({ code: 2 });
  });

  it('never puts an input into a script, and pins what it uses to a commit', () => {
    for (const { run: script = '', uses = '@none' } of action.runs.steps) {
      expect(script).not.toContain('${{');
      if (script === '') expect(uses).toMatch(/@[0-9a-f]{40}$/);
    }
  });
});
