import type {
  AppliedOverride,
  AppliedSeverity,
  AssessedFramework,
  AssessedResult,
  AssessedSafeguard,
  Assessment,
} from '../model/assessment.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Config } from '../model/config.ts';
import type { Outcome, Result } from '../model/result.ts';
import type { Rule } from '../model/rule.ts';
import type { LedgerCall, Listing, Run, SnapshotManifest } from '../model/snapshot.ts';
import { dayIn } from '../text/day.ts';
import { compareText, orderBy } from '../text/order.ts';
import { listTesters } from './assess-control.ts';
import { assessFramework } from './assess-framework.ts';
import { judgeAttestations, listAttested, listPossiblyAttested } from './attest.ts';
import { holdAgainst } from './baseline.ts';
import { chooseFrameworks } from './choose-frameworks.ts';
import { describeDeclared } from './declared.ts';
import { describeRule } from './describe-rule.ts';
import { summariseLedger } from './gaps.ts';
import { type GateFlags, judgeGate } from './gate.ts';
import { tallyByRule } from './tally.ts';
import { applyWaivers } from './waive.ts';

export interface AssessInput {
  readonly catalog: Catalog;
  /** The rules that were selected and evaluated. */
  readonly rules: readonly Rule[];
  readonly results: readonly Result[];
  readonly manifest: Pick<SnapshotManifest, 'run' | 'targets' | 'statistics'>;
  /** Every call and listing of the snapshot. Read once. */
  readonly ledger: Iterable<LedgerCall | Listing>;
  /** Where it names no framework, all of the catalog are assessed. */
  readonly config: Config;
  /** Parameters in force that are not the default, by rule id. */
  readonly overrides?: ReadonlyMap<string, readonly AppliedOverride[]>;
  /** Severities in force that are not the rules' own, by rule id. `rules` and `results` have them already. */
  readonly severities?: ReadonlyMap<string, AppliedSeverity>;
  /** RFC 3339: the moment it is judged at. */
  readonly asOf: string;
  readonly tool: Assessment['tool'];
  readonly gate?: GateFlags;
}

/**
 * Turns results into the answer: every control of every chosen framework with its status, the waivers and attestations
 * as of `asOf`, what could not be read, and the gate. Pure: the same input gives the same bytes. Lists are sorted by
 * id; controls keep their catalog's order, waivers and attestations that of their file.
 */
export function assess(input: AssessInput): Assessment {
  const { catalog, config, manifest } = input;
  const run: Run = { ...manifest.run, asOf: input.asOf };
  const today = dayIn(input.asOf, config.timeZone);
  const rules = [...input.rules].sort(orderBy(({ id }) => [id]));
  const { results, waivers } = applyWaivers({
    results: [...input.results].sort(compareResults),
    waivers: config.waivers,
    rules,
    today,
  });
  const ledger = { ...summariseLedger(input.ledger, results), statistics: manifest.statistics ?? [] };
  const attestations = judgeAttestations(config.attestations, catalog, today);
  const evidence = {
    safeguards: catalog.safeguards,
    testers: listTesters(rules),
    tallies: tallyByRule(results),
    unread: run.interrupted ? undefined : new Set(ledger.gaps.flatMap((gap) => gap.rules)),
    attestations,
    attested: listAttested(attestations),
    possiblyAttested: listPossiblyAttested(attestations),
    packs: new Set(catalog.packs?.map(({ name }) => name)),
  };
  const frameworks = chooseFrameworks(catalog.frameworks, config).map(({ framework, edition, outOfScope }) =>
    assessFramework(framework, edition, outOfScope, evidence),
  );
  const leads = findLeads(rules, catalog, frameworks);
  const described = rules.map((rule) => {
    const severityOverride = input.severities?.get(rule.id);
    const page = describeRule(rule, leads.get(rule.id) ?? [], input.overrides?.get(rule.id) ?? []);
    return { ...page, ...(severityOverride && { severityOverride }) };
  });
  const named = [
    ...rules.flatMap((rule) => rule.safeguards.map(({ id }) => id)),
    ...frameworks.flatMap(({ controls }) => controls.flatMap(({ safeguards }) => safeguards)),
    ...attestations.flatMap(({ safeguard }) => safeguard ?? []),
  ];
  const { baseline, ...flags } = input.gate ?? {};
  const held = baseline && holdAgainst(baseline, { results, rules, targets: manifest.targets, ledger, run });
  return {
    schemaVersion: '1',
    tool: input.tool,
    ...(config.organization !== undefined && { organization: config.organization }),
    run,
    targets: [...manifest.targets].sort(orderBy(({ name, id }) => [name, id])),
    ledger,
    frameworks,
    rules: described,
    ...(catalog.packs && catalog.packs.length > 0 && { packs: catalog.packs }),
    safeguards: describeSafeguards(catalog, new Set(named), new Set(manifest.targets.map(({ provider }) => provider))),
    results: held?.results ?? results,
    waivers,
    attestations,
    ...describeDeclared(config),
    gate: judgeGate({
      results: held?.results ?? results,
      attestations,
      rules: described,
      run,
      gate: config.gate,
      scope: { targets: manifest.targets.map(({ name }) => name), frameworks: frameworks.map(({ id }) => id) },
      flags,
      baseline: held?.outcome,
    }),
    counts: countOutcomes(results),
  };
}

type Ordered = Pick<Result, 'rule' | 'resource'>;

/** By rule, resource and the place it was read: without a key per comparison, as there may be very many. */
export function compareResults(a: Ordered, b: Ordered): number {
  return (
    compareText(a.rule, b.rule) ||
    compareText(a.resource.id, b.resource.id) ||
    compareText(a.resource.target, b.resource.target) ||
    compareText(a.resource.account, b.resource.account) ||
    compareText(a.resource.region, b.resource.region) ||
    compareText(a.resource.type, b.resource.type)
  );
}

/** Rule to the controls in scope that its safeguards are primary for, as `framework:id`: what mending it serves. */
function findLeads(
  rules: readonly Rule[],
  { safeguards }: Catalog,
  frameworks: readonly AssessedFramework[],
): ReadonlyMap<string, readonly string[]> {
  const bySafeguard = new Map<string, string[]>(safeguards.map(({ id }) => [id, []]));
  for (const framework of frameworks) {
    for (const control of framework.controls) {
      if (control.status === 'out-of-scope') continue;
      for (const safeguard of control.safeguards) bySafeguard.get(safeguard)?.push(`${framework.id}:${control.id}`);
    }
  }
  return new Map(
    rules.map((rule) => {
      const controls = rule.safeguards.flatMap(({ id }) => bySafeguard.get(id) ?? []);
      return [rule.id, [...new Set(controls)].sort(compareText)];
    }),
  );
}

function describeSafeguards(
  { safeguards }: Catalog,
  named: ReadonlySet<string>,
  providers: ReadonlySet<string>,
): readonly AssessedSafeguard[] {
  return safeguards
    .filter(({ id }) => named.has(id))
    .map(({ id, kind, title, notVisible: reasons = {} }) => {
      const notVisible = Object.entries(reasons)
        .filter(([provider]) => providers.has(provider))
        .map(([provider, reason]) => ({ provider, reason }));
      return { id, kind, title, ...(notVisible.length > 0 && { notVisible }) };
    })
    .sort(orderBy(({ id }) => [id]));
}

function countOutcomes(results: readonly AssessedResult[]): Assessment['counts'] {
  const count = (outcome: Outcome) => results.filter((result) => result.outcome === outcome).length;
  return {
    pass: count('pass'),
    fail: count('fail'),
    unknown: count('unknown'),
    'not-applicable': count('not-applicable'),
    waived: results.filter(({ waiver }) => waiver !== undefined).length,
  };
}
