import type { ControlStatus } from '../../model/assessment.ts';
import type { Outcome } from '../../model/result.ts';
import type { Severity } from '../../model/rule.ts';
import { type Html, html } from '../html/markup.ts';
import { statusSigns } from '../signs.ts';
import type { ViewerPage } from './page.ts';

/** Which of the page's colours stands for it. */
export type Tone = 'bad' | 'warn' | 'good' | 'calm' | 'none';

export const statusTones: Readonly<Record<ControlStatus, Tone>> = {
  'not-satisfied': 'bad',
  undetermined: 'warn',
  'not-assessed': 'warn',
  manual: 'calm',
  waived: 'calm',
  satisfied: 'good',
  attested: 'good',
  'not-applicable': 'none',
  'out-of-scope': 'none',
};

export const outcomeTones: Readonly<Record<Outcome, Tone>> = {
  pass: 'good',
  fail: 'bad',
  unknown: 'warn',
  'not-applicable': 'none',
};

/** One sign an outcome, the same as of a control that has it. */
export const outcomeSigns: Readonly<Record<Outcome, string>> = {
  pass: statusSigns.satisfied,
  fail: statusSigns['not-satisfied'],
  unknown: statusSigns.undetermined,
  'not-applicable': statusSigns['not-applicable'],
};

export const severityTones: Readonly<Record<Severity, Tone>> = {
  critical: 'bad',
  high: 'bad',
  medium: 'warn',
  low: 'calm',
  info: 'none',
};

/** The graver, the more it points up. */
export const severitySigns: Readonly<Record<Severity, string>> = {
  critical: '▲▲',
  high: '▲',
  medium: '◆',
  low: '▽',
  info: '○',
};

/** A state by its sign, its word and its colour; the word alone is read out. */
export function mark(tone: Tone, sign: string, word: string): Html {
  return html`<span class="state state-${tone}"><span aria-hidden="true">${sign} </span>${word}</span>`;
}

export function statusMark({ t }: ViewerPage, status: ControlStatus): Html {
  return mark(statusTones[status], statusSigns[status], t.status[status]);
}

export function outcomeMark({ t }: ViewerPage, outcome: Outcome): Html {
  return mark(outcomeTones[outcome], outcomeSigns[outcome], t.outcome[outcome]);
}

export function severityMark({ t }: ViewerPage, severity: Severity): Html {
  return mark(severityTones[severity], severitySigns[severity], t.severity[severity]);
}
