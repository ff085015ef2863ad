import { ciFormatMessagesIn } from '../i18n/ci-formats.ts';
import type { AssessedRule, Assessment } from '../model/assessment.ts';
import { usedPacks } from './packs.ts';
import { portableJson } from './portable-json.ts';
import { printable } from './printable.ts';
import type { ReportOptions } from './reporter.ts';
import { sarifInvocation } from './sarif/invocation.ts';
import { rootId } from './sarif/location.ts';
import { moreResult, sarifResult } from './sarif/result.ts';
import { moreDescriptor, sarifRule } from './sarif/rule.ts';
import { type Selection, selectFindings } from './sarif/select.ts';

/**
 * SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), within the limits of GitHub code scanning:
 * findings only, the gravest 5,000 at most, a waived one as a suppression, each at the line that put its resource in scope. What is
 * unknown is in the notifications of the invocation, and everything is counted in the run's properties. There is no
 * `automationDetails`: it would take the place of the category that the upload action is told.
 */
export function* reportSarif(assessment: Assessment, options: ReportOptions): Iterable<string> {
  const selection = selectFindings(assessment, options.language);
  const rules = rulesOf(assessment, selection);
  const positions = new Map(rules.map(({ id }, index) => [id, index]));
  const more = moreResult(selection, rules.length, options);
  yield '{\n"$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n"version": "2.1.0",\n"runs": [{\n';
  yield* toolLines(assessment, rules, { options, hasMore: more !== undefined });
  yield `"invocations": [${portableJson(sarifInvocation(assessment, options.language))}],\n`;
  yield `${portableJson(headOf(options)).slice(1, -1)},\n"results": [\n`;
  const last = selection.findings.length - 1;
  for (const [index, result] of selection.findings.entries()) {
    const ruleIndex = positions.get(result.rule) ?? -1;
    const comma = index < last || more ? ',' : '';
    yield `${portableJson(sarifResult({ result, ruleIndex }, assessment, options))}${comma}\n`;
  }
  if (more) yield `${portableJson(more)}\n`;
  yield `],\n"properties": ${portableJson(propertiesOf(assessment, selection))}\n}]\n}\n`;
}

/** The rules of these findings, sorted by id. One that the assessment does not describe is known by its id alone. */
function rulesOf({ rules }: Assessment, { findings }: Selection): readonly AssessedRule[] {
  const found = new Map(findings.map((result) => [result.rule, result]));
  const described = rules.filter(({ id }) => found.has(id));
  for (const { id } of described) found.delete(id);
  const bare = [...found.values()].map(({ rule: id, severity }): AssessedRule => {
    const text = { en: id, ja: id };
    const steps = { en: [], ja: [] };
    const empty = { warnings: [], references: [], safeguards: [], controls: [], overrides: [] };
    return { id, title: text, severity, rationale: text, effort: 'medium', steps, ...empty };
  });
  return [...described, ...bare];
}

function* toolLines(
  assessment: Assessment,
  rules: readonly AssessedRule[],
  { options, hasMore }: { readonly options: ReportOptions; readonly hasMore: boolean },
): Iterable<string> {
  const { language } = options;
  const { name, version } = assessment.tool;
  const driver = { name, version, ...(isSemantic(version) && { semanticVersion: version }), language };
  const descriptors = [
    ...rules.map((rule) => sarifRule(rule, assessment, language)),
    ...(hasMore ? [moreDescriptor(language)] : []),
  ];
  yield `"tool": {"driver": ${portableJson(driver).slice(0, -1)},"rules": [\n`;
  for (const [index, descriptor] of descriptors.entries()) {
    yield `${portableJson(descriptor)}${index < descriptors.length - 1 ? ',' : ''}\n`;
  }
  const extensions = extensionsOf(assessment);
  yield `]}${extensions.length > 0 ? `,"extensions": ${portableJson(extensions)}` : ''}},\n`;
}

/** The packs, as extensions of the tool. Their rules stay with the driver's, where every viewer looks for them. */
function extensionsOf(assessment: Assessment): readonly object[] {
  return usedPacks(assessment).map(({ pack: { name, version, licence, digest, pinned }, rules }) => ({
    name: printable(name),
    version: printable(version),
    ...(isSemantic(version) && { semanticVersion: version }),
    properties: { digest, pinned, ...(licence !== undefined && { licence }), rules },
  }));
}

function headOf({ language }: ReportOptions): object {
  const description = { text: ciFormatMessagesIn(language).sarif.root };
  return { language, originalUriBaseIds: { [rootId]: { description } }, columnKind: 'utf16CodeUnits' };
}

/** What there is beside what the file shows. */
function propertiesOf({ organization, run, gate, counts }: Assessment, { findings, total }: Selection): object {
  const { pass, fail, unknown, 'not-applicable': notApplicable, waived } = counts;
  const { holds, failOn, exitCode } = gate;
  return {
    ...(organization !== undefined && { organization: printable(organization) }),
    run: { id: run.id, asOf: run.asOf, complete: run.complete, interrupted: run.interrupted },
    totals: { pass, fail, unknown, notApplicable, waived },
    findings: { total, shown: findings.length, omitted: total - findings.length },
    gate: { holds, findings: gate.findings, failOn, exitCode },
  };
}

/** https://semver.org/#backusnaur-form-grammar-for-valid-semver-versions, without its rarer parts. */
function isSemantic(version: string): boolean {
  return /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[\w.-]+)?$/.test(version);
}
