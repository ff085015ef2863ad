import { causeWords } from '../i18n/cause-kind.ts';
import { frameworkNames } from '../i18n/framework-names.ts';
import type { Messages } from '../i18n/messages.en.ts';
import { listSeparator } from '../i18n/term.ts';
import type { Assessment, GateOutcome, GateThreshold } from '../model/assessment.ts';
import { severities } from '../model/rule.ts';
import type { Language } from '../model/text.ts';
import { formatTime } from './time.ts';
import { groupGaps } from './unknowns.ts';

/** How reasons are written. */
export interface GateWords {
  readonly t: Messages;
  readonly language: Language;
  /** A stranger's text as the format takes it. */
  readonly show: (text: string) => string;
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
  const { gate } = assessment;
  const findings = [...findingsReason(gate, words), ...notCounted(gate, words)];
  const unread = unreadReasons(assessment, words);
  const first = gate.exitCode === 3 ? [...unread, ...findings] : [...findings, ...unread];
  return [...first, ...baselineReason(assessment, words)];
}

function findingsReason({ findings, thresholds, failOn, baseline }: GateOutcome, words: GateWords): string[] {
  const { t, language } = words;
  const texts = t.report.gate;
  const join = (items: readonly string[]) => items.join(listSeparator[language]);
  // An assessment of an earlier comply names one threshold only.
  const all = thresholds ?? [{ by: 'default' as const, failOn, severities: [] }];
  const named = all.map((one) => texts.level({ threshold: thresholdName(one, words), failOn: levelName(one, t) }));
  if (findings === 0) {
    if (all.every((one) => one.failOn === 'none')) return [texts.noThreshold];
    return [(baseline ? texts.noNewFindings : texts.noFindings)({ thresholds: join(named) })];
  }
  const parts = all.flatMap(({ severities: counts }, index) => {
    const counted = counts.map(({ severity, findings: n }) => texts.graded({ n, severity: t.severity[severity] }));
    return counted.length === 0
      ? []
      : [texts.atThreshold({ counted: counted.join(comma[language]), threshold: named[index] ?? '' })];
  });
  return [texts.broken({ findings, parts: join(parts.length > 0 ? parts : named) })];
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
  const { gate, run, results } = assessment;
  const { unknown, allowUnknown, exitCode } = gate;
  const texts = words.t.report.gate;
  const reasons: string[] = [];
  if (run.interrupted) reasons.push(allowUnknown ? texts.interruptedAnyway : texts.interrupted);
  if (unknown > 0) {
    const rules = new Set(results.filter(({ outcome }) => outcome === 'unknown').map(({ rule }) => rule)).size;
    const what = nameGaps(assessment, words);
    reasons.push(allowUnknown ? texts.allowed({ unknown }) : texts.unknown({ unknown, rules, what }));
  } else if (exitCode === 3 && !run.interrupted) {
    reasons.push(texts.unread({ what: nameGaps(assessment, words) }));
  } else if (!run.complete && !run.interrupted && allowUnknown) {
    reasons.push(texts.unreadAnyway({ what: nameGaps(assessment, words) }));
  }
  return reasons;
}

/** The calls that failed, what leaves the most rules unknown first. */
function nameGaps(assessment: Assessment, { t, language, show }: GateWords): string {
  const gaps = groupGaps(assessment);
  const named = gaps
    .slice(0, gapsShown)
    .map(({ call, cause }) => t.report.gate.gap({ call: show(call), cause: causeWords[cause.kind][language] }));
  return t.report.gate.gaps({ named: named.join(comma[language]), more: gaps.length - named.length });
}

/** What became of the findings of the baseline, one sentence a thought; none where none was given. */
export function baselineReason(
  { gate: { baseline }, run }: Pick<Assessment, 'gate' | 'run'>,
  { t, show }: GateWords,
): string[] {
  if (!baseline) return [];
  const { findings, present, graver, fixed, unread, notAsked } = baseline;
  const texts = t.report.gate.baseline;
  const asOf = show(formatTime(baseline.asOf));
  if (findings === 0) return [texts.empty({ asOf })];
  const isLater = Date.parse(baseline.asOf) > Date.parse(run.asOf);
  return [
    ...(isLater ? [texts.later] : []),
    texts.became({ asOf, findings, present, fixed, unread, notAsked }),
    ...(graver > 0 ? [texts.graver({ graver })] : []),
  ];
}
