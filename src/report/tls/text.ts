import { tlsMessagesIn } from '../../i18n/tls.ts';
import { inkOf } from '../ink.ts';
import { printableShort } from '../printable.ts';
import type { ReportOptions } from '../reporter.ts';
import { type Cell, table } from '../table.ts';
import { cell, heading } from '../text/page.ts';
import { usableWidth } from '../width.ts';
import { certificates } from './certificates.ts';
import { features, http } from './features.ts';
import { groups, signatures } from './groups.ts';
import { addressOf, gradePaint, head } from './head.ts';
import type { TlsPage } from './page.ts';
import { protocols } from './protocols.ts';
import { gradeOf, type RatedEndpoint } from './rated-endpoint.ts';
import { ratings } from './ratings.ts';
import { suites } from './suites.ts';
import { listUnread, unreadSection } from './unread.ts';

export interface TlsReportOptions extends Omit<ReportOptions, 'verbose'> {
  /** What dates are set against. */
  readonly now: Date;
}

const sections = [protocols, suites, groups, signatures, certificates, features, http] as const;

/** One endpoint for a person at a terminal. What is not known comes last, where a terminal leaves the reader. */
export function* reportTlsEndpoint(endpoint: RatedEndpoint, options: TlsReportOptions): Iterable<string> {
  const page = pageOf(options);
  const { result } = endpoint;
  for (const line of head(page, result, gradeOf(endpoint))) yield `${line}\n`;
  for (const section of sections) for (const line of section(page, result)) yield `${line}\n`;
  if (result.reachability.status === 'ok') for (const line of ratings(page, endpoint)) yield `${line}\n`;
  for (const line of unreadSection(page, result)) yield `${line}\n`;
}

/** A line for each of several endpoints. */
export function* reportTlsSummary(endpoints: readonly RatedEndpoint[], options: TlsReportOptions): Iterable<string> {
  const page = pageOf(options);
  const { t, ink, width } = page;
  const words = t.summary;
  const header = [words.grade, words.unread, words.endpoint];
  const lines = [
    ...heading(page, t.heading.summary),
    ...table(
      endpoints.map((endpoint) => summaryRow(page, endpoint)),
      { width, indent: 2, header: header.map((text) => cell(text, ink.dim)) },
    ),
  ];
  for (const line of lines) yield `${line}\n`;
}

function summaryRow(page: TlsPage, endpoint: RatedEndpoint): Cell[] {
  const { ink } = page;
  const { target, address } = endpoint.result;
  const grade = gradeOf(endpoint);
  const unread = listUnread(endpoint.result).length;
  const where = address === undefined || address === target.host ? '' : `  ${printableShort(address, 60)}`;
  return [
    cell(grade ?? '-', gradePaint(page, grade)),
    cell(unread === 0 ? '-' : String(unread), unread === 0 ? undefined : ink.caution),
    cell(addressOf(target) + where),
  ];
}

function pageOf({ language, color, width, now }: TlsReportOptions): TlsPage {
  return { t: tlsMessagesIn(language), language, ink: inkOf(color), width: usableWidth(width), now };
}
