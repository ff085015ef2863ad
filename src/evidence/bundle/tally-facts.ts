import type { EvidenceRun } from '../../model/evidence.ts';
import type { SnapshotLine } from '../../model/snapshot.ts';
import { widerSkew } from '../clock-skew.ts';
import { tallyCoverage } from './describe-coverage.ts';

/** What the lines of a bundle come down to. */
export interface FactsTally {
  add(line: SnapshotLine): void;
  read(): Pick<EvidenceRun, 'coverage' | 'denied' | 'clockSkewMs'> & {
    readonly counts: Pick<EvidenceRun['counts'], 'resources' | 'calls'>;
  };
}

export function tallyFacts(): FactsTally {
  const coverage = tallyCoverage();
  const denied = new Set<string>();
  let [resources, calls] = [0, 0];
  let clockSkewMs: number | undefined;
  return {
    add(line) {
      coverage.add(line);
      if (line.kind === 'resource') resources += 1;
      if (line.kind !== 'call') return;
      calls += 1;
      if (line.cause?.kind === 'denied') denied.add(line.cause.permission ?? line.permission);
      clockSkewMs = widerSkew(clockSkewMs, line);
    },
    read: () => ({
      coverage: coverage.list(),
      denied: [...denied].sort(),
      ...(clockSkewMs !== undefined && { clockSkewMs }),
      counts: { resources, calls },
    }),
  };
}
