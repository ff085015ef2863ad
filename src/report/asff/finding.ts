import { findingExportMessagesIn } from '../../i18n/finding-export.ts';
import type { AssessedResult, AssessedWaiver, Assessment } from '../../model/assessment.ts';
import type { FrameworkId } from '../../model/framework.ts';
import type { Outcome } from '../../model/result.ts';
import type { Severity } from '../../model/rule.ts';
import type { Language } from '../../model/text.ts';
import { waiverInWords } from '../accepted.ts';
import type { RuleFacts } from '../rule-facts.ts';
import { cut, most, mostRequirements } from './limits.ts';
import type { FindingPlace } from './place.ts';
import { productFields } from './product-fields.ts';

/** A result, and what surrounds it. */
export interface AsffInput {
  readonly result: AssessedResult;
  /** What Security Hub tells it by. */
  readonly id: string;
  readonly facts: RuleFacts;
  readonly place: FindingPlace;
  readonly waiver: AssessedWaiver | undefined;
  readonly assessment: Assessment;
  readonly language: Language;
  /** Results that belong to no account of AWS. */
  readonly leftOut: number;
}

const labels: Readonly<Record<Severity, string>> = {
  critical: 'CRITICAL',
  high: 'HIGH',
  medium: 'MEDIUM',
  low: 'LOW',
  info: 'INFORMATIONAL',
};

/**
 * Compliance.Status. WARNING is "some information is missing"; NOT_AVAILABLE is what Security Hub itself says of an
 * evaluation that came out as not applicable. https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_Compliance.html
 */
const statuses: Readonly<Record<Outcome, string>> = {
  pass: 'PASSED',
  fail: 'FAILED',
  unknown: 'WARNING',
  'not-applicable': 'NOT_AVAILABLE',
};

/** https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format-type-taxonomy.html; it has none for the Japanese guidelines. */
const typeBase = 'Software and Configuration Checks/Industry and Regulatory Standards';
const classifiers: Readonly<Record<FrameworkId, string | undefined>> = {
  soc2: 'SOC 2',
  hipaa: 'HIPAA Controls (USA)',
  iso27017: 'ISO 27017 Controls',
  'jp-3sho2': undefined,
};

/** A finding as BatchImportFindings takes it. https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_AwsSecurityFinding.html */
export function toAsff(input: AsffInput): object {
  const { result, facts, place, assessment, language } = input;
  const { account } = result.resource;
  const severity = severityOf(result);
  const types = typesOf(facts.frameworks);
  return {
    SchemaVersion: '2018-10-08',
    Id: input.id,
    ProductArn: `arn:${place.partition}:securityhub:${place.region}:${account}:product/${account}/default`,
    ProductName: cut(assessment.tool.name, most.productName),
    GeneratorId: cut(`comply/${result.rule}`, most.generatorId),
    AwsAccountId: account,
    AwsAccountName: place.accountName,
    Region: place.region,
    Types: types,
    CreatedAt: result.observedAt,
    UpdatedAt: laterOf(result.observedAt, assessment.run.asOf),
    Severity: severity,
    // What a provider is to fill in, as Security Hub takes no update of the two above.
    FindingProviderFields: { Severity: severity, Types: types },
    Title: cut(facts.title, most.title) ?? result.rule,
    Description: cut(result.message[language], most.description) ?? result.rule,
    ...remediationOf(input),
    ProductFields: productFields(input),
    Resources: [place.resource],
    Compliance: complianceOf(input),
    RecordState: 'ACTIVE',
  };
}

/** A pass, and what does not apply, are INFORMATIONAL: "no issue was found". */
function severityOf({ outcome, severity }: AssessedResult): object {
  const isOpen = outcome === 'fail' || outcome === 'unknown';
  return { Label: labels[isOpen ? severity : 'info'], Original: severity };
}

function typesOf(frameworks: readonly FrameworkId[]): readonly string[] {
  const named = frameworks.flatMap((id) => classifiers[id] ?? []).map((name) => `${typeBase}/${name}`);
  return named.length > 0 ? named : [typeBase];
}

/** A finding is only updated by one whose UpdatedAt is later: judging the same answers anew is an update, too. */
function laterOf(a: string, b: string): string {
  return Date.parse(a) >= Date.parse(b) ? a : b;
}

function remediationOf({ result, facts }: AsffInput): object {
  const text = cut(facts.steps.join(' '), most.recommendation);
  if (result.outcome !== 'fail' || text === undefined) return {};
  const [url] = facts.references;
  return { Remediation: { Recommendation: { Text: text, ...(url !== undefined && { Url: url }) } } };
}

/**
 * What the rule found and which requirements it speaks to. AssociatedStandards is left out: it names standards that are
 * enabled in Security Hub, and these are none.
 */
function complianceOf(input: AsffInput): object {
  const { result, facts, language } = input;
  const requirements = cap(facts.requirements, language);
  const reasons = reasonsOf(input);
  return {
    Status: statuses[result.outcome],
    ...(requirements.length > 0 && { RelatedRequirements: requirements }),
    ...(reasons.length > 0 && { StatusReasons: reasons }),
    ...(facts.parameters.length > 0 && {
      SecurityControlParameters: facts.parameters.map(({ name, value }) => ({
        Name: name,
        Value: [cut(value, most.productField) ?? '-'],
      })),
    }),
  };
}

function cap(requirements: readonly string[], language: Language): readonly string[] {
  if (requirements.length <= mostRequirements) return requirements;
  const kept = requirements.slice(0, mostRequirements - 1);
  return [...kept, findingExportMessagesIn(language).furtherRequirements({ n: requirements.length - kept.length })];
}

function reasonsOf({ result, facts, waiver, language }: AsffInput): readonly object[] {
  const { outcome, cause, message } = result;
  const reasons: (readonly [code: string, text: string])[] = [];
  if (outcome === 'unknown') reasons.push([cause?.kind ?? outcome, message[language]]);
  if (outcome === 'not-applicable') reasons.push([outcome, message[language]]);
  if (waiver) reasons.push(['waived', waiverInWords(waiver, language)]);
  for (const text of facts.weakened) reasons.push(['weaker-rule', text]);
  return reasons.map(([code, text]) => ({
    ReasonCode: code.toUpperCase().replaceAll('-', '_'),
    Description: cut(text, most.description) ?? code,
  }));
}
