import type { ChainHead, ChainProblem } from '../model/period.ts';
import { toTime } from './calendar.ts';
import { type Cadence, isGap } from './gaps.ts';
import type { RunHead } from './run-source.ts';

/** What else is known of a chain than its runs. */
export interface ChainCheck {
  readonly head: ChainHead | undefined;
  readonly cadence: Cadence;
}

/**
 * What is wrong with runs as a chain, each once, in the order of the chain: numbers that are missing or stand twice, a
 * predecessor that is another one, time that runs backwards, another organisation's run; and whether the newest run is the one
 * that it ought to be. The predecessor of the first is not looked for: a period may begin anywhere in a chain.
 */
export function checkChain(heads: readonly RunHead[], { head, cadence }: ChainCheck): readonly ChainProblem[] {
  const runs = inChainOrder(heads);
  const links = runs.slice(1).flatMap((run, index) => checkLink(runs[index] ?? run, run));
  return [...links, ...checkOwners(runs), ...checkHead(runs, head), ...checkTail(runs, cadence)];
}

/** By sequence number; where two have one, by their beginning. */
function inChainOrder(heads: readonly RunHead[]): readonly RunHead[] {
  return [...heads].sort((a, b) => a.seq - b.seq || a.startedS - b.startedS || (a.runId < b.runId ? -1 : 1));
}

function checkLink(before: RunHead, run: RunHead): readonly ChainProblem[] {
  const at = { runId: run.runId, seq: run.seq, otherRunId: before.runId };
  if (run.seq === before.seq) return [{ kind: 'duplicate-seq', ...at }];
  const problems: ChainProblem[] = [];
  const next = before.seq + 1;
  if (run.seq > next) {
    problems.push({ kind: 'missing', ...at, found: next === run.seq - 1 ? `${next}` : `${next}-${run.seq - 1}` });
  } else if (run.prev === null) {
    problems.push({ kind: 'restarted', ...at });
  } else if (run.prev.manifestSha256 !== before.manifestSha256) {
    problems.push({ kind: 'prev-mismatch', ...at, expected: run.prev.manifestSha256, found: before.manifestSha256 });
  } else if (run.prev.runId !== before.runId) {
    problems.push({ kind: 'prev-mismatch', ...at, expected: run.prev.runId, found: before.runId });
  }
  if (run.startedS < before.startedS) {
    problems.push({ kind: 'out-of-order', ...at, expected: before.startedAt, found: run.startedAt });
  }
  return problems;
}

/** Runs of another organisation than the first. */
function checkOwners(runs: readonly RunHead[]): readonly ChainProblem[] {
  const [first] = runs;
  return runs
    .filter(({ organization }) => organization !== first?.organization)
    .map(({ runId, seq, organization }) => ({
      kind: 'foreign',
      runId,
      seq,
      expected: first?.organization ?? '',
      found: organization ?? '',
    }));
}

/** A head that was kept elsewhere is among the runs, as it was. Newer runs hang on it by the chain. */
function checkHead(runs: readonly RunHead[], head: ChainHead | undefined): readonly ChainProblem[] {
  const newest = runs.at(-1);
  if (head === undefined || !newest) return [];
  const found = runs.find(({ runId }) => runId === head.runId);
  if (!found) {
    return [{ kind: 'head-missing', runId: newest.runId, seq: newest.seq, expected: head.runId, found: newest.runId }];
  }
  const { runId, seq, manifestSha256 } = found;
  if (manifestSha256 === head.manifestSha256) return [];
  return [{ kind: 'head-mismatch', runId, seq, expected: head.manifestSha256, found: manifestSha256 }];
}

/** The run after the newest ought to be there by now. */
function checkTail(runs: readonly RunHead[], cadence: Cadence): readonly ChainProblem[] {
  const newest = [...runs].sort((a, b) => b.startedS - a.startedS)[0];
  if (!newest || cadence.endS === undefined || !isGap(cadence.endS - newest.startedS, cadence)) return [];
  const { runId, seq, startedS } = newest;
  const due = toTime(Math.floor(startedS + cadence.expectedS));
  return [{ kind: 'overdue', runId, seq, expected: due, found: toTime(cadence.endS) }];
}
