import { ciFormatMessagesIn } from '../../i18n/ci-formats.ts';
import type { AssessedResult, Assessment } from '../../model/assessment.ts';
import type { Severity } from '../../model/rule.ts';
import { findingKey } from '../../text/finding-key.ts';
import { waiverInWords, waiverOf } from '../accepted.ts';
import { printable, printableShort } from '../printable.ts';
import type { ReportOptions } from '../reporter.ts';
import { longest, mostResults } from './limits.ts';
import { locationOf, physicalLocation, placeOf } from './location.ts';
import type { Selection } from './select.ts';

/** The result that says what has no room is of a rule of its own. */
export const moreRule = 'comply/more-findings';

/** SARIF's grades: https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html#_Toc34317648 */
export const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** A finding as a `result` object. `ruleIndex` is its rule's position in the driver's `rules`. */
export function sarifResult(
  { result, ruleIndex }: { readonly result: AssessedResult; readonly ruleIndex: number },
  assessment: Pick<Assessment, 'waivers' | 'gate'>,
  options: ReportOptions,
): object {
  const { rule, severity, resource, observedAt } = result;
  const waiver = waiverOf(assessment, result);
  const said = plainMessage(printableShort(result.message[options.language], longest.message));
  const t = ciFormatMessagesIn(options.language).sarif;
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    // GitHub does not read suppressions, so that the text has to say it too.
    message: { text: waiver ? t.waived({ until: waiver.expires, message: said }) : said },
    locations: [locationOf(result, options)],
    partialFingerprints: fingerprintsOf(findingKey(rule, resource.id)),
    ...(waiver && {
      suppressions: [{ kind: 'external', status: 'accepted', justification: waiverInWords(waiver, options.language) }],
    }),
    ...(assessment.gate.baseline && { baselineState: result.baseline ? 'unchanged' : 'new' }),
    properties: {
      severity,
      resourceType: resource.type,
      target: resource.target,
      account: printable(resource.account),
      region: printable(resource.region),
      observedAt,
    },
  };
}

/** Says how many findings have no room; undefined where all have. */
export function moreResult(
  { findings, total }: Selection,
  ruleIndex: number,
  options: ReportOptions,
): object | undefined {
  const more = total - findings.length;
  if (more === 0) return undefined;
  return {
    ruleId: moreRule,
    ruleIndex,
    level: 'warning',
    message: { text: ciFormatMessagesIn(options.language).sarif.more({ more, shown: findings.length, total }) },
    locations: [physicalLocation(placeOf(findings[0]?.resource.target ?? '', options))],
    partialFingerprints: fingerprintsOf(findingKey(moreRule, String(mostResults))),
  };
}

/**
 * The same finding keeps its fingerprints, whatever becomes of the file. GitHub reads `primaryLocationLineHash` alone and joins
 * it with rule and path: with a hash of the line, which the upload action puts where there is none, all findings of one rule in
 * one target would be one alert.
 * https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning#result-object
 */
function fingerprintsOf(key: string): object {
  const hex = BigInt(key).toString(16).padStart(16, '0');
  return { 'complyFinding/v1': key, primaryLocationLineHash: `${hex}:1` };
}

/** A stranger's name must not become a link: `[text](target)` is one, even in plain text (SARIF 2.1.0, 3.11.6). */
function plainMessage(text: string): string {
  return text.replaceAll('](', '] (');
}
