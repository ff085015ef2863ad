import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { replayRecorded } from '../../../src/cli/evidence/replay-units.ts';
import { checkAnswers } from '../../../src/evidence/verify/check-answers.ts';
import { startCheck } from '../../../src/evidence/verify/checking.ts';
import { parseScope } from '../../../src/evidence/verify/parse-scope.ts';
import { evidenceFiles } from '../../../src/model/evidence.ts';
import { createAwsProvider } from '../../../src/providers/aws/index.ts';
import { collectTargets } from '../../../src/scan.ts';
import { toCanonicalJson } from '../../../src/text/canonical-json.ts';
import { loadWorld } from '../../support/aws-world.ts';
import { everything, isolateAws, observedAt } from '../../support/collect-aws.ts';
import {
  buildBundle,
  copyBundle,
  editLine,
  readContent,
  readManifest,
  temporaryFolder,
} from '../../support/evidence-bundle.ts';
import { startReplayServer } from '../../support/replay-server.ts';

const bundle = join(temporaryFolder(), 'bundle');
const records = 'records/aws-kms.ndjson.gz';
let snapshot = '';

beforeEach(isolateAws);

beforeAll(async () => {
  snapshot = await mkdtemp(join(tmpdir(), 'comply-answers-'));
  const server = await startReplayServer(loadWorld('sts/caller', 'kms/compliant'));
  isolateAws();
  await collectTargets({
    targets: [{ name: 'prod', provider: 'aws', regions: ['ap-northeast-1'] }],
    wanted: new Map([...everything].filter(([type]) => type.startsWith('aws/kms/'))),
    env: { AWS_ENDPOINT_URL: server.url },
    now: () => new Date(observedAt),
    signal: new AbortController().signal,
    timeout: 2000,
    concurrency: 8,
    record: true,
    loadProvider: async () => createAwsProvider({ sleep: async () => undefined, maxAttempts: 1 }),
    directory: snapshot,
    run: { id: 'one', startedAt: observedAt, asOf: observedAt },
    tool: { name: 'comply-scan', version: '0.0.0' },
  });
  await server.close();
  await buildBundle({ directory: bundle, snapshot, ruleGlob: ['aws/kms/*'], config: 'none' });
});

afterAll(() => rm(snapshot, { recursive: true, force: true }));

type Line = Readonly<Record<string, unknown>>;

/** What the check says of a copy in which lines were changed. */
async function checkWith(edits: Readonly<Record<string, (line: Line) => Line>>) {
  const folder = copyBundle(bundle);
  for (const [path, edit] of Object.entries(edits)) {
    editLine(folder, path, (text) => toCanonicalJson(edit(JSON.parse(text) as Line)));
  }
  const scope = parseScope(JSON.parse(readContent(folder, evidenceFiles.scope)), { file: evidenceFiles.scope });
  const check = startCheck('reperform');
  await checkAnswers(check, { folder, paths: Object.keys(readManifest(folder).files), scope, replay: replayRecorded });
  const { figures, problems } = check.end();
  return { figures, codes: problems.map(({ code }) => code) };
}

const lie = (line: Line): Line => ({
  ...line,
  attributes: { ...(line.attributes as Line), KeyRotationEnabled: 'a lie' },
});
const without = ({ unit: _, ...line }: Line): Line => line;

describe('records that no raw answers were kept of', () => {
  it('are said to be taken as they are, beside what else was noted', async () => {
    const scope = parseScope(JSON.parse(readContent(bundle, evidenceFiles.scope)), { file: evidenceFiles.scope });
    const check = startCheck('reperform');
    check.note({ en: 'written by another version', ja: '別のバージョンで作成' });
    const paths = Object.keys(readManifest(bundle).files).filter((path) => !path.startsWith('raw/'));
    await checkAnswers(check, { folder: bundle, paths, scope, replay: replayRecorded });
    const { note } = check.end();
    expect(note?.en).toMatch(/^written by another version; .*no raw answers/);
    expect(note?.ja).toMatch(/^別のバージョンで作成。.*応答の記録がない/);
  });
});

describe('records that raw answers were kept of', () => {
  it('are made again, all of them; one that was changed is named', async () => {
    const whole = await checkWith({});
    expect(whole).toMatchObject({ codes: [], figures: { units: 1, withheld: 0, taken: 0 } });
    expect(whole.figures.records).toBeGreaterThan(1);
    expect((await checkWith({ [records]: lie })).codes).toContain('record');
  });

  it('are counted where they do not say of which task they are, or the task did not end', async () => {
    const { records: all = 0 } = (await checkWith({})).figures;
    const { figures, codes } = await checkWith({ [records]: (line) => without(lie(line)) });
    expect(figures).toMatchObject({ taken: all });
    expect(codes).toContain('record');
    const unended = (line: Line): Line => (line.kind === 'unit' ? { ...line, state: 'planned' } : line);
    const left = await checkWith({ [records]: lie, [evidenceFiles.calls]: unended });
    expect(left.figures).toMatchObject({ units: 0, taken: all });
  });

  it('are of a target that the scope names', async () => {
    const elsewhere = (line: Line): Line => ({ ...line, target: 'elsewhere' });
    const paths = [records, 'raw/kms.ndjson.gz', evidenceFiles.calls];
    const moved = await checkWith(Object.fromEntries(paths.map((path) => [path, elsewhere])));
    expect(moved.codes).toEqual(['target']);
  });
});
