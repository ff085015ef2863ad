import { valueSeparator } from '../../i18n/term.ts';
import type { TlsMessages } from '../../i18n/tls.en.ts';
import type { Language } from '../../model/text.ts';
import type { ProtocolVersion, TlsEndpointResult } from '../../tls-scanner-lite/result.ts';
import type { Verdict } from '../../tls-scanner-lite/verdict.ts';
import type { Ink } from '../ink.ts';
import { printableShort } from '../printable.ts';
import type { Cell } from '../table.ts';
import { cell, paragraph } from '../text/page.ts';

/** What every section about an endpoint needs to write itself. */
export interface TlsPage {
  readonly t: TlsMessages;
  readonly language: Language;
  readonly ink: Ink;
  readonly width: number;
  /** What dates are set against. */
  readonly now: Date;
}

/** Why something is not known, and what was seen. */
interface Why {
  readonly reason: keyof TlsMessages['reason'];
  readonly evidence: string;
}

/** `no answer came in time (alert close_notify(0))`. */
export function because({ t, language }: TlsPage, { reason, evidence }: Why): string {
  const seen = printableShort(evidence, 200);
  if (seen === '') return t.reason[reason];
  return language === 'ja' ? `${t.reason[reason]}（${seen}）` : `${t.reason[reason]} (${seen})`;
}

/** Whether there is nothing to say of it here: it does not apply, or nothing could be asked, which the end of the page says once. */
export function isSilent({ reachability }: TlsEndpointResult, verdict: Verdict<unknown>): boolean {
  if (verdict.status === 'not-tested') return true;
  if (verdict.status === 'ok' || reachability.status !== 'indeterminate') return false;
  return verdict.reason === reachability.reason;
}

/** What was found, by `show`; or that it is not known, and why; or that there was nothing to ask. */
export function verdictCell<T>(page: TlsPage, verdict: Verdict<T>, show: (value: T) => Cell): Cell {
  const { t, ink } = page;
  if (verdict.status === 'ok') return show(verdict.value);
  if (verdict.status === 'not-tested') return cell(`- ${t.notApplicable}`, ink.dim);
  return cell(`? ${t.unknown({ why: because(page, verdict) })}`, ink.caution);
}

/** What a section says when nothing of it is known. */
export function unknownWhole(page: TlsPage, verdict: Verdict<never>): string[] {
  const { text, ink } = verdictCell(page, verdict, () => cell(''));
  return paragraph(page, text, { indent: 2, ...(ink && { ink }) });
}

/** How a finding is marked: by a sign, which colour only repeats. */
export const good = ({ ink }: TlsPage, text: string): Cell => cell(`✓ ${text}`, ink.good);
export const plain = (text: string): Cell => cell(`- ${text}`);
export const weak = ({ ink }: TlsPage, text: string): Cell => cell(`! ${text}`, ink.caution);
export const bad = ({ ink }: TlsPage, text: string): Cell => cell(`✗ ${text}`, ink.bad);

const versionNames: Readonly<Record<ProtocolVersion, string>> = {
  SSLv2: 'SSL 2.0',
  SSLv3: 'SSL 3.0',
  'TLSv1.0': 'TLS 1.0',
  'TLSv1.1': 'TLS 1.1',
  'TLSv1.2': 'TLS 1.2',
  'TLSv1.3': 'TLS 1.3',
};

export function versionName(version: ProtocolVersion): string {
  return versionNames[version];
}

/** What stands between the items of a list. */
export function between({ language }: TlsPage): string {
  return valueSeparator[language];
}
