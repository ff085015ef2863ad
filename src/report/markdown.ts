import { messagesIn } from '../i18n/messages.ts';
import type { Assessment } from '../model/assessment.ts';
import { evidenceLines } from './evidence.ts';
import { markdownText } from './markdown/escape.ts';
import { findingsSection } from './markdown/findings.ts';
import { frameworksSection, headSection } from './markdown/head.ts';
import type { MarkdownPage } from './markdown/page.ts';
import {
  attestationsSection,
  blindSection,
  gapsSection,
  parametersSection,
  staleWaiversSection,
  unknownSection,
  waivedSection,
} from './markdown/rest.ts';
import type { ReportOptions } from './reporter.ts';

const sections = [
  headSection,
  frameworksSection,
  findingsSection,
  gapsSection,
  unknownSection,
  waivedSection,
  staleWaiversSection,
  parametersSection,
  attestationsSection,
  blindSection,
  limitsSection,
];

/** GitHub-flavoured Markdown for a pull request or a step summary; below 900 KiB, and what is left out is counted. */
export function* reportMarkdown(assessment: Assessment, { language, verbose }: ReportOptions): Iterable<string> {
  const page: MarkdownPage = { assessment, t: messagesIn(language), language, verbose };
  for (const section of sections) for (const line of section(page)) yield `${line}\n`;
}

function limitsSection({ assessment, t }: MarkdownPage): string[] {
  const evidence = evidenceLines(assessment, t).map((line) => markdownText(line));
  return [`### ${t.report.limits.heading}`, '', t.report.limits.text, '', evidence.join('<br>')];
}
