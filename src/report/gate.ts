import { causeWords } from '../i18n/cause-kind.ts';
import { frameworkNames } from '../i18n/framework-names.ts';
import type { Messages } from '../i18n/messages.en.ts';
import { listSeparator } from '../i18n/term.ts';
import type { Assessment, GateOutcome, GateThreshold } from '../model/assessment.ts';
import { severities } from '../model/rule.ts';
import type { Language } from '../model/text.ts';
import { countUnreadable } from './attestation.ts';
import { isOpen } from './findings.ts';
import { formatTime } from './time.ts';
import { groupGaps } from './unknowns.ts';
import { widthOf } from './width.ts';

/** How reasons are written. */
export interface GateWords {
  readonly t: Messages;
  readonly language: Language;
  /** A stranger's text as the format takes it. */
  readonly show: (text: string) => string;
  /** Columns of a sentence: a longer one names fewer of its parts, and says how many more there are. */
  readonly longest?: number;
}

/** Of what could not be read, so much is named. */
const gapsShown = 3;

/** Between what stands within one item of a list. */
const comma: Readonly<Record<Language, string>> = { en: ', ', ja: '、' };

/** Whether the gate holds, in words. */
export function gateVerdict({ exitCode }: GateOutcome, t: Messages): string {
  const { holds, doesNotHold, wouldHold } = t.report.gate;
  return { 0: holds, 1: doesNotHold, 3: wouldHold }[exitCode];
}

/** Why, one sentence a reason: what decided the exit code first. */
export function gateReasons(assessment: Assessment, words: GateWords): string[] {
  return [...verdictReasons(assessment, words), ...baselineReason(assessment, words)];
}

/** The same without what became of the baseline: findings, and what was not read or not reached. */
export function verdictReasons(assessment: Assessment, words: GateWords): string[] {
  const { gate } = assessment;
  const findings = [...findingsReason(gate, words), ...notCounted(gate, words)];
  const unread = unreadReasons(assessment, words);
  return gate.exitCode === 3 ? [...unread, ...findings] : [...findings, ...unread];
}

function findingsReason({ findings, thresholds, failOn, baseline }: GateOutcome, words: GateWords): string[] {
  const { t, language } = words;
  const texts = t.report.gate;
  const tell = (items: readonly string[], sentence: (named: string) => string) =>
    fitParts(items, { ...words, sentence, least: 1, separator: listSeparator[language] });
  // An assessment of an earlier comply names one threshold only.
  const all = thresholds ?? [{ by: 'default' as const, failOn, severities: [] }];
  const named = all.map((one) => texts.level({ threshold: thresholdName(one, words), failOn: levelName(one, t) }));
  if (findings === 0) {
    if (all.every((one) => one.failOn === 'none')) return [texts.noThreshold];
    const sentence = baseline ? texts.noNewFindings : texts.noFindings;
    return [tell(named, (thresholds) => sentence({ thresholds }))];
  }
  const parts = all.flatMap(({ severities: counts }, index) => {
    const counted = counts.map(({ severity, findings: n }) => texts.graded({ n, severity: t.severity[severity] }));
    return counted.length === 0
      ? []
      : [texts.atThreshold({ counted: counted.join(comma[language]), threshold: named[index] ?? '' })];
  });
  return [tell(parts.length > 0 ? parts : named, (shown) => texts.broken({ findings, parts: shown }))];
}

/** A sentence on as many of the parts as it has room for. */
function fitParts(
  parts: readonly string[],
  { t, longest = Number.POSITIVE_INFINITY, sentence, least, most = parts.length, separator }: Fitting,
): string {
  const write = (n: number) =>
    sentence(t.report.gate.gaps({ named: parts.slice(0, n).join(separator), more: parts.length - n }));
  for (let n = Math.min(most, parts.length); n > least; n -= 1) {
    const written = write(n);
    if (widthOf(written) <= longest) return written;
  }
  return least === 0 ? sentence('') : write(least);
}

interface Fitting extends Pick<GateWords, 't' | 'longest'> {
  readonly sentence: (named: string) => string;
  readonly separator: string;
  /** How many parts are named at least, and at most. */
  readonly least: number;
  readonly most?: number;
}

function thresholdName(
  { by, name = '' }: Pick<GateThreshold, 'by' | 'name'>,
  { t, language, show }: GateWords,
): string {
  const known = Object.entries(frameworkNames).find(([id]) => id === name);
  return t.report.gate.threshold[by]({ name: known ? known[1][language] : show(name) });
}

function levelName({ failOn }: Pick<GateThreshold, 'failOn'>, t: Messages): string {
  const severity = severities.find((known) => known === failOn);
  return t.severity[severity ?? 'none'];
}

function notCounted({ waived = 0, baseline }: GateOutcome, { t }: GateWords): string[] {
  const known = baseline?.notCounted ?? 0;
  return known + waived > 0 ? [t.report.gate.notCounted({ known, waived })] : [];
}

function unreadReasons(assessment: Assessment, words: GateWords): string[] {
  const { gate, run, results, attestations } = assessment;
  const { unknown, allowUnknown, exitCode } = gate;
  const texts = words.t.report.gate;
  const reasons: string[] = [];
  if (run.interrupted) reasons.push(allowUnknown ? texts.interruptedAnyway : texts.interrupted);
  if (unknown > 0) {
    const rules = new Set(results.filter(({ outcome }) => outcome === 'unknown').map(({ rule }) => rule)).size;
    const told = (what: string) => texts.unknown({ unknown, rules, what });
    reasons.push(allowUnknown ? texts.allowed({ unknown }) : nameGaps(assessment, words, told));
  } else if (exitCode === 3 && !run.complete && !run.interrupted) {
    reasons.push(nameGaps(assessment, words, (what) => texts.unread({ what })));
  } else if (!run.complete && !run.interrupted && allowUnknown) {
    reasons.push(nameGaps(assessment, words, (what) => texts.unreadAnyway({ what })));
  }
  const unreadable = countUnreadable(attestations);
  if (unreadable > 0) reasons.push((allowUnknown ? texts.unattestedAnyway : texts.unattested)({ n: unreadable }));
  return reasons;
}

/** A sentence on the calls that failed, what leaves the most rules unknown first. */
function nameGaps(assessment: Assessment, words: GateWords, sentence: (what: string) => string): string {
  const { t, language, show } = words;
  const calls = groupGaps(assessment).map(({ call, cause }) =>
    t.report.gate.gap({ call: show(call), cause: causeWords[cause.kind][language] }),
  );
  return fitParts(calls, { ...words, sentence, least: 0, most: gapsShown, separator: comma[language] });
}

/** What became of the findings of the baseline, one sentence a thought; none where none was given. */
export function baselineReason(
  { gate: { baseline }, run, results }: Pick<Assessment, 'gate' | 'run' | 'results'>,
  { t, show }: GateWords,
): string[] {
  if (!baseline) return [];
  const { findings, present, graver, fixed, unread, notAsked } = baseline;
  const texts = t.report.gate.baseline;
  const asOf = show(formatTime(baseline.asOf));
  const added = texts.added({ n: results.filter((one) => isOpen(one) && !one.baseline).length, graver });
  if (findings === 0) return [texts.empty({ asOf }), added];
  const isLater = Date.parse(baseline.asOf) > Date.parse(run.asOf);
  return [
    ...(isLater ? [texts.later] : []),
    texts.became({ asOf, findings, present, fixed, unread, notAsked }),
    ...(graver > 0 ? [texts.graver({ graver })] : []),
    added,
  ];
}
