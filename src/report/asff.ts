import type { Assessment } from '../model/assessment.ts';
import { waiverOf } from './accepted.ts';
import { toAsff } from './asff/finding.ts';
import { findingIds } from './asff/finding-ids.ts';
import { isInAwsAccount, placesOf } from './asff/place.ts';
import { portableJson } from './portable-json.ts';
import type { ReportOptions } from './reporter.ts';
import { ruleFactsOf } from './rule-facts.ts';

/**
 * The results in the AWS Security Finding Format: a JSON array with a finding a line, as `aws securityhub
 * batch-import-findings --findings file://…` takes it. Security Hub takes a finding only from the account it is about, so
 * results that belong to no account of AWS are left out; every finding says how many.
 * @throws Error where a result cannot become a finding.
 */
export function* reportAsff(assessment: Assessment, { language }: ReportOptions): Iterable<string> {
  const factsOf = ruleFactsOf(assessment, language);
  const placeOf = placesOf(assessment);
  const nameOf = findingIds();
  const leftOut = countOutsideAws(assessment);
  let separator = '[\n';
  for (const result of assessment.results) {
    if (!isInAwsAccount(result.resource)) continue;
    const waiver = waiverOf(assessment, result);
    const place = placeOf(result.resource);
    const id = nameOf(result.rule, result.resource, place.region);
    const finding = toAsff({ result, id, facts: factsOf(result.rule), place, waiver, assessment, language, leftOut });
    yield `${separator}${portableJson(finding)}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

/** Results that ASFF cannot hold, as they belong to no account of AWS. */
export function countOutsideAws({ results }: Pick<Assessment, 'results'>): number {
  return results.filter(({ resource }) => !isInAwsAccount(resource)).length;
}
