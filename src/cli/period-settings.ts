import { resolve } from 'node:path';
import { UsageError } from '../model/errors.ts';
import type { ChainHead } from '../model/period.ts';
import { isDay } from '../text/day.ts';
import { parseDuration } from '../text/duration.ts';
import { isZone } from '../text/zone-time.ts';
import { didYouMean } from '../yaml/suggest.ts';
import { type FormatFile, readFormatFiles } from './output-files.ts';

/** What `comply period` can write to a file. */
export const periodFormats = ['text', 'json', 'html', 'xlsx'] as const;
export type PeriodFormat = (typeof periodFormats)[number];

/** One `-o FORMAT=FILE`, and where that file is. */
export interface PeriodOutput extends FormatFile<PeriodFormat> {
  readonly place: string;
}

/** Reads the `-o` flags. @throws UsageError before anything is read. */
export function readPeriodOutputs(texts: readonly string[] = [], cwd: string): readonly PeriodOutput[] {
  const files = readFormatFiles(texts, { formats: periodFormats, stem: 'period' });
  return files.map((output) => ({ ...output, place: resolve(cwd, output.file) }));
}

/** A day, `2026-04-01`. @throws UsageError */
export function readDay(flag: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (isDay(text)) return text;
  throw new UsageError({
    en: `${flag} ${text}: not a day; write it as 2026-04-01`,
    ja: `${flag} ${text}: 日付ではない。2026-04-01 のように書くこと`,
  });
}

/** An IANA zone. @throws UsageError */
export function readZone(text: string | undefined): string | undefined {
  if (text === undefined || (/^[A-Za-z]/.test(text) && isZone(text))) return text;
  const hint = didYouMean(text, [...Intl.supportedValuesOf('timeZone'), 'UTC'], {
    en: '; write it as Asia/Tokyo',
    ja: '。Asia/Tokyo のように書くこと',
  });
  throw new UsageError({
    en: `--time-zone ${text}: unknown time zone${hint.en}`,
    ja: `--time-zone ${text}: 未知のタイムゾーン${hint.ja}`,
  });
}

/** `1d`, `12h`: in seconds. @throws UsageError */
export function readInterval(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined && milliseconds > 0) return milliseconds / 1000;
  throw new UsageError({
    en: `--interval ${text}: not a duration; write it as 1d or 12h`,
    ja: `--interval ${text}: 期間ではない。1d や 12h のように書くこと`,
  });
}

/** `run-20260401T010203Z-1a2b3c4d:SHA256`: the newest run and the digest of its manifest. @throws UsageError */
export function readHead(text: string | undefined): ChainHead | undefined {
  if (text === undefined) return undefined;
  const [, runId, manifestSha256] = /^(.+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (runId !== undefined && manifestSha256 !== undefined) return { runId, manifestSha256 };
  throw new UsageError({
    en: `--head ${text}: write RUN:SHA256, the id of the newest run and the digest of its manifest.json in lower-case hexadecimal`,
    ja: `--head ${text}: RUN:SHA256（最新の実行のIDと、そのmanifest.jsonのSHA-256を小文字16進数で）の形で書くこと`,
  });
}

/** `soc2:CC6.1`, as it stands in the bundles. @throws UsageError */
export function readControls(texts: readonly string[] = []): readonly string[] {
  for (const text of texts) {
    if (/^[^:]+:.+$/.test(text)) continue;
    throw new UsageError({
      en: `--control ${text}: write it with its framework, as soc2:CC6.1`,
      ja: `--control ${text}: soc2:CC6.1 のようにフレームワークを付けて書くこと`,
    });
  }
  return texts;
}
