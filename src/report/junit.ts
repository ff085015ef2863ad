import type { AssessedResult, AssessedRule, Assessment } from '../model/assessment.ts';
import { findingKey } from '../text/finding-key.ts';
import { overridesInWords, waiverOf } from './accepted.ts';
import { kindOf, testCase } from './junit/test-case.ts';
import { attributes } from './junit/xml.ts';
import { packInWords } from './packs.ts';
import { printableShort } from './printable.ts';
import type { ReportOptions } from './reporter.ts';

/** Of a resource's id, in a test's name. */
const idLength = 300;

/**
 * JUnit XML, which has no schema of its own: what GitLab (https://docs.gitlab.com/ci/testing/unit_test_reports/#junit-xml-format-specification)
 * and Jenkins (https://plugins.jenkins.io/junit/, CaseResult and SuiteResult of its source) read. A suite a target, as the same
 * resource may be judged in two of them and GitLab takes tests of one suite, class and name for one; a test a result, in the
 * order of the assessment. GitLab refuses a file above 30 MB or 250,000 XML objects: about 20,000 open findings.
 */
export function* reportJunit(assessment: Assessment, options: ReportOptions): Iterable<string> {
  const byTarget = Map.groupBy(assessment.results, ({ resource }) => resource.target);
  const named = assessment.targets.map(({ name }) => name);
  const suites = [...new Set([...named, ...byTarget.keys()])];
  const rules = new Map(assessment.rules.map((rule) => [rule.id, rule]));
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites${attributes({ name: 'comply', ...countKinds(assessment.results) })}>\n`;
  for (const target of suites) {
    yield* suiteLines({ target, results: byTarget.get(target) ?? [], rules, assessment }, options);
  }
  yield '</testsuites>\n';
}

interface Suite {
  readonly target: string;
  readonly results: readonly AssessedResult[];
  readonly rules: ReadonlyMap<string, AssessedRule>;
  readonly assessment: Assessment;
}

function* suiteLines(suite: Suite, options: ReportOptions): Iterable<string> {
  const { target, results, rules, assessment } = suite;
  yield `<testsuite${attributes({ name: target, ...countKinds(results) })}>\n`;
  yield* propertyLines(suite, options);
  const nameOf = createNames();
  for (const result of results) {
    const told = { result, name: nameOf(result), rule: rules.get(result.rule), waiver: waiverOf(assessment, result) };
    yield `${testCase(told, options)}\n`;
  }
  yield '</testsuite>\n';
}

/** What the suite was judged from, by which packs and with which changed rules: a test that passes does not say so itself. */
function* propertyLines({ results, rules, assessment }: Suite, { language }: ReportOptions): Iterable<string> {
  const { run, tool } = assessment;
  const judged = [...new Set(results.map(({ rule }) => rule))];
  const changed = judged.flatMap((id) => {
    const rule = rules.get(id);
    return rule ? overridesInWords(rule, language).map((words) => [id, words] as const) : [];
  });
  yield '<properties>\n';
  for (const [name, value] of [
    ['tool', `${tool.name} ${tool.version}`],
    ['run', run.id],
    ['asOf', run.asOf],
    ['complete', String(run.complete && !run.interrupted)],
    ...(assessment.packs ?? []).map((pack) => ['pack', packInWords(pack, language)] as const),
    ...changed,
  ] as const) {
    yield `<property${attributes({ name, value })}/>\n`;
  }
  yield '</properties>\n';
}

function countKinds(results: readonly AssessedResult[]): Readonly<Record<string, number>> {
  const counts = { passed: 0, failure: 0, error: 0, skipped: 0 };
  for (const result of results) counts[kindOf(result)] += 1;
  const { failure: failures, error: errors, skipped } = counts;
  return { tests: results.length, failures, errors, skipped };
}

/**
 * `rule: resource`, and never one name twice in a suite: GitLab drops "duplicate test names". A name that is cut carries the
 * finding's key, one that two places share carries the place, and what is still alike is counted.
 */
function createNames(): (result: AssessedResult) => string {
  const taken = new Set<string>();
  return ({ rule, resource }) => {
    const { id, account, region } = resource;
    const cut = id.length > idLength ? ` [${findingKey(rule, id)}]` : '';
    const plain = `${rule}: ${printableShort(id, idLength)}${cut}`;
    const placed = `${plain} (${printableShort(account)}, ${printableShort(region)})`;
    let name = taken.has(plain) ? placed : plain;
    for (let n = 2; taken.has(name); n++) name = `${placed} #${n}`;
    taken.add(name);
    return name;
  };
}
