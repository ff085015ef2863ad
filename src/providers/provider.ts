import type { Target } from '../model/config.ts';
import type { JsonObject } from '../model/json.ts';
import type { Resource } from '../model/resource.ts';
import type { LedgerCall, Listing, RecordedAnswer, ServiceStatistics, SnapshotTarget } from '../model/snapshot.ts';

/** Resource type to the attributes that the selected rules read. A collector asks for nothing else. */
export type Wanted = ReadonlyMap<string, ReadonlySet<string>>;

/** Where a task puts what it found. */
export interface Sink {
  resource(resource: Resource): void;
  call(call: LedgerCall): void;
  listing(listing: Listing): void;
  /** Absent where nobody keeps them. */
  answer?(answer: RecordedAnswer): void;
}

/** What other targets turned out to hold. */
export interface Found {
  /** With the attributes alone that were asked for. */
  readonly resources: readonly Resource[];
  readonly listings: readonly Listing[];
}

/** One service in one account and region: the unit that runs, fails and is resumed by itself. */
export interface Task {
  readonly target: string;
  readonly account: string;
  readonly region: string;
  readonly service: string;
  /** The resource types whose listing it reports, also when it fails. */
  readonly types: readonly string[];
  /** What it builds on, of other targets. It begins when every task that builds on nothing has ended. */
  readonly after?: { readonly targets: readonly string[]; readonly wanted: Wanted };
  /**
   * Never rejects for what the provider answered: that is data in the ledger. `found` is what `after` asks for; absent
   * where there is none.
   */
  run(sink: Sink, signal: AbortSignal, found?: Found): Promise<void>;
}

/** A target after we reached it, or could not. */
export interface Plan {
  readonly target: SnapshotTarget;
  /** Calls made while connecting; failed ones leave every type of the target unlisted. */
  readonly calls: readonly LedgerCall[];
  readonly listings: readonly Listing[];
  readonly tasks: readonly Task[];
  /** What its calls took so far, by service. */
  readonly statistics?: () => readonly ServiceStatistics[];
}

export interface PlanOptions {
  readonly wanted: Wanted;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** RFC 3339 clock. */
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Longest wait for one answer, in milliseconds. */
  readonly timeout: number;
  /** Most requests in flight at a time. */
  readonly concurrency: number;
  /** Where the paths in comply.yaml begin; absent: in the working directory. */
  readonly folder?: string;
  /** Where a day of records begins and ends, an IANA name; absent: UTC. */
  readonly timeZone?: string;
  /** Milliseconds between two connections to the same server; absent: none. Of endpoints only. */
  readonly delay?: number;
  /** Only to see what can be read: of each list its first page and first element. */
  readonly probe?: boolean;
  /** The answers themselves are kept too, as far as they are read. */
  readonly record?: boolean;
}

/** A task of an earlier collection, and what it was answered. */
export interface ReplayRequest extends Pick<Task, 'account' | 'region' | 'service'> {
  readonly target: SnapshotTarget;
  readonly wanted: Wanted;
  /** All of the task. */
  readonly answers: readonly RecordedAnswer[];
  /** When the resources were seen. */
  readonly observedAt: Date;
}

/** What a task finds in answers that were recorded. */
export interface Replayed {
  readonly resources: readonly Resource[];
  readonly listings: readonly Listing[];
  readonly calls: readonly LedgerCall[];
  /** Calls to which no answer was recorded: what is made of them is not what was found. */
  readonly missing: readonly string[];
}

/** Whose administrator grants it. */
export const policyNames = ['aws', 'azure', 'entra'] as const;
export type PolicyName = (typeof policyNames)[number];
export type WritePolicy = (wanted: Wanted, targets: readonly Target[]) => JsonObject;

/** What collects from one kind of target. */
export interface Provider {
  readonly name: string;
  /** Reaches the target. Throws UsageError for what the user must mend (a profile that is not there). */
  plan(target: Target, options: PlanOptions): Promise<Plan>;
  /** What grants exactly the calls of a scan, in the provider's own form; empty: nothing has to be granted. */
  readonly policies: Readonly<Partial<Record<PolicyName, WritePolicy>>>;
  /** Makes once more what a task found, from recorded answers alone; absent: its answers cannot be recorded. */
  replay?(request: ReplayRequest): Promise<Replayed>;
}
