import { parseCsv } from './csv.ts';

/** A row of the credential report, by the report's own column names. */
export type ReportRow = Readonly<Record<string, string>>;

export interface CredentialReport {
  readonly rows: readonly ReportRow[];
  /** Lines that do not have the header's columns. */
  readonly broken: number;
}

/**
 * Reads the report's CSV, with quoted cells. `undefined` for what is no report.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
 */
export function parseCredentialReport(text: string): CredentialReport | undefined {
  const [header, ...lines] = parseCsv(text);
  if (!header?.includes('user') || !header.includes('arn')) return undefined;
  const whole = lines.filter((cells) => cells.length === header.length);
  return {
    rows: whole.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']))),
    broken: lines.length - whole.length,
  };
}

/** The root user's row: what it says of the root user, `GetAccountSummary` says as well, and newer. */
export function isRootRow(row: ReportRow): boolean {
  return row.user === '<root_account>';
}

/**
 * When the root user was last used, by password or key; `null` where the report has no such time, `undefined` where it
 * has no row of the root user.
 */
export function rootLastUsed(text: string): string | null | undefined {
  const root = parseCredentialReport(text)?.rows.find(isRootRow);
  if (!root) return undefined;
  const times = [root.password_last_used, root.access_key_1_last_used_date, root.access_key_2_last_used_date].map(
    toTime,
  );
  if (times.includes(undefined)) return undefined;
  // All are in UTC and of one form, so the order of their texts is that of the times.
  return (
    times
      .filter((time): time is string => typeof time === 'string')
      .sort()
      .at(-1) ?? null
  );
}

/** The attributes of a user in types: the report writes booleans and "there is none" as words. */
export function shapeReportRow(row: ReportRow, generated: Date | undefined) {
  return {
    user: row.user,
    arn: row.arn,
    user_creation_time: toTime(row.user_creation_time),
    report_generated: generated,
    password_enabled: toBoolean(row.password_enabled),
    password_last_used: toTime(row.password_last_used),
    password_last_changed: toTime(row.password_last_changed),
    mfa_active: toBoolean(row.mfa_active),
    access_keys: [1, 2].filter((slot) => hasKey(row, slot)).map((slot) => shapeKey(row, slot)),
  };
}

/** A slot without a key is inactive, and was never rotated. */
function hasKey(row: ReportRow, slot: number): boolean {
  return (
    toBoolean(row[`access_key_${slot}_active`]) !== false || toTime(row[`access_key_${slot}_last_rotated`]) !== null
  );
}

function shapeKey(row: ReportRow, slot: number) {
  return {
    slot,
    active: toBoolean(row[`access_key_${slot}_active`]),
    last_rotated: toTime(row[`access_key_${slot}_last_rotated`]),
    last_used_date: toTime(row[`access_key_${slot}_last_used_date`]),
  };
}

function toBoolean(cell: string | undefined): boolean | undefined {
  if (cell?.toLowerCase() === 'true') return true;
  return cell?.toLowerCase() === 'false' ? false : undefined;
}

/** `null` for the words that say there is none; `no_information`: never used, or not since October 2014. */
function toTime(cell: string | undefined): string | null | undefined {
  return cell === 'N/A' || cell === 'no_information' || cell === 'not_supported' ? null : cell;
}
