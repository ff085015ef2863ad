import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runComply } from '../support/run-comply.ts';
import { comply, emptyFolder, type Run } from './support/comply.ts';
import { allCells, axes, type Cell, ruleOf } from './support/gate-table.ts';
import { configure, type Queue, type Saved, saveQueues } from './support/gate-world.ts';

const rule = ['--rule', 'aws/sqs/encryption'];
const open: Queue = { name: 'claims', encrypted: false };
const closed: Queue = { name: 'claims', encrypted: true };
const hidden: Queue = { name: 'intake' };

const snapshots = new Map<string, string>();
const configs = new Map<string, string>();
const baselines = { known: '', other: '' };

/** A scan of a snapshot, saved as a later one's baseline. */
async function saveBaseline(snapshot: string, cwd?: string): Promise<string> {
  const file = join(emptyFolder(), 'baseline.json');
  const run = await comply(['scan', '--from', snapshot, ...rule, '-o', `json=${file}`], cwd ? { cwd } : {});
  if (run.code !== 0 && run.code !== 1 && run.code !== 3) throw new Error(run.stderr);
  return file;
}

beforeAll(async () => {
  for (const finding of axes.finding) {
    for (const unknown of ['none', 'one']) {
      for (const run of axes.run) {
        const queues = [finding === 'one' ? open : closed, ...(unknown === 'one' ? [hidden] : [])];
        snapshots.set(`${finding} ${unknown} ${run}`, saveQueues({ queues, interrupted: run === 'interrupted' }));
      }
    }
  }
  for (const threshold of axes.threshold) {
    for (const waiver of axes.waiver) configs.set(`${threshold} ${waiver}`, configure({ threshold, waiver }));
  }
  baselines.known = await saveBaseline(saveQueues({ queues: [open] }));
  baselines.other = await saveBaseline(saveQueues({ queues: [closed] }));
});

function commandOf({ finding, unknown, baseline, threshold, run }: Cell): string[] {
  const snapshot = snapshots.get(`${finding} ${unknown === 'none' ? 'none' : 'one'} ${run}`) ?? '';
  return [
    ...['scan', '--from', snapshot, ...rule],
    ...(unknown === 'allowed' ? ['--allow-unknown'] : []),
    ...(baseline === 'none' ? [] : ['--baseline', baselines[baseline]]),
    ...(threshold === 'above' ? ['--fail-on', 'high'] : []),
  ];
}

/** The end of the report, on one line. */
function gateOf(stdout: string): string {
  const flat = stdout.replace(/\s+/g, ' ');
  return flat.slice(flat.lastIndexOf('Gate: '));
}

type Runs = (
  args: readonly string[],
  options: { readonly cwd: string },
) => Promise<Pick<Run, 'code' | 'stdout' | 'stderr'>>;

/** The command line in this process, which takes a tenth of the time of one of its own. */
const runHere: Runs = (args, { cwd }) => runComply(args, { cwd, now: () => new Date() });

/** What a cell has that the table does not say. */
async function check(cell: Cell, run: Runs): Promise<readonly string[]> {
  const cwd = configs.get(`${cell.threshold} ${cell.waiver}`) ?? '';
  const { code, stdout, stderr } = await run(commandOf(cell), { cwd });
  const wanted = ruleOf(cell);
  const said = gateOf(stdout);
  const problems = [
    ...(code === wanted.code ? [] : [`exit code ${code} in place of ${wanted.code}`]),
    ...wanted.says.filter((text) => !said.includes(text)).map((text) => `does not say: ${text}`),
    ...wanted.silent.filter((text) => said.includes(text)).map((text) => `says: ${text}`),
  ];
  return problems.length === 0 ? [] : [`${JSON.stringify(cell)}: ${problems.join('; ')}\n  ${said || stderr}`];
}

/** A baseline that the snapshot of this time is held against, and what has to come of it. */
interface Sequel {
  readonly what: string;
  readonly before: Saved;
  /** With a waiver of the finding. */
  readonly waived?: true;
  readonly now: Saved;
  readonly flags?: readonly string[];
  readonly code: 0 | 1 | 3;
  readonly says: string;
  readonly saysJa: string;
  readonly warns?: string;
}

const [here, elsewhere] = ['ap-northeast-1', 'ap-northeast-3'];
const became = (present: number, fixed: number, unread: number, notAsked: number) => ({
  says: `${present} still there, ${fixed} fixed, ${unread} could not be read, ${notAsked} not asked about this time.${unread + notAsked > 0 ? ' What was not read is not fixed.' : ''}`,
  saysJa: `継続${present}件、修正済み${fixed}件、読み取れず${unread}件、今回の対象外${notAsked}件。${unread + notAsked > 0 ? '読み取っていないものは修正済みとみなさない。' : ''}`,
});
const breaks = {
  says: '1 finding breaks it: 1 medium (default threshold: medium).',
  saysJa: '検出事項1件により不通過:中1件（既定のしきい値「中」）。',
};
const unread = {
  says: 'Something in scope could not be read.',
  saysJa: '対象の一部を読み取れなかった。',
};
const both = [open, { ...open, name: 'other' }];

const sequels: readonly Sequel[] = [
  { what: 'gone from a whole list', before: { queues: both }, now: { queues: [open] }, code: 0, ...became(1, 1, 0, 0) },
  {
    ...{ what: 'unknown now', before: { queues: [open] }, now: { queues: [{ name: 'claims' }] } },
    ...{ code: 3, ...became(0, 0, 1, 0) },
  },
  {
    ...{ what: 'in a list that was not read', before: { queues: [open] }, now: { queues: [], unlisted: [here] } },
    ...{ code: 3, ...became(0, 0, 1, 0) },
  },
  {
    what: 'in a region that is not scanned',
    before: { queues: [open], regions: [here, elsewhere] },
    now: { queues: [], regions: [elsewhere] },
    ...{ code: 0, ...became(0, 0, 0, 1) },
  },
  { what: 'waived then', before: { queues: [open] }, waived: true, now: { queues: [open] }, code: 1, ...breaks },
  {
    ...{ what: 'unknown then', before: { queues: [{ name: 'claims' }] }, now: { queues: [open] }, code: 1, ...breaks },
    warns: 'this baseline is incomplete (1 unknown result); what it did not read counts as new once it fails',
  },
  {
    what: 'known, from a scan that was interrupted',
    before: { queues: [open], interrupted: true },
    now: { queues: [open] },
    ...{ code: 0, ...became(1, 0, 0, 0), warns: 'the scan behind this baseline was interrupted' },
  },
  {
    ...{ what: 'known, in a run that is incomplete without an unknown result', before: { queues: [open] } },
    ...{ now: { queues: [open], complete: false }, code: 3, ...unread },
  },
  {
    ...{ what: 'the same with --allow-unknown', before: { queues: [open] }, now: { queues: [open], complete: false } },
    ...{ flags: ['--allow-unknown'], code: 0, ...became(1, 0, 0, 0) },
  },
];

describe('a finding of the baseline', () => {
  it.each(sequels)('$what', async ({ before, waived, now, flags = [], code, says, saysJa, warns }) => {
    const plain = configs.get('default none') ?? '';
    const baseline = await saveBaseline(saveQueues(before), waived ? configs.get('default active') : plain);
    const command = ['scan', '--from', saveQueues(now), ...rule, '--baseline', baseline, ...flags];
    const en = await comply(command, { cwd: plain });
    expect(gateOf(en.stdout)).toContain(says);
    expect(en.stderr.includes(warns ?? 'baseline')).toBe(warns !== undefined);
    const ja = await comply([...command, '--lang', 'ja'], { cwd: plain });
    expect(ja.stdout.replace(/\s+/g, '')).toContain(saysJa);
    expect([en.code, ja.code]).toEqual([code, code]);
  });
});

describe('the gate', () => {
  it('ends every cell of the truth table as the rule says, and says why', async () => {
    const cells = allCells();
    // As processes of their own those that meet every value of every axis, and every exit code.
    const [start, problems] = [performance.now(), [] as string[]];
    for (const cell of cells) problems.push(...(await check(cell, runHere)));
    const apart = cells.filter((_, index) => index % 13 === 0);
    for (const [axis, values] of Object.entries(axes)) {
      expect(new Set(apart.map((cell) => cell[axis as keyof Cell])), axis).toEqual(new Set(values));
    }
    expect(new Set(apart.map((cell) => ruleOf(cell).code))).toEqual(new Set([0, 1, 3]));
    const queue = apart.values();
    const work = async () => {
      for (const cell of queue) problems.push(...(await check(cell, comply)));
    };
    await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
    const codes = Map.groupBy(cells, (cell) => ruleOf(cell).code);
    const counts = [...codes].map(([code, of]) => `${of.length} × ${code}`).join(', ');
    console.log(
      `gate truth table: ${cells.length} cells (${counts}), ${apart.length} of them as processes of their own as well, in ${Math.round((performance.now() - start) / 1000)} s`,
    );
    expect(cells.length).toBe(432);
    expect(problems).toEqual([]);
  }, 900_000);
});
