import type { Assessment } from '../model/assessment.ts';
import { waiverOf } from './accepted.ts';
import { toEvent } from './ocsf/event.ts';
import { accountNamesOf, placeOf } from './ocsf/place.ts';
import { portableJson } from './portable-json.ts';
import type { ReportOptions } from './reporter.ts';
import { ruleFactsOf } from './rule-facts.ts';

/**
 * The results as events of OCSF 1.6.0, class Compliance Finding (2003): one a result, one a line, in the order of the
 * assessment. OCSF describes an event and no file of events; a line each is what log pipelines read as a stream.
 * @throws Error where a result cannot become an event: none is ever left out.
 */
export function* reportOcsf(assessment: Assessment, { language }: ReportOptions): Iterable<string> {
  const factsOf = ruleFactsOf(assessment, language);
  const names = accountNamesOf(assessment);
  for (const result of assessment.results) {
    const judged = { result, facts: factsOf(result.rule), waiver: waiverOf(assessment, result), language };
    yield `${portableJson(toEvent(judged, placeOf(result.resource, names), assessment))}\n`;
  }
}
