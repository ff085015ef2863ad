import type { Cause } from '../model/cause.ts';
import type { Resource } from '../model/resource.ts';
import type {
  LedgerCall,
  Listing,
  RecordedAnswer,
  Run,
  SnapshotLine,
  SnapshotManifest,
  Unit,
} from '../model/snapshot.ts';
import type { Plan, Sink, Task } from '../providers/provider.ts';
import { createFinder, type Finder } from './finder.ts';
import { isGap } from './is-gap.ts';
import { unitKey } from './open-part.ts';
import type { SnapshotWriter } from './write-snapshot.ts';

/** How far a collection is. Sent when a task starts and when it ends. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The task that just started or ended. */
  readonly task: Pick<Task, 'target' | 'account' | 'region' | 'service'>;
}

export interface CollectOptions {
  readonly plans: readonly Plan[];
  readonly writer: SnapshotWriter;
  /** Most tasks at a time. */
  readonly concurrency: number;
  /** Aborted: what is there is written, the rest is marked `interrupted`. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly tool: SnapshotManifest['tool'];
  readonly run: Pick<Run, 'id' | 'startedAt' | 'asOf'>;
  readonly asked: SnapshotManifest['asked'];
  /** What an earlier collection has read to its end: its lines are kept, and its tasks do not run again. */
  readonly kept?: Kept;
  readonly onProgress?: (progress: Progress) => void;
  /** How long a running task may take to stop after an interrupt, in milliseconds. Default 2,000. */
  readonly grace?: number;
}

/** The complete units of an earlier snapshot. */
export interface Kept {
  /** By `unitKey`. */
  readonly units: ReadonlySet<string>;
  /** All lines that are marked with one of them. */
  readonly lines: AsyncIterable<SnapshotLine>;
}

/**
 * Runs the tasks of every plan and writes all they find, then finishes the snapshot. What a provider answered never
 * throws. A task that rejects without an interrupt is a bug: the others are stopped, its error is thrown as it is, and
 * the snapshot stays as one that was cut off.
 */
export async function collect(options: CollectOptions): Promise<SnapshotManifest> {
  const { plans, writer, signal, now, tool, run, asked, kept } = options;
  const tasks = plans.flatMap((plan) => plan.tasks).filter((task) => !kept?.units.has(unitKey(task, unitOf(task))));
  const finder = createFinder(tasks);
  const state = { complete: true };
  const write = (line: SnapshotLine): void => {
    if (isGap(line)) state.complete = false;
    writer.write(line);
    finder.note(line);
  };
  const targets = plans.map((plan) => plan.target);
  writer.begin({ tool, run, targets, asked });
  for (const plan of plans) for (const line of [...plan.calls, ...plan.listings]) write(line);
  if (kept) for await (const line of kept.lines) write(line);
  for (const task of tasks) write(unitLine(task, { state: 'planned' }));
  const unfinished = await runTasks(options, tasks, { write, finder });
  const interrupted = unfinished > 0 || (signal.aborted && tasks.length > 0);
  return writer.finish({
    tool,
    run: { ...run, finishedAt: now().toISOString(), complete: state.complete && !interrupted, interrupted },
    targets,
    asked,
    statistics: plans.flatMap(({ target, statistics }) =>
      (statistics?.() ?? []).map((service) => ({ target: target.name, ...service })),
    ),
  });
}

/** What the lines of a task are marked with. */
function unitOf({ region, service }: Task): string {
  return `${region}/${service}`;
}

function unitLine(task: Task, ending: Pick<Unit, 'state' | 'endedAt'>): Unit {
  const { target, account, region, types } = task;
  return { kind: 'unit', target, account, region, unit: unitOf(task), types, ...ending };
}

/** Runs the tasks that build on nothing, then the others. How many did not come to their end. */
async function runTasks(
  options: CollectOptions,
  tasks: readonly Task[],
  { write, finder }: Pick<TaskContext, 'write' | 'finder'>,
): Promise<number> {
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const progress = { done: 0, unfinished: 0 };
  const tell = ({ target, account, region, service }: Task): void =>
    options.onProgress?.({ done: progress.done, total: tasks.length, task: { target, account, region, service } });
  const work = async (queue: Iterable<Task>): Promise<void> => {
    // The iterator is shared: each worker takes the next task that nobody has.
    for (const task of queue) {
      tell(task);
      const context = { write, finder, signal, now: options.now, grace: options.grace ?? 2000 };
      if (!(await runTask(task, context))) progress.unfinished += 1;
      progress.done += 1;
      tell(task);
    }
  };
  try {
    for (const wave of [tasks.filter(({ after }) => !after), tasks.filter(({ after }) => after)]) {
      const queue = wave.values();
      await Promise.all(Array.from({ length: Math.max(1, options.concurrency) }, () => work(queue)));
    }
  } catch (bug) {
    stop.abort();
    throw bug;
  }
  return progress.unfinished;
}

interface TaskContext {
  readonly write: (line: SnapshotLine) => void;
  readonly finder: Finder;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly grace: number;
}

/** Whether it came to its end. */
async function runTask(task: Task, { write, finder, signal, now, grace }: TaskContext): Promise<boolean> {
  // Listings are held until the task ends: "all were listed" is not true of a task cut off before it wrote them all.
  const listings: Listing[] = [];
  const unit = unitOf(task);
  let open = true;
  let complete = true;
  const mark = (line: LedgerCall | RecordedAnswer | Listing | ({ readonly kind: 'resource' } & Resource)): void => {
    if (isGap(line)) complete = false;
    write({ ...line, unit });
  };
  const put: typeof mark = (line) => {
    if (open) mark(line);
  };
  const sink: Sink = {
    resource: (resource) => put({ kind: 'resource', ...resource }),
    call: put,
    answer: put,
    listing: (listing) => listings.push(listing),
  };
  const ended = !signal.aborted && (await endsInTime(task.run(sink, signal, finder.of(task)), signal, grace));
  open = false;
  for (const listing of ended ? checked(task, listings) : cutOff(task)) mark(listing);
  write(unitLine(task, { state: ended && complete ? 'complete' : 'incomplete', endedAt: now().toISOString() }));
  return ended;
}

/** False when the task was interrupted: it rejected after the abort, or did not stop within `grace`. */
async function endsInTime(running: Promise<void>, signal: AbortSignal, grace: number): Promise<boolean> {
  const ended = running.then(
    () => true,
    (error: unknown) => {
      if (signal.aborted) return false;
      throw error;
    },
  );
  const late = Promise.withResolvers<boolean>();
  let timer: NodeJS.Timeout | undefined;
  const onAbort = (): void => {
    timer = setTimeout(() => late.resolve(false), grace);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([ended, late.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    clearTimeout(timer);
  }
}

function checked(task: Task, listings: readonly Listing[]): readonly Listing[] {
  const silent = task.types.filter((type) => !listings.some((listing) => listing.type === type));
  if (silent.length > 0) throw new Error(`task ${task.service} of ${task.target} left ${silent.join(', ')} unlisted`);
  return listings;
}

function cutOff({ target, account, region, types }: Task): readonly Listing[] {
  const cause: Cause = { kind: 'interrupted' };
  return types.map((type) => ({ kind: 'listing', target, account, region, type, complete: false, cause }));
}
