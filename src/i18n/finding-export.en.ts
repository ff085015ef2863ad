import { plural } from './plural.ts';

interface Waived {
  /** What kind of waiver it is, in words. */
  readonly type: string;
  readonly reason: string;
  readonly owner: string;
  readonly approvedBy: string;
  /** `2027-03-31`. */
  readonly expires: string;
  readonly compensating?: string | undefined;
}

interface Changed {
  /** What was changed, in words. */
  readonly change: string;
  readonly reason?: string | undefined;
  readonly approvedBy?: string | undefined;
  /** `2027-03-31`. */
  readonly until?: string | undefined;
}

/** What findings say that go to other tools. */
export const findingExportEn = {
  /** A finding that is accepted. */
  waived: ({ type, reason, owner, approvedBy, expires, compensating }: Waived) =>
    `Waived to the end of ${expires} (${type}): ${endSentence(reason)} Owner: ${owner}; approved by: ${approvedBy}.${compensating === undefined ? '' : ` Compensating control: ${endSentence(compensating)}`}`,
  /** A rule that was judged with a weaker parameter or severity. */
  weakened: ({ change, reason, approvedBy, until }: Changed) =>
    `Judged by a weaker rule: ${[change, reason && `reason: ${reason}`, approvedBy && `approved by ${approvedBy}`, until && `until ${until}`].filter(Boolean).join('; ')}.`,
  /** A rule that was judged with another parameter or severity than its own, and no weaker one. */
  changed: ({ change, reason }: Changed) =>
    `Judged by a changed rule: ${[change, reason && `reason: ${reason}`].filter(Boolean).join('; ')}.`,
  /** What does not fit into a list with a limit. */
  furtherRequirements: ({ n }: { readonly n: number }) => `and ${plural(n, 'more requirement')}`,
  /** Parts the titles of several safeguards. */
  separator: '; ',
};

/** Texts by area. A text with placeholders is a function of one object. */
export type FindingExportMessages = typeof findingExportEn;

function endSentence(text: string): string {
  return /[.!?。]$/u.test(text) ? text : `${text}.`;
}
