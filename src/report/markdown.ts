import { messagesIn } from '../i18n/messages.ts';
import type { Assessment } from '../model/assessment.ts';
import { evidenceLines } from './evidence.ts';
import { markdownText } from './markdown/escape.ts';
import { findingsSection } from './markdown/findings.ts';
import { frameworksSection, headSection } from './markdown/head.ts';
import { packsSection } from './markdown/packs.ts';
import type { MarkdownPage } from './markdown/page.ts';
import { planSection } from './markdown/plan.ts';
import { responsibilitiesSection } from './markdown/responsibilities.ts';
import {
  attestationsSection,
  blindSection,
  gapsSection,
  parametersSection,
  staleWaiversSection,
  unknownSection,
  waivedSection,
} from './markdown/rest.ts';
import { bytesOf, pageBytes } from './markdown/table.ts';
import type { ReportOptions } from './reporter.ts';

const sections = [
  headSection,
  frameworksSection,
  findingsSection,
  planSection,
  gapsSection,
  unknownSection,
  waivedSection,
  staleWaiversSection,
  parametersSection,
  packsSection,
  attestationsSection,
  responsibilitiesSection,
  blindSection,
];

/**
 * GitHub-flavoured Markdown for a step summary, below 900 KiB whatever it is made from, and for a comment, which takes 65,536
 * characters: a page of few findings. What is left out is counted; the gravest stay.
 */
export function* reportMarkdown(assessment: Assessment, { language, verbose }: ReportOptions): Iterable<string> {
  const page: MarkdownPage = { assessment, t: messagesIn(language), language, verbose };
  const last = limitsSection(page).map((line) => `${line}\n`);
  const ended = `\n**${page.t.report.next.ended}**\n\n`;
  let left = pageBytes - bytesOf(last.join('')) - bytesOf(ended);
  for (const section of sections) {
    for (const line of section(page)) {
      left -= bytesOf(line) + 1;
      if (left < 0) break;
      yield `${line}\n`;
    }
    if (left >= 0) continue;
    yield ended;
    break;
  }
  yield* last;
}

function limitsSection({ assessment, t }: MarkdownPage): string[] {
  const evidence = evidenceLines(assessment, t).map((line) => markdownText(line));
  return [`### ${t.report.limits.heading}`, '', t.report.limits.text, '', evidence.join('<br>')];
}
