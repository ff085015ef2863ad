import { UsageError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';

/**
 * `GOVERNANCE`: who has s3:BypassGovernanceRetention may still delete. `COMPLIANCE`: nobody may, the root user included.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export const lockModes = ['GOVERNANCE', 'COMPLIANCE'] as const;
export type LockMode = (typeof lockModes)[number];

/** How long, counted from the day of the run, or until which day. */
export type LockTerm =
  | { readonly years: number }
  | { readonly days: number }
  /** `2032-11-22` */
  | { readonly date: string };

/** What the user asked for. */
export interface LockRequest {
  readonly term: LockTerm;
  /** Absent: that of the bucket's own default, else `GOVERNANCE`, the one of the two that can be taken back. */
  readonly mode?: LockMode;
}

/** What every object is locked with. */
export interface Lock {
  readonly mode: LockMode;
  readonly retainUntil: Date;
}

/**
 * The longest period the bucket's own retention takes: 100 years, or 36,500 days. A longer one for an object is a slip of a key.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html
 */
const maxYears = 100;
const maxDays = 36_500;

/**
 * Reads `6y`, `2192d` or `2032-11-22`, and `governance` or `compliance`.
 * @param today the time of the run: a lock that ends by then is refused
 * @throws UsageError
 */
export function parseLock(text: string, mode: string | undefined, today: Date): LockRequest {
  const term = parseTerm(text);
  if (term === undefined) {
    refuse(text, {
      en: 'is neither a term nor a date; write one such as 6y, 2192d or 2032-11-22',
      ja: '期間でも日付でもない。6y、2192d、2032-11-22 のように書くこと',
    });
  }
  const end = retainUntil(term, today);
  if (end <= today || ('date' in term && term.date <= today.toISOString().slice(0, 10))) {
    refuse(text, { en: 'is not in the future', ja: '未来の日付ではない' });
  }
  if (end > retainUntil({ years: maxYears }, today)) {
    refuse(text, { en: `is more than ${maxYears} years ahead`, ja: `${maxYears}年を超えている` });
  }
  return { term, ...(mode === undefined ? {} : { mode: parseMode(mode) }) };
}

/**
 * When a lock ends: the last second (UTC) of the day that lies so long after the day of the run. A year is a calendar year:
 * 2026-11-22 and six of them is 2032-11-22, 2,192 days later. Where that year has no 29 February it is 1 March, so that a
 * lock is never a day short.
 */
export function retainUntil(term: LockTerm, from: Date): Date {
  if ('date' in term) return endOfDay(new Date(`${term.date}T00:00:00Z`));
  const [year, month, day] = [from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate()];
  return endOfDay(
    'years' in term
      ? new Date(Date.UTC(year + term.years, month, day))
      : new Date(Date.UTC(year, month, day + term.days)),
  );
}

/** Which of two modes holds more. */
export function strongerMode(a: LockMode, b: LockMode): LockMode {
  return a === 'COMPLIANCE' ? a : b;
}

function endOfDay(day: Date): Date {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 23, 59, 59));
}

function parseTerm(text: string): LockTerm | undefined {
  const [, digits, unit] = /^([1-9]\d{0,5})([yd])$/.exec(text) ?? [];
  if (digits !== undefined) {
    const count = Number(digits);
    if (count > (unit === 'y' ? maxYears : maxDays)) {
      refuse(text, {
        en: `is more than ${maxYears} years (${maxDays} days)`,
        ja: `${maxYears}年（${maxDays}日）を超えている`,
      });
    }
    return unit === 'y' ? { years: count } : { days: count };
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  // 2032-02-30 is a date to some parsers, and 1 March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? { date: text } : undefined;
}

function parseMode(text: string): LockMode {
  const mode = lockModes.find((known) => known.toLowerCase() === text.toLowerCase());
  if (mode) return mode;
  throw new UsageError({
    en: `--lock-mode '${show(text)}' is neither governance nor compliance`,
    ja: `--lock-mode '${show(text)}' は governance でも compliance でもない`,
  });
}

function refuse(text: string, why: Text): never {
  throw new UsageError({
    en: `--lock-until '${show(text)}' ${why.en}`,
    ja: `--lock-until '${show(text)}': ${why.ja}`,
  });
}

function show(text: string): string {
  return text.slice(0, 40).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
}
