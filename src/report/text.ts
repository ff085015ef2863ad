import { messagesIn } from '../i18n/messages.ts';
import type { Assessment } from '../model/assessment.ts';
import { inkOf } from './ink.ts';
import type { ReportOptions } from './reporter.ts';
import { attestations, parameters, staleWaivers, waived } from './text/accepted.ts';
import { blind } from './text/blind.ts';
import { ending } from './text/ending.ts';
import { findings } from './text/findings.ts';
import { frameworks } from './text/frameworks.ts';
import { gaps, unknowns } from './text/gaps.ts';
import { head } from './text/head.ts';
import { packs } from './text/packs.ts';
import type { Page } from './text/page.ts';
import { plan } from './text/plan.ts';
import { scope, statistics } from './text/scope.ts';
import { vendors } from './text/vendors.ts';
import { usableWidth } from './width.ts';

/** The order of the page. What decides the exit code comes last, where a terminal leaves the reader. */
const sections = [
  head,
  scope,
  gaps,
  frameworks,
  findings,
  plan,
  unknowns,
  waived,
  staleWaivers,
  parameters,
  packs,
  vendors,
  attestations,
  blind,
  statistics,
  ending,
];

/** The report for a person at a terminal. */
export function* reportText(assessment: Assessment, options: ReportOptions): Iterable<string> {
  const page: Page = {
    assessment,
    t: messagesIn(options.language),
    language: options.language,
    ink: inkOf(options.color),
    width: usableWidth(options.width),
    verbose: options.verbose,
  };
  for (const section of sections) for (const line of section(page)) yield `${line}\n`;
}
