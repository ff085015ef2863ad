import { UsageError } from '../model/errors.ts';
import { parseDuration } from '../text/duration.ts';
import type { ScanOptions } from './command-options.ts';

/** Requests in flight at a time. Each API has its own pace besides; so many keep 17 regions busy, and one core. */
const defaultConcurrency = 100;
const maximumConcurrency = 400;
/** Longest wait for one answer, in milliseconds. */
const defaultTimeout = 30_000;
/** An hour. Nothing is waited for longer; a timer takes 24 days at most. */
const longestWait = 3_600_000;

/** Flags that bound a collection. */
export type LimitOptions = Pick<ScanOptions, 'concurrency' | 'timeout' | 'delay'>;

/** What bounds a collection; times in milliseconds. */
export interface Limits {
  readonly concurrency: number;
  readonly timeout: number;
  readonly delay?: number;
}

/** Limits from the flags. Throws UsageError for what is out of range. */
export function readLimits(options: LimitOptions): Limits {
  const { concurrency = String(defaultConcurrency), delay } = options;
  const requests = /^\d{1,3}$/.test(concurrency) ? Number(concurrency) : 0;
  if (requests < 1 || requests > maximumConcurrency) {
    throw new UsageError({
      en: `--concurrency must be a whole number from 1 to ${maximumConcurrency}, not '${concurrency}'`,
      ja: `--concurrency の値 '${concurrency}' は使えない。1から${maximumConcurrency}の整数を指定すること`,
    });
  }
  const limits = { concurrency: requests, timeout: readTimeout(options.timeout) };
  return delay === undefined ? limits : { ...limits, delay: readDelay(delay) };
}

/** `--timeout` in milliseconds. Throws UsageError. */
export function readTimeout(text: string | undefined, standard = defaultTimeout): number {
  if (text === undefined) return standard;
  const wait = parseWait(text);
  if (wait !== undefined && wait >= 1000 && wait <= longestWait) return wait;
  throw new UsageError({
    en: `--timeout must be a duration from 1s to 1h as in 30s or 2m, not '${text}'`,
    ja: `--timeout の値 '${text}' は使えない。1秒から1時間までの長さを 30s や 2m のように指定すること`,
  });
}

/** `--delay` in milliseconds. Throws UsageError. */
export function readDelay(text: string): number {
  const wait = parseWait(text);
  if (wait !== undefined && wait <= longestWait) return wait;
  throw new UsageError({
    en: `--delay must be a duration up to 1h as in 200ms or 2s, not '${text}'`,
    ja: `--delay の値 '${text}' は使えない。1時間までの長さを 200ms や 2s のように指定すること`,
  });
}

function parseWait(text: string): number | undefined {
  const [, digits, unit] = /^(\d{1,6})(ms|s)$/.exec(text) ?? [];
  if (digits === undefined) return parseDuration(text);
  return Number(digits) * (unit === 's' ? 1000 : 1);
}
