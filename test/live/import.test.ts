import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Verification } from '../../src/model/verification.ts';
import { bandit, checkov, gitleaks, leaked, prowlerFinding, sarif, trivy } from '../providers/import/reports.ts';
import { parseAssessment } from './support/assessment.ts';
import { comply, emptyFolder } from './support/comply.ts';

/** The program goes by the clock of the machine. */
const ago = (seconds: number): Date => new Date(Date.now() - seconds * 1000);
const empty = (name: string) => sarif({ tool: { driver: { name, version: '1.0.0', rules: [] } }, results: [] });

let folder = '';
beforeEach(() => {
  folder = emptyFolder();
  mkdirSync(join(folder, 'reports'));
  mkdirSync(join(folder, 'src'));
});

function write(file: string, content: unknown): void {
  writeFileSync(join(folder, 'reports', file), typeof content === 'string' ? content : JSON.stringify(content));
}

function configure(...reports: readonly string[]): void {
  const list = reports.map((report) => `      - ${report}\n`).join('');
  writeFileSync(
    join(folder, 'comply.yaml'),
    `targets:\n  - name: scanners\n    provider: import\n    reports:\n${list}`,
  );
}

/** The rules by their outcome, from a folder below that of comply.yaml. */
async function scan(...args: readonly string[]) {
  const { code, stdout, stderr } = await comply(['scan', '--format', 'json', ...args], { cwd: join(folder, 'src') });
  expect(stderr).not.toMatch(/at .*\.js:\d+/);
  const { results, frameworks, run } = parseAssessment(stdout);
  const of = (outcome: string) =>
    results.filter((result) => result.outcome === outcome).map(({ rule }) => rule.replace('import/', ''));
  return {
    code,
    stdout,
    frameworks,
    run,
    pass: of('pass'),
    fail: of('fail'),
    unknown: of('unknown'),
    total: results.length,
  };
}

const secrets = '{ file: reports/gitleaks.sarif, kind: secrets, maxAge: 1d, time: modified }';

describe('reports of other scanners, by the program as a user runs it', () => {
  it('fresh and clean they pass, and no rule speaks of what was not imported', async () => {
    write('gitleaks.sarif', empty('gitleaks'));
    write('bandit.sarif', bandit(ago(60).toISOString()));
    configure(secrets, '{ file: reports/bandit.sarif, kind: code }');
    expect(await scan()).toMatchObject({
      code: 0,
      pass: ['code/no-grave-weaknesses', 'secrets/none-in-code'],
      total: 2,
      run: { complete: true },
    });
  });

  it('with findings they fail; where Prowler alone has some the gate holds', async () => {
    write('trivy.sarif', trivy);
    write('gitleaks.sarif', gitleaks);
    write('checkov.sarif', checkov);
    write('prowler.json', [prowlerFinding({ check: 'x', severity: 5, time: Math.floor(Date.now() / 1000) - 60 })]);
    const cloud = '{ file: reports/prowler.json, kind: cloud }';
    const iac = '{ file: reports/checkov.sarif, kind: iac, time: modified }';
    configure('{ file: reports/trivy.sarif, kind: dependencies, time: modified }', secrets, iac, cloud);
    const all = await scan();
    expect(all).toMatchObject({
      code: 1,
      fail: [
        'cloud/no-findings',
        ...Array.from({ length: 3 }, () => 'dependencies/no-grave-vulnerabilities'),
        'iac/no-grave-misconfigurations',
        'secrets/none-in-code',
      ],
      // What is not that grave.
      pass: Array.from({ length: 2 }, () => 'dependencies/no-grave-vulnerabilities'),
      unknown: [],
    });
    expect(all.stdout).not.toContain(leaked);
    configure(cloud);
    expect(await scan()).toMatchObject({ code: 0, fail: ['cloud/no-findings'], total: 2 });
  });

  it.each([
    ['missing', () => rmSync(join(folder, 'reports', 'gitleaks.sarif')), 'not-visible'],
    ['cut off', () => write('gitleaks.sarif', JSON.stringify(empty('gitleaks')).slice(0, -2)), 'bad-response'],
    [
      'of a scan that failed',
      () => write('gitleaks.sarif', sarif({ tool: { driver: { name: 'gitleaks' } } })),
      'bad-response',
    ],
    [
      'a day and a second old',
      () => utimesSync(join(folder, 'reports', 'gitleaks.sarif'), ago(86_401), ago(86_401)),
      'stale',
    ],
    [
      'from the future',
      () => utimesSync(join(folder, 'reports', 'gitleaks.sarif'), ago(-3600), ago(-3600)),
      'bad-response',
    ],
    ['of another format', () => write('gitleaks.sarif', [{ Description: 'AWS', Secret: leaked }]), 'schema-mismatch'],
  ])('a report that is %s is unknown, and the exit code says so', async (_what, spoil, kind) => {
    write('gitleaks.sarif', empty('gitleaks'));
    configure(secrets);
    spoil();
    const found = await scan();
    expect(found).toMatchObject({
      code: 3,
      pass: [],
      fail: [],
      unknown: ['secrets/none-in-code'],
      run: { complete: false },
    });
    expect(found.stdout).toContain(`"kind":"${kind}"`);
    expect(found.stdout).toContain('import:SecretsReport');
  });

  it('a waiver and a baseline accept the one finding that they name: one more fails, as does another in its place', async () => {
    const [{ results: found, ...run }] = gitleaks.runs as [{ results: readonly object[] }];
    const also = (uri: string) => ({
      ruleId: 'aws-access-token',
      message: { text: '' },
      locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: 3 } } }],
    });
    const save = (...results: readonly object[]) => write('gitleaks.sarif', sarif({ ...run, results }));
    const name = 'reports/gitleaks.sarif#aws-access-token@src/config.ts';
    const accept = (resource: string) =>
      writeFileSync(
        join(folder, 'waivers.yaml'),
        `- rule: import/secrets/none-in-code\n  resources: ["${resource}"]\n  type: false-positive\n  owner: a@acme.example\n` +
          `  approvedBy: b@acme.example\n  reason: of a test\n  expires: ${ago(-30 * 86_400)
            .toISOString()
            .slice(0, 10)}\n`,
      );
    save(...found);
    configure(secrets);
    const baseline = join(folder, 'baseline.json');
    expect((await scan('-o', `json=${baseline}`)).code).toBe(1);
    writeFileSync(
      join(folder, 'comply.yaml'),
      `${readFileSync(join(folder, 'comply.yaml'), 'utf8')}waivers: waivers.yaml\n`,
    );
    const outcomes = async () => {
      accept('reports/none.sarif');
      const [held] = [(await scan('--baseline', baseline)).code];
      // By its name, and by the whole report: a finding has a name of its own, so that covers none.
      accept(name);
      const { code } = await scan();
      accept('reports/gitleaks.sarif');
      return { baseline: held, waiver: code, ofReport: (await scan()).code };
    };
    expect(await outcomes()).toEqual({ baseline: 0, waiver: 0, ofReport: 1 });
    save(...found, also('src/other.ts'));
    expect(await outcomes()).toEqual({ baseline: 1, waiver: 1, ofReport: 1 });
    save(...found, also('src/config.ts'));
    expect(await outcomes()).toEqual({ baseline: 1, waiver: 1, ofReport: 1 });
    save(also('src/other.ts'));
    expect(await outcomes()).toEqual({ baseline: 1, waiver: 1, ofReport: 1 });
    // What is not read any more is not fixed.
    rmSync(join(folder, 'reports', 'gitleaks.sarif'));
    expect(await outcomes()).toEqual({ baseline: 3, waiver: 3, ofReport: 3 });
    const { stdout } = await comply(['scan', '--format', 'json', '--baseline', baseline], { cwd: folder });
    expect(JSON.parse(stdout)).toMatchObject({ gate: { baseline: { findings: 1, fixed: 0 } } });
  });

  it('are kept as evidence without a secret, and the counts come out of the record again', async () => {
    write('trivy.sarif', trivy);
    write('gitleaks.sarif', gitleaks);
    configure('{ file: reports/trivy.sarif, kind: dependencies, time: modified }', secrets);
    const bundle = join(folder, 'evidence');
    await comply(['evidence', 'keygen', '--out', 'k.pem'], { cwd: folder });
    const found = await scan(
      '--evidence',
      bundle,
      '--sign',
      `key:${join(folder, 'k.pem')}`,
      '--save-snapshot',
      join(folder, 'snapshot'),
    );
    expect(found.code).toBe(1);
    const verify = async () => {
      const args = [
        'evidence',
        'verify',
        bundle,
        '--key',
        join(folder, 'k.pem.pub'),
        '--reperform',
        '--format',
        'json',
      ];
      const { code, stdout } = await comply(args, { cwd: folder });
      return { code, checks: (JSON.parse(stdout) as Verification).checks };
    };
    const { code, checks } = await verify();
    expect(code).toBe(0);
    const reperform = checks.find(({ check }) => check === 'reperform');
    expect(reperform).toMatchObject({ status: 'ok', figures: { answers: 2, records: 8, withheld: 0, taken: 0 } });
    const files = [bundle, join(folder, 'snapshot')].flatMap(filesIn);
    // Whose report it was, of when and of which bytes: in the report, in the records and in the answers.
    const sha256 = hash('sha256', readFileSync(join(folder, 'reports', 'trivy.sarif')));
    expect(found.stdout).toMatch(new RegExp(`Trivy 0\\.68\\.1, \\d{4}-[^,]+Z, SHA-256 ${sha256}`));
    const kept = files.filter((file) => readText(file).includes(sha256)).map((file) => file.slice(folder.length + 1));
    expect(
      kept.filter((file) => /^evidence\/.*(answers|raw|resources|ledger|results)/.test(file)).length,
    ).toBeGreaterThan(1);
    console.log(`the digest of a report stands in ${kept.join(', ')}`);
    for (const file of files) {
      expect(readText(file)).not.toContain(leaked);
    }
    console.log(`${files.length} files of evidence and snapshot, none with the secret`);
  });

  it('under pseudonyms name no file and no place', async () => {
    write('gitleaks.sarif', gitleaks);
    configure(secrets);
    const bundle = join(folder, 'evidence');
    expect((await scan('--evidence', bundle, '--pseudonymise', 'names')).code).toBe(1);
    for (const file of filesIn(bundle).filter((one) => !one.includes('/rules/'))) {
      expect(readText(file), file).not.toMatch(/src\/config\.ts|reports\/gitleaks\.sarif/);
    }
  });
});

function readText(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

function filesIn(place: string): readonly string[] {
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .map((file) => join(place, file))
    .filter((file) => statSync(file).isFile());
}
