import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { selectRules } from '../../src/catalog/select.ts';
import { extractRecords } from '../../src/evidence/extract/extract-records.ts';
import { verifyExtract, writeExtract } from '../../src/evidence/extract/verify-extract.ts';
import { evidenceFiles } from '../../src/model/evidence.ts';
import {
  buildBundle,
  createTestKey,
  failedChecks,
  installedCatalog,
  readContent,
  readManifest,
  temporaryFolder,
  verify,
} from '../support/evidence-bundle.ts';
import { writeManyResources } from '../support/many-resources.ts';

// Builds, signs and verifies bundles of so many records, as often as asked, and prints what each round took, in milliseconds.
// A process of its own: a test runner's way of loading modules slows what is measured.
const [resources = 0, rounds = 0] = process.argv.slice(2).map(Number);

/** What a round took. `plain`: parsing and compressing the same lines. */
export interface Round {
  readonly build: number;
  readonly verify: number;
  readonly plain: number;
}

export interface Rounds {
  readonly resources: number;
  readonly results: number;
  readonly rules: number;
  readonly bytes: number;
  readonly failed: readonly string[];
  readonly rounds: readonly Round[];
  readonly extract: {
    readonly milliseconds: number;
    readonly bytes: number;
    readonly proofBytes: number;
    readonly exitCode: number;
  };
}

const catalog = await installedCatalog();
const aws = catalog.rules.filter(({ id }) => id.startsWith('aws/'));
/** One rule of each AWS resource type, and all of ACM: about as many results as records. */
const first = [...Map.groupBy(aws, ({ resource }) => resource).values()].flatMap(([rule]) => rule?.id ?? []);
const ruleGlob = [...first, 'aws/acm/*'];
const folder = temporaryFolder();
const snapshot = join(folder, 'snapshot');
const { rules, wanted } = selectRules(catalog, { ruleGlob });
const asked = Object.fromEntries([...wanted].map(([type, attributes]) => [type, [...attributes].sort()]));
writeManyResources(snapshot, resources, asked);
const key = createTestKey();

async function timed<T>(work: () => Promise<T>): Promise<{ readonly milliseconds: number; readonly value: T }> {
  const start = performance.now();
  const value = await work();
  return { milliseconds: performance.now() - start, value };
}

/** Nothing that writes or judges the lines of a bundle is faster than parsing and compressing them. */
function plainTime(bundle: string): number {
  const contents = Object.keys(readManifest(bundle).files)
    .filter((path) => path.endsWith('.ndjson.gz'))
    .map((path) => gunzipSync(readFileSync(join(bundle, path))));
  const start = performance.now();
  for (const content of contents) {
    gzipSync(content);
    for (const line of content.toString().split('\n')) if (line !== '') JSON.parse(line);
  }
  return performance.now() - start;
}

const measured: Round[] = [];
let results = 0;
const failed = new Set<string>();
const bundleOf = (round: number) => join(folder, `bundle-${round}`);
// The first round warms the code up.
for (let round = 0; round <= rounds; round += 1) {
  const directory = bundleOf(round);
  const built = await timed(() => buildBundle({ directory, key, snapshot, ruleGlob, config: 'none', catalog }));
  const verified = await timed(() => verify(directory, key));
  for (const check of failedChecks(verified.value)) failed.add(check);
  results = built.value.run.counts.results;
  if (round > 0)
    measured.push({ build: built.milliseconds, verify: verified.milliseconds, plain: plainTime(directory) });
}

const lines = readContent(bundleOf(0), evidenceFiles.results).trimEnd().split('\n');
const { findingKey } = JSON.parse(lines[Math.floor(lines.length / 2)] ?? '{}') as { findingKey: string };
const extracted = await timed(() => extractRecords(bundleOf(0), findingKey));
const text = writeExtract(extracted.value);
const checked = verifyExtract(text, { publicKeyPem: key.publicKeyPem });
const found: Rounds = {
  resources,
  results,
  rules: rules.length,
  bytes: Object.values(readManifest(bundleOf(0)).files).reduce((sum, file) => sum + file.bytes, 0),
  failed: [...failed],
  rounds: measured,
  extract: {
    milliseconds: extracted.milliseconds,
    bytes: text.length,
    proofBytes: checked.checks.find(({ check }) => check === 'merkle')?.figures.proofBytes ?? Number.NaN,
    exitCode: checked.exitCode,
  },
};
process.stdout.write(`${JSON.stringify(found)}\n`);
