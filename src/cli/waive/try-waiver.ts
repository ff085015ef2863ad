import { applyWaivers } from '../../assess/waive.ts';
import type { NewWaiver } from '../../config/append-waiver.ts';
import type { AssessedResult, Assessment } from '../../model/assessment.ts';
import type { Catalog } from '../../model/catalog.ts';
import { isGlob } from '../../text/glob.ts';
import { compareText } from '../../text/order.ts';

/** What a waiver would take in of an assessment, whatever the day. */
export interface Trial {
  readonly findings: readonly AssessedResult[];
  /** Rules of them, sorted. */
  readonly rules: readonly string[];
  /** Rules that judged several resources, all of which the waiver would take in by a pattern, sorted. */
  readonly everyOne: readonly string[];
}

/** Lays one waiver over an assessment that was made without it. */
export function tryWaiver(waiver: NewWaiver, { results }: Pick<Assessment, 'results'>, { rules }: Catalog): Trial {
  // As if every result were a finding: what matters is which resources the patterns take in.
  const asked = results.map((result) => ({ ...result, outcome: 'fail' as const, waiver: undefined }));
  const applied = applyWaivers({ results: asked, waivers: [{ ...waiver, place: '' }], rules, today: waiver.expires });
  const taken = results.filter((_, index) => applied.results[index]?.waiver !== undefined);
  const findings = taken.filter(({ outcome }) => outcome === 'fail');
  const judged = Map.groupBy(results, ({ rule }) => rule);
  const ofRule = Map.groupBy(taken, ({ rule }) => rule);
  const everyOne = [...ofRule].filter(([rule, of]) => of.length > 1 && of.length === judged.get(rule)?.length);
  const isPattern = waiver.resources.some(isGlob);
  return {
    findings,
    rules: [...new Set(findings.map(({ rule }) => rule))].sort(compareText),
    everyOne: isPattern ? everyOne.map(([rule]) => rule).sort(compareText) : [],
  };
}
