import type { Messages } from '../../i18n/messages.en.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { ViewerMessages } from '../../i18n/viewer.en.ts';
import { viewerMessagesIn } from '../../i18n/viewer.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Period } from '../../model/period.ts';
import type { Language, Text } from '../../model/text.ts';
import type { Content, Html } from '../html/markup.ts';

/** What a report shows. */
export interface ViewerInput {
  readonly assessment: Assessment;
  /** How the controls fared over many runs. Absent: none were given. */
  readonly period?: Period;
}

/** What every part of a report needs to write itself in one language. */
export interface LanguagePage {
  readonly language: Language;
  readonly words: ViewerMessages;
  /** What all reports say. */
  readonly t: Messages;
  /** A text of the catalog in this language. */
  readonly say: (text: Text) => string;
  /** An element's id, which no other language has. */
  readonly id: (name: string) => string;
}

/** The same of a report on an assessment. */
export interface ViewerPage extends ViewerInput, LanguagePage {}

/** One page of the report. */
export interface ViewerSection {
  /** Names its anchor, within a language; ASCII. */
  readonly id: string;
  readonly title: string;
  readonly body: Content;
}

/** Writes a page. Undefined: there is nothing to show. */
export type WriteSection = (page: ViewerPage) => ViewerSection | undefined;

export function openViewerPage(input: ViewerInput, language: Language): ViewerPage {
  return { ...input, ...openLanguagePage(language) };
}

export function openLanguagePage(language: Language): LanguagePage {
  return {
    language,
    words: viewerMessagesIn(language),
    t: messagesIn(language),
    say: (text) => text[language],
    id: (name) => `${language}-${name}`,
  };
}

/** What the table of results is narrowed to; a link to it stands in the address after `#`. */
export interface TableFilter {
  readonly rule?: string;
  readonly control?: string;
  readonly outcome?: 'pass' | 'fail' | 'unknown' | 'not-applicable';
  readonly severity?: string;
  /** Whether somebody accepted it. */
  readonly waived?: 'yes' | 'no';
  readonly resource?: string;
  readonly finding?: string;
}

/** Where a link to results so narrowed leads: `#rule=aws%2Fs3%2Fx&outcome=fail`. */
export function tableLink(filter: TableFilter): string {
  return `#${new URLSearchParams(Object.entries(filter))}`;
}

export type { Content, Html };
