import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSnapshotWriter } from '../src/collect/write-snapshot.ts';
import { controlStatuses } from '../src/model/assessment.ts';
import { outcomes } from '../src/model/result.ts';
import type { SnapshotLine } from '../src/model/snapshot.ts';
import { resourceSchemas } from '../src/providers/index.ts';
import { assessmentSchema } from '../src/report/assessment-schema.ts';
import { isolateAzure } from './support/collect-azure.ts';
import { type Demo, demoRun, makeDemo } from './support/demo-world.ts';
import { runComply } from './support/run-comply.ts';

const fixture = fileURLToPath(new URL('../fixtures/demo/', import.meta.url));
const folders: string[] = [];
let demo: Demo;

/** Writes a snapshot of these lines and returns its folder. */
async function writeSnapshot(lines: readonly SnapshotLine[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'comply-demo-'));
  folders.push(folder);
  const writer = createSnapshotWriter(folder);
  for (const line of lines) writer.write(line);
  const asked = Object.fromEntries(resourceSchemas.map(({ type, fields }) => [type, Object.keys(fields).sort()]));
  const { targets } = demo;
  writer.finish({ tool: { name: 'comply-scan', version: '0.1.0' }, run: demoRun, targets, asked });
  return folder;
}

beforeAll(async () => {
  isolateAzure();
  demo = await makeDemo();
});

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

const judge = (snapshot: string) =>
  runComply(['scan', '--from', snapshot, '--config', join(fixture, 'comply.yaml'), '--format', 'json']);

describe('the demo', () => {
  it('is the snapshot of the demo organisation', async () => {
    const folder = await writeSnapshot(demo.lines);
    const files = readdirSync(folder).sort();
    for (const file of files) {
      await expect(readFileSync(join(folder, file), 'utf8')).toMatchFileSnapshot(join(fixture, 'snapshot', file));
    }
    expect(readdirSync(join(fixture, 'snapshot')).sort()).toEqual(files);
  });

  it('shows every outcome and every control status that it can, waivers in force and one that expired, an attestation', async () => {
    const { code, json } = await runComply(['scan', '--demo', '--format', 'json']);
    const validate = new Ajv2020({ strict: true }).compile(assessmentSchema);
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
    expect(new Set(json.results.map(({ outcome }) => outcome))).toEqual(new Set(outcomes));
    const statuses = json.frameworks.flatMap(({ controls }) => controls.map(({ status }) => status));
    // Nothing to judge is a verdict only where rules test the whole of it; what is without anything here is tested in part.
    const shown = controlStatuses.filter((status) => status !== 'not-applicable');
    for (const status of shown) expect(statuses, status).toContain(status);
    expect(json.waivers.map(({ state }) => state).sort()).toEqual(['active', 'active', 'active', 'active', 'expired']);
    expect(json.attestations.map(({ state }) => state)).toContain('current');
    expect(json.results.filter(({ waiver }) => waiver !== undefined)).toHaveLength(4);
    expect(code).toBe(1);
  });

  it('follows its facts: one changed fact changes result, control and exit code', async () => {
    const before = await judge(await writeSnapshot(demo.lines));
    const after = await judge(await writeSnapshot(demo.lines.map(openTrailBucket)));
    const outcome = (run: typeof before) =>
      run.json.results.find(({ rule }) => rule === 'aws/cloudtrail/archive-is-locked')?.outcome;
    const status = (run: typeof before) =>
      run.json.frameworks.find(({ id }) => id === 'iso27017')?.controls.find(({ id }) => id === '8.15')?.status;
    expect([outcome(before), outcome(after)]).toEqual(['pass', 'fail']);
    expect(status(after)).toBe('not-satisfied');
  });

  it('tells what is served from what is configured', async () => {
    const { json } = await runComply(['scan', '--demo', '--format', 'json']);
    const compared = json.results
      .filter(({ rule, outcome }) => /\/served-as-configured-/.test(rule) && outcome !== 'not-applicable')
      .map(({ resource, outcome }) => [resource.id, outcome]);
    expect(Object.fromEntries(compared)).toEqual({
      'endpoint/tls:acme-app-1234567890.ap-northeast-1.elb.amazonaws.com:443': 'pass',
      'endpoint/tls:intra.acme.example:443': 'fail',
      'endpoint/tls:portal.acme.example:443': 'pass',
    });
  });

  it('takes no silence of Azure for an answer, and names the action and the scope to grant', async () => {
    const { json } = await runComply(['scan', '--demo', '--rule', 'azure/*', '--format', 'json']);
    const unknown = json.results.filter(({ outcome }) => outcome === 'unknown');
    expect(new Set(unknown.map(({ cause }) => cause?.permission))).toEqual(
      new Set(['Microsoft.HealthcareApis/workspaces/dicomservices/read', 'Policy.Read.AuthenticationMethod']),
    );
  });
});

/** The archive of the trail without its lock. */
function openTrailBucket(line: SnapshotLine): SnapshotLine {
  if (line.kind !== 'resource' || line.name !== 'acme-audit-logs') return line;
  return { ...line, attributes: { ...line.attributes, ObjectLockConfiguration: null } };
}
