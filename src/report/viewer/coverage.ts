import type { Assessment } from '../../model/assessment.ts';
import { countJudgedResources } from '../workbook/population-sheet.ts';

/** Where a run looked, and where something stayed unread. */
export interface Coverage {
  /** Pairs of account and region, or one of them, in which something was read or should have been. */
  readonly places: number;
  /** Those in which a call failed or a list ended early. */
  readonly unread: number;
  /** Accounts of targets with several. */
  readonly accounts: number;
  /** Those that could not be entered. */
  readonly closed: number;
  /** Resources that a rule judged. */
  readonly resources: number;
}

/** What of the scope was reached. */
export function coverageOf(assessment: Assessment): Coverage {
  const known = measured.get(assessment);
  if (known) return known;
  const coverage = measure(assessment);
  measured.set(assessment, coverage);
  return coverage;
}

/** Two pages in two languages ask for the same, and there may be very many results. */
const measured = new WeakMap<Assessment, Coverage>();

function measure(assessment: Assessment): Coverage {
  const { targets, ledger, results } = assessment;
  const unread = new Set(ledger.gaps.map(placeOf));
  const places = new Set(unread);
  let last: Place | undefined;
  for (const { resource } of results) {
    // Results of one resource mostly follow each other.
    if (resource !== last) places.add(placeOf(resource));
    last = resource;
  }
  for (const { name: target, id, regions, accounts = [{ id, regions }] } of targets) {
    for (const account of accounts) {
      for (const region of account.regions) places.add(placeOf({ target, account: account.id, region }));
    }
  }
  const accounts = targets.flatMap((target) => target.accounts ?? []);
  return {
    places: places.size,
    unread: unread.size,
    accounts: accounts.length,
    closed: accounts.filter(({ caller }) => caller === undefined).length,
    resources: countJudgedResources(assessment),
  };
}

interface Place {
  readonly target: string;
  readonly account: string;
  readonly region: string;
}

function placeOf({ target, account, region }: Place): string {
  return [target, account, region].join('\n');
}
