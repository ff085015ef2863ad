import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { evidenceFiles } from '../../../src/model/evidence.ts';
import {
  copyBundle,
  demoSnapshotFolder,
  editLine,
  readContent,
  temporaryFolder,
} from '../../support/evidence-bundle.ts';
import { plantedSecrets } from '../../support/planted-secrets.ts';
import { type ComplyRun, runComply } from '../../support/run-comply.ts';

const cwd = temporaryFolder();
const responsibilities = `
- { control: "iso27017:8.15", party: shared, vendor: Acme Cloud/Hosting, report: Paper AR-77 of Acme Cloud, note: { en: Both keep logs, ja: 双方が保管 } }
- { control: "hipaa:164.312(b)", party: customer }
`;
const vendors = '- { name: Acme Cloud, service: Hosting, role: cloud, handles: [], regions: [] }\n';
const costs = `
currency: JPY
items:
  - { safeguard: key-management-rotation, oneOff: 120000, monthly: 49.95, note: 鍵の更新 }
  - { safeguard: backup, monthly: 3000 }
`;
let scanned: ComplyRun;

beforeAll(async () => {
  mkdirSync(join(cwd, 'compliance'));
  writeFileSync(join(cwd, 'compliance/responsibilities.yaml'), responsibilities);
  writeFileSync(join(cwd, 'compliance/vendors.yaml'), vendors);
  writeFileSync(join(cwd, 'compliance/costs.yaml'), costs);
  writeFileSync(join(cwd, 'comply.yaml'), 'targets:\n  - { name: records, provider: records, path: compliance/ }\n');
  const from = ['--from', demoSnapshotFolder, '--rule', 'aws/kms/*', '--prev', 'none'];
  scanned = await runComply(['scan', ...from, '--evidence', 'bundle', '--format', 'json', '--lang', 'en'], { cwd });
}, 60_000);

const declared = {
  responsibilities: [
    { framework: 'hipaa', control: '164.312(b)', party: 'customer' },
    {
      framework: 'iso27017',
      control: '8.15',
      party: 'shared',
      vendor: 'Acme Cloud/Hosting',
      report: 'Paper AR-77 of Acme Cloud',
      note: { en: 'Both keep logs', ja: '双方が保管' },
    },
  ],
  costs: {
    currency: 'JPY',
    items: [
      { safeguard: 'backup', monthly: 300_000 },
      { safeguard: 'key-management-rotation', oneOff: 12_000_000, monthly: 4995, note: '鍵の更新' },
    ],
  },
};

const verify = (bundle: string) =>
  runComply(['evidence', 'verify', bundle, '--unsigned', '--reperform', '--lang', 'en'], { cwd });

describe('shared parts and costs in evidence', () => {
  it('are in the assessment that was printed, and in the one the bundle keeps, in order and without places', () => {
    expect([0, 1, 3], scanned.stderr).toContain(scanned.code);
    expect(JSON.parse(scanned.stdout)).toMatchObject(declared);
    const kept = JSON.parse(readContent(join(cwd, 'bundle'), evidenceFiles.assessment));
    expect({ responsibilities: kept.responsibilities, costs: kept.costs }).toEqual(declared);
  });

  it('are judged again from the bundle alone', async () => {
    const { stdout, stderr } = await verify('bundle');
    expect(stderr).toBe('');
    expect(stdout).toContain('✓ re-performance');
    expect(stdout).not.toMatch(/costs|responsibilities/);
  });

  it('cannot be changed unseen', async () => {
    const copy = copyBundle(join(cwd, 'bundle'));
    let edits = 0;
    editLine(copy, evidenceFiles.assessment, (line) => {
      if (line.includes('12000000')) edits += 1;
      return line.replace('12000000', '12000');
    });
    expect(edits).toBe(1);
    const { code, stdout } = await verify(copy);
    expect(code).toBe(10);
    expect(stdout).toContain('assessment.json.gz: holds something else than the manifest says');
    expect(stdout).toMatch(/✗ re-performance[^✗✓]*assessment\.json\.gz: is not what judging gives \(costs/);
  });

  it("hold no name and nobody's words where names are pseudonyms, and are judged again all the same", async () => {
    const from = ['--from', demoSnapshotFolder, '--rule', 'aws/kms/*', '--prev', 'none', '--lang', 'en'];
    const hide = ['--evidence', 'hidden', '--pseudonymise', 'names', '--redaction-key', 'redaction.key'];
    const { code, stdout, stderr } = await runComply(['scan', ...from, ...hide, '--format', 'json'], { cwd });
    expect([0, 1, 3], stderr).toContain(code);
    const [scope, assessment] = [evidenceFiles.scope, evidenceFiles.assessment].map((file) =>
      readContent(join(cwd, 'hidden'), file),
    );
    const secrets = ['Acme Cloud', 'Hosting', 'AR-77', 'Both keep logs', '双方が保管', '鍵の更新'];
    const leaks = secrets.filter((text) => [scope, assessment, stdout].some((held) => held?.includes(text)));
    console.info(`declared texts in clear beside pseudonyms: ${leaks.length}`);
    expect(leaks).toEqual([]);
    const kept = JSON.parse(assessment ?? '');
    const pseudonym = kept.responsibilities[1].vendor;
    expect(kept.responsibilities[1]).toEqual({
      framework: 'iso27017',
      control: '8.15',
      party: 'shared',
      vendor: expect.stringMatching(/^n-[0-9a-f]{16}$/),
    });
    expect(kept.costs.items[1]).toEqual({ safeguard: 'key-management-rotation', oneOff: 12_000_000, monthly: 4995 });
    const mapping = readFileSync(join(cwd, 'hidden.pseudonyms.ndjson'), 'utf8');
    expect(mapping).toContain(JSON.stringify({ pseudonym, text: 'Acme Cloud/Hosting' }));
    expect((await verify('hidden')).stdout).toContain('✓ re-performance');
  });

  it('stop the export where a secret stands in them', async () => {
    const leaking = temporaryFolder();
    mkdirSync(join(leaking, 'compliance'));
    const token = plantedSecrets.find(({ kind }) => kind === 'jwt')?.text ?? '';
    writeFileSync(
      join(leaking, 'compliance/responsibilities.yaml'),
      `- { control: "iso27017:8.15", party: customer, report: ${token} }\n`,
    );
    writeFileSync(join(leaking, 'comply.yaml'), 'targets: [{ name: records, provider: records, path: compliance/ }]\n');
    const flags = ['--from', demoSnapshotFolder, '--rule', 'aws/kms/*', '--evidence', 'bundle', '--lang', 'en'];
    const { code, stderr } = await runComply(['scan', ...flags], { cwd: leaking });
    expect(code).toBe(2);
    expect(stderr).toContain('/responsibilities/0/report');
  });
});
