import { causeSentence } from '../../i18n/cause.ts';
import { ciFormatMessagesIn } from '../../i18n/ci-formats.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { AssessedResult, AssessedRule, AssessedWaiver } from '../../model/assessment.ts';
import { waiverInWords, weakenedInWords } from '../accepted.ts';
import { observedInWords } from '../observed.ts';
import { printableShort } from '../printable.ts';
import type { ReportOptions } from '../reporter.ts';
import { attributes, content, xmlText } from './xml.ts';

/** What a list of tests has room for; the rest is in the element's content. */
const messageLength = 500;
/** Conditions told of one finding. */
const mostObserved = 5;

/** A result with what it refers to. */
export interface Told {
  readonly result: AssessedResult;
  /** Unique in its suite. */
  readonly name: string;
  readonly rule?: AssessedRule | undefined;
  readonly waiver?: AssessedWaiver | undefined;
}

/** What becomes of a result: a waived finding must not fail the report, but is not said to have passed. */
export function kindOf({ outcome, waiver }: AssessedResult): 'passed' | 'failure' | 'error' | 'skipped' {
  if (outcome === 'pass') return 'passed';
  if (outcome === 'unknown') return 'error';
  return outcome === 'fail' && waiver === undefined ? 'failure' : 'skipped';
}

/**
 * A result as a `testcase`. GitLab shows `classname` as the suite and the content of the element below; Jenkins takes the part
 * of `classname` before the last dot as the package, and shows `message` first. No `time`: a condition is judged, not run.
 */
export function testCase(told: Told, options: ReportOptions): string {
  const { result, name } = told;
  const kind = kindOf(result);
  const { places = {} } = options;
  const { target } = result.resource;
  const file = kind !== 'passed' && Object.hasOwn(places, target) ? places[target]?.file : undefined;
  const head = attributes({ classname: result.rule.replaceAll('/', '.'), name, file });
  if (kind === 'passed') return `<testcase${head}/>`;
  const { language } = options;
  const said = printableShort(result.message[language], messageLength);
  const message = kind === 'skipped' ? skippedWords(told, said, options) : said;
  const type = kind === 'error' ? (result.cause?.kind ?? 'unknown') : kind === 'failure' ? result.severity : undefined;
  // GitLab reads the content alone, of a skipped test too.
  const body = kind === 'skipped' ? xmlText(message) : content([message, ...detailLines(told, said, options)]);
  return `<testcase${head}><${kind}${attributes({ type, message })}>${body}</${kind}></testcase>`;
}

function skippedWords({ waiver }: Told, message: string, { language }: ReportOptions): string {
  if (!waiver) return message;
  return ciFormatMessagesIn(language).junit.waived({ message, waiver: waiverInWords(waiver, language) });
}

function detailLines({ result, rule }: Told, said: string, { language }: ReportOptions): readonly string[] {
  const t = ciFormatMessagesIn(language).junit;
  const { account, region, target, id } = result.resource;
  const place = [target, account, region].filter((part) => part !== '-').map((part) => printableShort(part));
  const unmet = result.observed.filter((one) => one.result === false).slice(0, mostObserved);
  const [step] = rule?.steps[language] ?? [];
  const cause = result.cause && printableShort(causeSentence(result.cause)[language], messageLength);
  return [
    ...(cause !== undefined && cause !== said ? [cause] : []),
    t.rule({ rule: result.rule, severity: messagesIn(language).severity[result.severity] }),
    t.resource({ resource: printableShort(id, 1000) }),
    t.place({ place: place.join(' / ') }),
    ...(result.outcome === 'fail' ? unmet.map((one) => observedInWords(one, language)) : []),
    ...(result.baseline ? [t.inBaseline] : []),
    ...(rule ? weakenedInWords(rule, language) : []),
    ...(step !== undefined && result.outcome === 'fail' ? [t.fix({ step: printableShort(step) })] : []),
  ];
}
