import type { Gap } from '../model/assessment.ts';
import type { Rule } from '../model/rule.ts';
import type { LedgerCall, Listing } from '../model/snapshot.ts';
import { compareText, orderBy } from '../text/order.ts';
import { summariseLedger } from './gaps.ts';

/** What a try at every call found. */
export interface Preflight {
  /** Calls that ended well in every place. */
  readonly answered: readonly string[];
  /** What could not be read, each with the rules that will be unknown for it. */
  readonly gaps: readonly Gap[];
  /** Calls there was nothing to ask about: no resource of that kind was found, or none could be listed. */
  readonly untried: readonly string[];
  readonly rules: { readonly total: number; readonly unknown: number };
}

export interface PreflightInput {
  readonly rules: readonly Rule[];
  readonly ledger: readonly (LedgerCall | Listing)[];
  /** The calls that attributes of a type cost, the listing's included. */
  readonly callsOf: (type: string, attributes: readonly string[]) => readonly string[];
}

/** Which of the selected rules will be unknown, and why. Pure. */
export function judgePreflight({ rules, ledger, callsOf }: PreflightInput): Preflight {
  const readers = new Map<string, Set<string>>();
  for (const rule of rules) {
    for (const [type, attributes] of Object.entries(rule.reads)) {
      for (const call of callsOf(type, attributes)) readers.set(call, (readers.get(call) ?? new Set()).add(rule.id));
      readers.set(type, (readers.get(type) ?? new Set()).add(rule.id));
    }
  }
  // Connecting is nobody's call: what it leaves unlisted names the types it is about.
  const unlisted = Map.groupBy(
    ledger.filter((line) => line.kind === 'listing' && !line.complete && line.cause?.call !== undefined),
    (line) => line.cause?.call ?? '',
  );
  const rulesOf = (call: string): readonly string[] => {
    const types = (unlisted.get(call) ?? []).flatMap((line) => (line.kind === 'listing' ? [line.type] : []));
    const ids = [call, ...types].flatMap((key) => [...(readers.get(key) ?? [])]);
    return [...new Set(ids)].sort(compareText);
  };
  const { gaps } = summariseLedger(ledger, []);
  const judged = gaps
    .map((gap) => ({ ...gap, rules: rulesOf(gap.call) }))
    .sort(orderBy(({ call, region }) => [call, region]));
  const failed = new Set(judged.map(({ call }) => call));
  const tried = new Set(ledger.flatMap((line) => (line.kind === 'call' ? [line.call] : [])));
  const wanted = [...readers.keys()].filter((key) => key.includes(':')).sort(compareText);
  return {
    answered: [...tried].filter((call) => !failed.has(call)).sort(compareText),
    gaps: judged,
    untried: wanted.filter((call) => !tried.has(call)),
    rules: { total: rules.length, unknown: new Set(judged.flatMap((gap) => gap.rules)).size },
  };
}
