import type { AssessedFramework, Assessment } from '../model/assessment.ts';
import {
  shapeAbsent,
  shapeAttestation,
  shapeControl,
  shapeCounts,
  shapeFramework,
  shapeGap,
  shapeGate,
  shapeHead,
  shapeResult,
  shapeStatistics,
  shapeWaiver,
} from './json-shape.ts';
import { shapeCosts, shapePlan, shapeResponsibility } from './json-shape-declared.ts';
import { shapePack, shapeRule, shapeSafeguard } from './json-shape-rule.ts';
import { planOf } from './plan.ts';
import { printableJson } from './printable.ts';

/** The assessment for a program, as the JSON Schema describes it: one line a record, keys always in the same order. */
export function* reportJson(assessment: Assessment): Iterable<string> {
  for (const line of linesOf(assessment)) yield `${line}\n`;
}

function* linesOf(assessment: Assessment): Iterable<string> {
  const { ledger, frameworks, rules, packs, safeguards, results, waivers, attestations } = assessment;
  const { responsibilities, costs } = assessment;
  yield '{';
  for (const [key, value] of Object.entries(shapeHead(assessment))) {
    if (value !== undefined) yield `${printableJson(key)}: ${printableJson(value)},`;
  }
  yield `"ledger": {"calls": ${ledger.calls}, "failed": ${ledger.failed}, "gaps": [`;
  yield* elements(ledger.gaps, shapeGap);
  yield '], "absent": [';
  yield* elements(ledger.absent, shapeAbsent);
  yield '], "statistics": [';
  yield* elements(ledger.statistics, shapeStatistics);
  yield ']},';
  yield '"frameworks": [';
  for (const [index, framework] of frameworks.entries()) {
    yield* frameworkLines(framework, index === frameworks.length - 1);
  }
  yield '],';
  yield* list('rules', rules, shapeRule);
  if (packs) yield* list('packs', packs, shapePack);
  yield* list('safeguards', safeguards, shapeSafeguard);
  yield* list('results', results, (result) => shapeResult(result, waivers));
  yield* list('waivers', waivers, shapeWaiver);
  yield* list('attestations', attestations, shapeAttestation);
  if (responsibilities) yield* list('responsibilities', responsibilities, shapeResponsibility);
  if (costs) yield `"costs": ${printableJson(shapeCosts(costs))},`;
  yield `"plan": ${printableJson(shapePlan(planOf(assessment)))},`;
  yield `"gate": ${printableJson(shapeGate(assessment))},`;
  yield `"counts": ${printableJson(shapeCounts(assessment))}`;
  yield '}';
}

function* frameworkLines(framework: AssessedFramework, last: boolean): Iterable<string> {
  yield `${printableJson(shapeFramework(framework)).slice(0, -1)},"controls": [`;
  yield* elements(framework.controls, shapeControl);
  yield last ? ']}' : ']},';
}

function* list<T>(key: string, items: readonly T[], shape: (item: T) => object): Iterable<string> {
  yield `${printableJson(key)}: [`;
  yield* elements(items, shape);
  yield '],';
}

function* elements<T>(items: readonly T[], shape: (item: T) => object): Iterable<string> {
  for (const [index, item] of items.entries()) {
    yield `${printableJson(shape(item))}${index === items.length - 1 ? '' : ','}`;
  }
}
