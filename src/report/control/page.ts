import type { ControlMessages } from '../../i18n/control.en.ts';
import { controlMessagesIn } from '../../i18n/control.ts';
import type { IpeMessages } from '../../i18n/ipe.en.ts';
import { ipeMessagesIn } from '../../i18n/ipe.ts';
import type { Messages } from '../../i18n/messages.en.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { ControlDossier } from '../../model/dossier.ts';
import type { Language } from '../../model/text.ts';
import { momentIn } from '../html/moment.ts';

/** What every section and sheet of a control's folder needs to write itself. */
export interface ControlPage {
  readonly dossier: ControlDossier;
  readonly language: Language;
  readonly words: ControlMessages;
  /** Of the sheet on the information. */
  readonly t: IpeMessages;
  readonly report: Messages;
  /** A moment in UTC and in the organisation's zone. */
  readonly moment: (time: string) => string;
}

/** Rows of one table of the page at most. */
export const mostRows = 500;

export function openControlPage(dossier: ControlDossier, language: Language): ControlPage {
  return {
    dossier,
    language,
    words: controlMessagesIn(language),
    t: ipeMessagesIn(language),
    report: messagesIn(language),
    moment: (time) => momentIn(time, dossier.scope.config.timeZone),
  };
}
