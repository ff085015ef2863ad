import type { CoverageEntry } from '../model/evidence.ts';
import type { CoverageRow, ResourceRow, ResultRow, RuleMapRow } from '../model/evidence-table.ts';
import { outcomes } from '../model/result.ts';
import { severities } from '../model/rule.ts';

/** Reads one line of a table; undefined where it is not such a row. Columns it does not know are left alone. */
export type ParseRow<Row> = (line: string) => Row | undefined;

type Members = Readonly<Record<string, unknown>>;
/** What may be such a row. */
type Loose<Row> = { readonly [Key in keyof Row]?: unknown };

const states: ReadonlySet<unknown> = new Set(outcomes);
const grades: ReadonlySet<unknown> = new Set(severities);
const statuses: ReadonlySet<unknown> = new Set([
  'ok',
  'partial',
  'unread',
  'absent',
] satisfies CoverageEntry['status'][]);
/** A 63-bit integer in decimal digits. */
export const findingKeyForm = /^(0|[1-9]\d{0,18})$/;

/** A row of `derived/tables/result.ndjson.gz`. */
export function parseResult(line: string): ResultRow | undefined {
  return parseRow(line, isResult);
}

/** A row of `derived/tables/coverage.ndjson.gz`. */
export function parseCoverage(line: string): CoverageRow | undefined {
  return parseRow(line, isCoverage);
}

/** A row of `derived/tables/resource.ndjson.gz`. */
export function parseResource(line: string): ResourceRow | undefined {
  return parseRow(line, isResource);
}

/** A row of `derived/tables/rule_map.ndjson.gz`. */
export function parseRuleMap(line: string): RuleMapRow | undefined {
  return parseRow(line, isRuleMap);
}

function parseRow<Row extends Loose<Row>>(line: string, is: (row: Loose<Row>) => row is Row): Row | undefined {
  const row: Loose<Row> | undefined = parse(line);
  return row && is(row) ? row : undefined;
}

function isResult(row: Loose<ResultRow>): row is ResultRow {
  const texts =
    isText(row.run_id) &&
    isText(row.rule_id) &&
    isText(row.rule_digest) &&
    isText(row.resource_uid) &&
    isText(row.resource_type) &&
    isPlace(row) &&
    isText(row.evidence_sha256);
  return (
    texts &&
    isSeconds(row.observed_s) &&
    isText(row.finding_key) &&
    findingKeyForm.test(row.finding_key) &&
    states.has(row.state) &&
    grades.has(row.severity) &&
    typeof row.waived === 'boolean'
  );
}

function isCoverage(row: Loose<CoverageRow>): row is CoverageRow {
  return isText(row.run_id) && isPlace(row) && isText(row.service) && statuses.has(row.status);
}

function isResource(row: Loose<ResourceRow>): row is ResourceRow {
  return (
    isText(row.run_id) && isText(row.resource_uid) && isText(row.type) && isPlace(row) && isSeconds(row.observed_s)
  );
}

function isRuleMap(row: Loose<RuleMapRow>): row is RuleMapRow {
  return (
    isText(row.run_id) &&
    isText(row.rule_id) &&
    isText(row.rule_digest) &&
    isText(row.framework) &&
    isText(row.edition) &&
    isText(row.control_id) &&
    (row.strength === 'primary' || row.strength === 'supporting')
  );
}

/** The members of a JSON object; undefined for anything else. */
export function parse(text: string): Members | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  return isMembers(value) ? value : undefined;
}

/** A JSON object. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Seconds since 1970 of a year with four digits. */
function isSeconds(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < 253_402_300_800;
}

function isPlace(row: Loose<Pick<ResultRow, 'target' | 'account' | 'region'>>): boolean {
  return isText(row.target) && isText(row.account) && isText(row.region);
}
