import type { Messages } from '../../i18n/messages.en.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Language } from '../../model/text.ts';

/** What every section of the Markdown report needs to write itself. */
export interface MarkdownPage {
  readonly assessment: Assessment;
  readonly t: Messages;
  readonly language: Language;
  readonly verbose: boolean;
}
