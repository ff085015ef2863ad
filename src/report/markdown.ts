import { messagesIn } from '../i18n/messages.ts';
import type { Assessment } from '../model/assessment.ts';
import { blindSpots } from './blind.ts';
import { markdownText } from './markdown/escape.ts';
import { findingsSection } from './markdown/findings.ts';
import { frameworksSection, headSection } from './markdown/head.ts';
import type { MarkdownPage } from './markdown/page.ts';
import {
  attestationsSection,
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

function limitsSection({ t }: MarkdownPage): string[] {
  return [`### ${t.report.limits.heading}`, '', t.report.limits.text];
}

/** Safeguards that no API shows, or not whole, and why. */
function blindSection({ assessment, t, language }: MarkdownPage): string[] {
  const spots = blindSpots(assessment);
  if (spots.length === 0) return [];
  const lines = spots.map(
    ({ title, provider, reason }) =>
      `- **${markdownText(title[language])}** (${markdownText(provider)}): ${markdownText(reason[language], Number.POSITIVE_INFINITY)}`,
  );
  return [`### ${t.report.blind.heading}`, '', t.report.blind.means, '', ...lines, ''];
}
