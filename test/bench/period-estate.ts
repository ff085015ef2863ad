import { hash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type EvidenceFile, evidenceFiles } from '../../src/model/evidence.ts';
import { toCanonicalJson } from '../../src/text/canonical-json.ts';

/** How much there is: `rules` on `resources` each, every day. */
export interface EstateSize {
  readonly days: number;
  readonly rules: number;
  /** Of each rule. */
  readonly resources: number;
  /** Days without a run. */
  readonly missing: number;
}

const firstDayS = Date.parse('2026-04-01T01:00:00Z') / 1000;
const pack = promisify(gzip);

/** A line without what differs from run to run. */
interface Line {
  readonly head: string;
  readonly middle: string;
  readonly tail: string;
  readonly end: string;
  readonly rule: number;
  readonly random: number;
  /** Days from its first to before its last. */
  readonly from: number;
  readonly to: number;
  /** Days on which it turns, sorted. */
  readonly turns: readonly number[];
}

/**
 * Writes an estate over many days as bundles with no more in them than a period reads: a run a day but for the missing ones,
 * findings that open and close, resources that come and go, places that are denied for days, rules that change. Gives the folders.
 */
export async function writeEstate(root: string, size: EstateSize): Promise<readonly string[]> {
  const lines = linesOf(size);
  const days = Array.from({ length: size.days }, (_, day) => day).filter((day) => !isMissing(day, size));
  const folders: string[] = [];
  let prev: { readonly runId: string; readonly manifestSha256: string } | null = null;
  for (const [index, day] of days.entries()) {
    const startedS = firstDayS + day * 86_400;
    const run: RunOfDay = { runId: `run-${String(day).padStart(4, '0')}`, seq: index + 1, prev, startedS, day };
    const folder = join(root, run.runId);
    prev = { runId: run.runId, manifestSha256: await writeBundle(folder, run, { lines, size }) };
    folders.push(folder);
  }
  return folders;
}

function isMissing(day: number, { days, missing }: EstateSize): boolean {
  const every = Math.floor(days / (missing + 1));
  return day % every === every - 1 && day < every * missing;
}

interface RunOfDay {
  readonly runId: string;
  readonly seq: number;
  readonly prev: { readonly runId: string; readonly manifestSha256: string } | null;
  readonly startedS: number;
  readonly day: number;
}

interface Estate {
  readonly lines: readonly Line[];
  readonly size: EstateSize;
}

async function writeBundle(folder: string, run: RunOfDay, estate: Estate): Promise<string> {
  const files: Record<string, EvidenceFile> = {};
  mkdirSync(join(folder, 'derived/tables'), { recursive: true });
  const put = async (path: string, content: string): Promise<void> => {
    const isGzip = path.endsWith('.gz');
    const bytes = isGzip ? await pack(content, { level: 1 }) : Buffer.from(content);
    writeFileSync(join(folder, path), bytes);
    const packed = { encoding: 'gzip', content: { sha256: '', bytes: Buffer.byteLength(content) } } as const;
    files[path] = { sha256: hash('sha256', bytes), bytes: bytes.length, ...(isGzip && packed) };
  };
  const table = (path: string, rows: readonly object[]) =>
    put(path, rows.map((row) => `${toCanonicalJson(row)}\n`).join(''));
  await put(evidenceFiles.run, toCanonicalJson(runJson(run)));
  await Promise.all([
    put(evidenceFiles.resultTable, resultText(run, estate)),
    table(evidenceFiles.resourceTable, resourceRows(run, estate)),
    table(evidenceFiles.coverageTable, coverageRows(run, estate)),
    table(evidenceFiles.ruleMapTable, mapRows(run, estate)),
    table(evidenceFiles.runTable, [runRow(run)]),
  ]);
  const { runId, seq, prev } = run;
  const manifest = toCanonicalJson({ schemaVersion: 1, runId, seq, prev, files, merkle: '' });
  writeFileSync(join(folder, evidenceFiles.manifest), manifest);
  return hash('sha256', manifest);
}

const time = (seconds: number): string => new Date(seconds * 1000).toISOString();
const ruleId = (rule: number): string => `aws/${serviceOf(rule)}/rule-${String(rule).padStart(4, '0')}`;
const serviceOf = (rule: number): string => `service${String(Math.floor(rule / 10)).padStart(3, '0')}`;
const regionOf = (resource: number): string => (resource % 3 === 0 ? 'eu-west-1' : 'ap-northeast-1');
const digestOf = (rule: number, day: number): string =>
  hash('sha256', `${rule} ${rule % 20 === 7 ? Math.floor(day / 100) : 0}`);
/** Denied for four days in every forty, a service at a time. */
const isDenied = (rule: number, day: number): boolean => day % 40 < 4 && Math.floor(rule / 10) === Math.floor(day / 40);

function linesOf({ rules, resources, days }: EstateSize): readonly Line[] {
  const lines: Line[] = [];
  const numbers = Array.from({ length: resources }, (_, resource) => resource);
  const inOrder = ['ap-northeast-1', 'eu-west-1'].flatMap((region) =>
    numbers.filter((one) => regionOf(one) === region),
  );
  for (let rule = 0; rule < rules; rule += 1) {
    for (const resource of inOrder) {
      // The rules of a service ask about the same resources.
      const id = `arn:aws:${serviceOf(rule)}:${regionOf(resource)}:111122223333:thing/acme-${String(resource).padStart(5, '0')}`;
      const random = hash('sha256', `${rule} ${resource}`, 'buffer');
      const life = hash('sha256', `${serviceOf(rule)} ${resource}`, 'buffer');
      const from = life[0] === 0 ? (life.readUInt16BE(1) % days) + 1 : 0;
      const to = life[3] === 0 ? life.readUInt16BE(4) % days : days;
      const digest = hash('sha256', `${ruleId(rule)}\0${id}`, 'buffer');
      const key = (digest.readBigUInt64BE(0) & 0x7fff_ffff_ffff_ffffn).toString();
      const turns = Array.from({ length: (random[0] ?? 0) % 3 }, (_, turn) => random.readUInt16BE(2 * turn + 2) % days);
      lines.push({
        head: `{"account":"111122223333","evidence_sha256":"${hash('sha256', `${id} 0`)}","finding_key":"${key}","observed_s":`,
        middle: `,"region":"${regionOf(resource)}","resource_type":"aws/${serviceOf(rule)}/thing","resource_uid":"${id}","rule_digest":"`,
        tail: `","rule_id":"${ruleId(rule)}","run_id":"`,
        end: `","severity":"${rule % 4 === 0 ? 'high' : 'medium'}","state":"`,
        ...{ rule, random: random[1] ?? 0, from, to, turns: turns.sort((a, b) => a - b) },
      });
    }
  }
  return lines;
}

function stateOf({ rule, random, turns }: Line, day: number): string {
  if (isDenied(rule, day)) return 'unknown';
  const turned = turns.filter((turn) => turn <= day).length + (random < 25 ? 1 : 0);
  return turned % 2 === 1 ? 'fail' : 'pass';
}

function resultText({ day, runId, startedS }: RunOfDay, { lines, size }: Estate): string {
  const digests = Array.from({ length: size.rules }, (_, rule) => digestOf(rule, day));
  let text = '';
  for (const line of lines) {
    if (day < line.from || day >= line.to) continue;
    const state = stateOf(line, day);
    const waived = state === 'fail' && line.random < 3;
    text += `${line.head}${startedS + 60}${line.middle}${digests[line.rule]}${line.tail}${runId}${line.end}${state}","target":"prod","waived":${waived}}\n`;
  }
  return text;
}

function resourceRows({ day, runId, startedS }: RunOfDay, { lines }: Estate): object[] {
  return lines
    .filter(({ rule, from, to }) => rule % 10 === 0 && day >= from && day < to)
    .map(({ middle }) => {
      const [, region, type, resource_uid] =
        /"region":"(.*?)".*"resource_type":"(.*?)".*"resource_uid":"(.*?)"/.exec(middle) ?? [];
      const place = { account: '111122223333', target: 'prod', region };
      return { run_id: runId, resource_uid, type, ...place, observed_s: startedS + 60 };
    });
}

function coverageRows({ day, runId }: RunOfDay, { size }: Estate): object[] {
  return Array.from({ length: Math.ceil(size.rules / 10) }, (_, service) =>
    ['ap-northeast-1', 'eu-west-1'].map((region) => ({
      ...{ run_id: runId, target: 'prod', account: '111122223333', region, service: serviceOf(service * 10) },
      ...{ status: isDenied(service * 10, day) ? 'partial' : 'ok', resources: size.resources, pages: 1 },
    })),
  ).flat();
}

/** Each rule decides five controls of the four frameworks. */
function mapRows({ day, runId }: RunOfDay, { size }: Estate): object[] {
  return Array.from({ length: size.rules }, (_, rule) =>
    ['soc2', 'soc2', 'hipaa', 'iso27017', 'jp-3sho2'].map((framework, index) => ({
      ...{ run_id: runId, rule_id: ruleId(rule), rule_digest: digestOf(rule, day), framework, edition: '1' },
      ...{ control_id: `${index}.${rule % 40}`, strength: 'primary', extent: 'full' },
    })),
  ).flat();
}

function runJson({ runId, seq, prev, startedS, day }: RunOfDay): object {
  const digest = hash('sha256', String(Math.floor(day / 100)));
  return {
    ...{ runId, seq, prev, startedAt: time(startedS), finishedAt: time(startedS + 600), asOf: time(startedS) },
    ...{ complete: day % 40 >= 4, interrupted: false, trigger: 'schedule', organization: 'Acme Health' },
    ...{ tool: { name: 'comply', version: '0.1.0' }, rules: { catalogSha256: digest, count: 260 } },
    ...{ configSha256: hash('sha256', 'config'), waiversSha256: hash('sha256', 'waivers') },
  };
}

function runRow({ runId, seq, startedS, day }: RunOfDay): object {
  return { run_id: runId, seq, started_s: startedS, finished_s: startedS + 600, complete: day % 40 >= 4 };
}
