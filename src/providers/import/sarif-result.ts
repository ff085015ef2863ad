import { elementsOf, identifierOf, memberAt, memberOf, textOf } from './members.ts';
import { type FoundResult, kept, type State } from './reading.ts';
import { readReference, type SarifDescriptors } from './sarif-descriptors.ts';

/** One result of SARIF, without its message and without the code it quotes: in a report on secrets these are the secrets. */
export function readResult(result: unknown, rules: SarifDescriptors): FoundResult {
  const { id, index, component } = readReference(memberOf(result, 'rule'));
  const named = memberOf(result, 'ruleId') ?? id;
  const rule = rules.find({ id: named, index: memberOf(result, 'ruleIndex') ?? index, component });
  return {
    rule: identifierOf(named, kept.rule) ?? identifierOf(memberOf(rule, 'id'), kept.rule) ?? '',
    level: levelOf(result, rule),
    score: scoreOf(result) ?? scoreOf(rule),
    state: stateOf(result),
    ...placeOf(result),
  };
}

/** 3.27.10: the result's own, else that of its rule, else `warning`. */
function levelOf(result: unknown, rule: unknown): string {
  const level = memberOf(result, 'level') ?? memberAt(rule, ['defaultConfiguration', 'level']) ?? 'warning';
  return textOf(level, kept.name) ?? 'error';
}

/** Text or a number; 0.0 and what is out of range say nothing, and the level does. */
function scoreOf(described: unknown): number | null {
  const given = memberAt(described, ['properties', 'security-severity']);
  const score = typeof given === 'string' && /^\d{1,2}(?:\.\d{1,6})?$/.test(given) ? Number(given) : given;
  return typeof score === 'number' && score > 0 && score <= 10 ? score : null;
}

/** Kinds of 3.27.9 that report no problem. `open` and `review` leave it to a person: nobody said yet that there is none. */
const harmless: readonly unknown[] = ['pass', 'notApplicable', 'informational'];

function stateOf(result: unknown): State {
  if (harmless.includes(memberOf(result, 'kind'))) return 'passed';
  // 3.27.24: it was in the baseline, and is there no more.
  if (memberOf(result, 'baselineState') === 'absent') return 'absent';
  return isSuppressed(elementsOf(memberOf(result, 'suppressions'))) ? 'suppressed' : 'open';
}

/** 3.27.23: as long as one is under review or was rejected it is not. 3.35.3: one without a status is accepted. */
function isSuppressed(suppressions: readonly unknown[]): boolean {
  if (suppressions.length === 0) return false;
  return suppressions.every((one) => {
    const status = memberOf(one, 'status');
    return memberOf(one, 'kind') !== undefined && (status === undefined || status === 'accepted');
  });
}

function placeOf(result: unknown): Pick<FoundResult, 'place' | 'line'> {
  const [location] = elementsOf(memberOf(result, 'locations'));
  const file = identifierOf(memberAt(location, ['physicalLocation', 'artifactLocation', 'uri']), kept.place);
  if (file === null) {
    const [logical] = elementsOf(memberOf(location, 'logicalLocations'));
    return { place: identifierOf(memberOf(logical, 'fullyQualifiedName'), kept.place), line: null };
  }
  const line = memberAt(location, ['physicalLocation', 'region', 'startLine']);
  return { place: file, line: typeof line === 'number' && Number.isSafeInteger(line) && line > 0 ? line : null };
}
