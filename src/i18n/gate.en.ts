import { formatCount, plural } from './plural.ts';

/** Results that are unknown, and the calls that left them so. */
export interface UnknownResults {
  readonly unknown: number;
  readonly rules: number;
  readonly what: string;
}

/** What became of the findings of a baseline. */
export interface BecameOf {
  readonly asOf: string;
  readonly findings: number;
  readonly present: number;
  readonly fixed: number;
  readonly unread: number;
  readonly notAsked: number;
}

/** What reports say of the gate in English. */
export const gateEn = {
  holds: 'holds',
  doesNotHold: 'does not hold',
  wouldHold: 'would hold, but the scan is incomplete',
  verdict: ({ verdict, code }: { readonly verdict: string; readonly code: number }) =>
    `Gate: ${verdict} (exit code ${code})`,
  noFindings: ({ thresholds }: { readonly thresholds: string }) =>
    `No finding at or above its threshold is open (${thresholds}).`,
  noNewFindings: ({ thresholds }: { readonly thresholds: string }) =>
    `No finding at or above its threshold is new (${thresholds}).`,
  noThreshold: 'Findings do not gate: the threshold is none.',
  broken: ({ findings, parts }: { readonly findings: number; readonly parts: string }) =>
    `${plural(findings, 'finding')} ${findings === 1 ? 'breaks' : 'break'} it: ${parts}.`,
  graded: ({ n, severity }: { readonly n: number; readonly severity: string }) => `${formatCount(n)} ${severity}`,
  level: ({ threshold, failOn }: { readonly threshold: string; readonly failOn: string }) => `${threshold}: ${failOn}`,
  atThreshold: ({ counted, threshold }: { readonly counted: string; readonly threshold: string }) =>
    `${counted} (${threshold})`,
  threshold: {
    flag: (_: { readonly name: string }) => '--fail-on',
    target: ({ name }: { readonly name: string }) => `threshold of target ${name}`,
    framework: ({ name }: { readonly name: string }) => `threshold of ${name}`,
    default: (_: { readonly name: string }) => 'default threshold',
  },
  notCounted: ({ known, waived }: { readonly known: number; readonly waived: number }) =>
    `Not counted: ${[...(known > 0 ? [`${formatCount(known)} in the baseline`] : []), ...(waived > 0 ? [`${formatCount(waived)} waived`] : [])].join(', ')}.`,
  gap: ({ call, cause }: { readonly call: string; readonly cause: string }) => `${call} (${cause})`,
  gaps: ({ named, more }: { readonly named: string; readonly more: number }) =>
    `${named}${more > 0 ? ` and ${formatCount(more)} more` : ''}`,
  unknown: ({ unknown, rules, what }: UnknownResults) =>
    `${plural(unknown, 'result')} of ${plural(rules, 'rule')} ${unknown === 1 ? 'is' : 'are'} unknown, because something in scope could not be read${what && `: ${what}`}.`,
  unread: ({ what }: { readonly what: string }) => `Something in scope could not be read${what && `: ${what}`}.`,
  unattested: ({ n }: { readonly n: number }) =>
    `${plural(n, 'attestation')} ${n === 1 ? 'rests' : 'rest'} on a document that could not be read, so whether ${n === 1 ? 'it counts' : 'they count'} is not known.`,
  unattestedAnyway: ({ n }: { readonly n: number }) =>
    `${plural(n, 'attestation')} ${n === 1 ? 'rests' : 'rest'} on a document that could not be read. That does not count here, as asked with --allow-unknown.`,
  interrupted: 'The scan was interrupted before its end.',
  unreadAnyway: ({ what }: { readonly what: string }) =>
    `Something in scope could not be read${what && `: ${what}`}. It does not count here, as asked with --allow-unknown.`,
  interruptedAnyway: 'The scan was interrupted before its end, which --allow-unknown does not cover.',
  baseline: {
    later: 'The baseline is newer than what is judged here; make sure that the two are not mixed up.',
    empty: ({ asOf }: { readonly asOf: string }) => `The baseline (as of ${asOf}) has no open finding.`,
    became: ({ asOf, findings, present, fixed, unread, notAsked }: BecameOf) =>
      `Of the ${plural(findings, 'open finding')} of the baseline (as of ${asOf}): ${formatCount(present)} still there, ${formatCount(fixed)} fixed, ${formatCount(unread)} could not be read, ${formatCount(notAsked)} not asked about this time.${unread + notAsked > 0 ? ' What was not read is not fixed.' : ''}`,
    graver: ({ graver }: { readonly graver: number }) =>
      `${formatCount(graver)} of those still there ${graver === 1 ? 'is graver than it was, and counts' : 'are graver than they were, and count'} as new.`,
    /** `n`: the graver ones among them. */
    added: ({ n, graver }: { readonly n: number; readonly graver: number }) =>
      n === 0
        ? 'No open finding is new.'
        : `${plural(n, 'open finding')} ${n === 1 ? 'is' : 'are'} new${graver > 0 ? ', counting those' : ''}.`,
  },
  allowed: ({ unknown }: { readonly unknown: number }) =>
    `${plural(unknown, 'unknown result')} ${unknown === 1 ? 'does' : 'do'} not count here, as asked with --allow-unknown.`,
};

export type GateMessages = typeof gateEn;
