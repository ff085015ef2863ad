import type { AssessedResult } from '../model/assessment.ts';
import type { Standing } from '../model/diff.ts';
import { isGraver } from './baseline.ts';

/** A result and how it stands. */
export interface Stood {
  readonly result: AssessedResult;
  readonly standing: Exclude<Standing, 'absent'>;
}

/** Of several targets that show one resource, the worst counts; of equals the graver. */
const gravity: readonly Standing[] = ['not-applicable', 'pass', 'waived', 'unknown', 'fail'];

/** Every result by `keyOf` its rule and resource. */
export function indexStandings(results: readonly AssessedResult[]): ReadonlyMap<string, Stood> {
  const found = new Map<string, Stood>();
  for (const result of results) {
    const key = keyOf(result.rule, result.resource.id);
    const standing = result.outcome === 'fail' && result.waiver !== undefined ? 'waived' : result.outcome;
    const known = found.get(key);
    if (!known || isWorse({ result, standing }, known)) found.set(key, { result, standing });
  }
  return found;
}

function isWorse(one: Stood, than: Stood): boolean {
  const [a, b] = [gravity.indexOf(one.standing), gravity.indexOf(than.standing)];
  return a === b ? isGraver(one.result.severity, than.result.severity) : a > b;
}

/** What a result is called over time. No rule id has a NUL in it. */
export function keyOf(rule: string, resource: string): string {
  return `${rule}\0${resource}`;
}
