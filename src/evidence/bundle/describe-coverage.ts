import type { CauseKind } from '../../model/cause.ts';
import type { CoverageEntry } from '../../model/evidence.ts';
import type { SnapshotLine } from '../../model/snapshot.ts';
import { orderBy } from '../../text/order.ts';

/** Sums up, line by line, how each service of each account and region was read. */
export interface CoverageTally {
  add(line: SnapshotLine): void;
  /** Sorted by target, account, region and service. */
  list(): readonly CoverageEntry[];
}

interface Sum extends Pick<CoverageEntry, 'target' | 'account' | 'region' | 'service'> {
  resources: number;
  calls: number;
  failed: number;
  pages: number;
  /** Listings, those that came to their end, and those of them where there can be nothing. */
  listings: number;
  whole: number;
  absent: number;
  /** Resources of which something was not read. */
  flawed: number;
  readonly causes: Set<CauseKind>;
}

export function tallyCoverage(): CoverageTally {
  const sums = new Map<string, Sum>();
  return {
    add(line) {
      if (line.kind === 'unit' || line.kind === 'answer') return;
      const sum = findSum(sums, line);
      if (line.kind === 'call') {
        sum.calls += 1;
        sum.pages += line.pages;
        if (line.outcome !== 'failed') return;
        sum.failed += 1;
        sum.causes.add(line.cause?.kind ?? 'bad-response');
      } else if (line.kind === 'listing') {
        sum.listings += 1;
        if (line.complete) sum.whole += 1;
        else sum.causes.add(line.cause?.kind ?? 'interrupted');
        if (line.absent) sum.absent += 1;
      } else {
        sum.resources += 1;
        const causes = [...Object.values(line.unread), ...Object.values(line.partial)];
        if (causes.length > 0) sum.flawed += 1;
        for (const { kind } of causes) sum.causes.add(kind);
      }
    },
    list: () =>
      [...sums.values()]
        .map(describe)
        .sort(orderBy(({ target, account, region, service }) => [target, account, region, service])),
  };
}

/** A unit is `region/service`; what was asked while connecting has none. */
function findSum(sums: Map<string, Sum>, line: Exclude<SnapshotLine, { kind: 'unit' | 'answer' }>): Sum {
  const { target, account } = line;
  const [, unitRegion, unitService] = /^([^/]*)\/(.*)$/.exec(line.unit ?? '') ?? [];
  const region = unitRegion ?? line.region;
  const service = unitService ?? (line.kind === 'call' ? line.service : (line.type.split('/')[1] ?? line.type));
  const key = JSON.stringify([target, account, region, service]);
  const known = sums.get(key);
  if (known) return known;
  const counts = { resources: 0, calls: 0, failed: 0, pages: 0, listings: 0, whole: 0, absent: 0, flawed: 0 };
  const sum: Sum = { target, account, region, service, ...counts, causes: new Set() };
  sums.set(key, sum);
  return sum;
}

function describe(sum: Sum): CoverageEntry {
  const { target, account, region, service, resources, calls, failed, pages } = sum;
  return {
    target,
    account,
    region,
    service,
    status: statusOf(sum),
    resources,
    calls,
    failed,
    pages,
    causes: [...sum.causes].sort(),
  };
}

function statusOf({ listings, whole, absent, failed, flawed, resources }: Sum): CoverageEntry['status'] {
  if (listings > 0 && absent === listings) return 'absent';
  if (whole === listings && failed === 0 && flawed === 0) return 'ok';
  return whole === 0 && resources === 0 ? 'unread' : 'partial';
}
