import type { ControlStatus } from '../model/assessment.ts';

/**
 * One sign a status, so that a bar can be read without colour. All are one column wide on every terminal: none is of
 * ambiguous width in UAX #11 (http://www.unicode.org/reports/tr11/).
 */
export const statusSigns: Readonly<Record<ControlStatus, string>> = {
  'not-satisfied': '✗',
  undetermined: '?',
  'not-assessed': '-',
  manual: 'o',
  waived: '~',
  satisfied: '✓',
  attested: '+',
  'not-applicable': '.',
  'out-of-scope': '/',
};

/** From what needs work to what does not: the order of a bar and its legend. */
export const statusOrder: readonly ControlStatus[] = [
  'not-satisfied',
  'undetermined',
  'not-assessed',
  'manual',
  'waived',
  'satisfied',
  'attested',
  'not-applicable',
  'out-of-scope',
];
