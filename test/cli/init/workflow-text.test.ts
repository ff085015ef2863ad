import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { InitOptions } from '../../../src/cli/command-options.ts';
import { planFromFlags } from '../../../src/cli/init/plan.ts';
import { workflowText, workflowVariables } from '../../../src/cli/init/workflow-text.ts';
import { initMessagesIn } from '../../../src/i18n/init.ts';
import { languages } from '../../../src/model/text.ts';

const t = initMessagesIn('en');
const ids = ['11111111-2222-3333-4444-555555555555'];
const page = readFileSync(new URL('../../../docs/ci.md', import.meta.url), 'utf8');
const write = (flags: Omit<InitOptions, 'color'>) =>
  workflowText({ plan: planFromFlags({ color: true, ...flags }), t, version: '1.2.3' });

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly on: object;
  readonly permissions: object;
  readonly jobs: {
    readonly scan: {
      readonly permissions: Readonly<Record<string, string>>;
      readonly steps: readonly Step[];
    };
  };
}

const read = (flags: Omit<InitOptions, 'color'>) => parse(write(flags)) as Workflow;

it.each([
  [{ region: ['ap-northeast-1'] }, ['aws-actions/configure-aws-credentials']],
  [{ azureSubscription: ids }, ['azure/login']],
  [{ region: [], azureSubscription: ids }, ['aws-actions/configure-aws-credentials', 'azure/login']],
  [{ endpoint: ['a.example'] }, []],
])('signs in to what is scanned, and to nothing else: %j', (flags, signIns) => {
  const { permissions, jobs } = read(flags);
  const names = jobs.scan.steps.map(({ uses }) => uses?.split('@')[0] ?? '');
  expect(names.filter((name) => /aws|azure/.test(name))).toEqual(signIns);
  const always = { contents: 'read', 'security-events': 'write', actions: 'read' };
  expect(permissions).toEqual({});
  expect(jobs.scan.permissions).toEqual(signIns.length > 0 ? { ...always, 'id-token': 'write' } : always);
  // Signing in stands right before the scan: what it hands out is good for minutes.
  const scan = jobs.scan.steps.findIndex(({ run = '' }) => run.includes('comply scan'));
  expect(names.slice(scan - signIns.length, scan)).toEqual(signIns);
});

it('pins every action to a version, and comply to its own', () => {
  const { jobs } = read({ region: ['ap-northeast-1'] });
  for (const { uses } of jobs.scan.steps) if (uses !== undefined) expect(uses).toMatch(/^[\w-]+\/[\w/-]+@v\d+$/);
  const runs = jobs.scan.steps.flatMap(({ run }) => run ?? []);
  expect(runs[0]).toMatch(/^npm install --global --ignore-scripts .*comply-scan@1\.2\.3$/);
});

it('takes nothing of a stranger into a shell, and stores no secret', () => {
  const text = write({
    organization: '$(touch x)',
    awsProfile: '`x`',
    region: ['ap-northeast-1'],
    endpoint: ['a.example'],
  });
  expect(text).not.toMatch(/touch|`|secrets\.|github\.event/);
  for (const { run = '' } of read({ region: [], azureSubscription: ids }).jobs.scan.steps)
    expect(run).not.toContain('${{');
});

describe('docs/ci.md', () => {
  const [, block = ''] = /^```yaml\n(name: comply\n[\s\S]*?)^```/m.exec(page) ?? [];
  const documented = parse(block) as Workflow;
  const written = read({ region: ['ap-northeast-1'], azureSubscription: ids });

  it('describes the workflow that is written, with the action in the place of the package', () => {
    const { steps, ...job } = documented.jobs.scan;
    const { steps: ours, ...ourJob } = written.jobs.scan;
    expect({ ...written, jobs: ourJob }).toEqual({ ...documented, jobs: job });
    const isScan = ({ uses = '', run }: Step) => run !== undefined || /setup-node|OWNER\/comply/.test(uses);
    // Where the files are is said by the action's outputs there, and known here.
    const known = JSON.stringify(steps.filter((step) => !isScan(step)))
      .replace("steps.comply.outputs.sarif != ''", "hashFiles('comply-results/comply.sarif') != ''")
      .replace("always() && steps.comply.outputs.results != ''", 'always()')
      .replace(/\$\{\{ steps\.comply\.outputs\.sarif \}\}/, 'comply-results/comply.sarif')
      .replace(/\$\{\{ steps\.comply\.outputs\.results \}\}/, 'comply-results');
    expect(ours.filter((step) => !isScan(step))).toEqual(JSON.parse(known));
  });

  it('keeps the files of a cancelled job, and keeps them from code scanning, which would close alerts', () => {
    const conditionOf = (name: string) => documented.jobs.scan.steps.find(({ uses = '' }) => uses.includes(name))?.if;
    expect(conditionOf('upload-artifact')).toContain('always()');
    expect(conditionOf('upload-sarif')).toContain('!cancelled()');
  });

  it('names every variable that has to be set', () => {
    for (const name of Object.values(workflowVariables).flat()) {
      expect(block).toContain(`\${{ vars.${name} }}`);
      expect(page).toContain(`gh variable set ${name} `);
    }
  });
});

it.each(languages)('does the same in %s', (language) => {
  const flags = { color: true, region: [], azureSubscription: ids };
  const text = workflowText({ plan: planFromFlags(flags), t: initMessagesIn(language), version: '1.2.3' });
  const [read, expected] = [text, write(flags)].map((one) => parse(one.replace(/^ *# .*\n/gm, '')));
  expect(read).toEqual(expected);
});
