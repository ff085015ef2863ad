import type { IpeMessages } from '../../i18n/ipe.en.ts';
import { ipeMessagesIn } from '../../i18n/ipe.ts';
import type { Messages } from '../../i18n/messages.en.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { EvidenceFile, EvidenceRun, EvidenceScope } from '../../model/evidence.ts';
import type { Language } from '../../model/text.ts';
import { momentIn } from '../html/moment.ts';

/** What the sheet is made from: all of it can be read from the bundle. */
export interface IpeInput {
  readonly run: EvidenceRun;
  readonly scope: EvidenceScope;
  readonly assessment: Omit<Assessment, 'results'>;
  /** Path to what lies there; derived ones are left out. */
  readonly files: Readonly<Record<string, EvidenceFile>>;
  readonly language: Language;
}

/** What every section needs to write itself. */
export interface Sheet extends IpeInput {
  readonly t: IpeMessages;
  readonly report: Messages;
  /** A moment in UTC and in the organisation's zone. */
  readonly moment: (time: string) => string;
}

/** Rows of one table at most: some ten printed pages. */
export const mostRows = 500;

export function openSheet(input: IpeInput): Sheet {
  const { language, scope } = input;
  return {
    ...input,
    t: ipeMessagesIn(language),
    report: messagesIn(language),
    moment: (time) => momentIn(time, scope.config.timeZone),
  };
}
