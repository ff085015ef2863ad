import { evidenceFiles } from '../model/evidence.ts';
import type { ResultRow } from '../model/evidence-table.ts';
import type { Text } from '../model/text.ts';
import { brokenRun } from './broken-run.ts';
import { copyText } from './copy-text.ts';
import { end, type Finding, type Span, see, standingOf, weightOf } from './findings.ts';
import { earliest, type Moment, settle, whyMissing } from './missing.ts';
import type { ResourceTracker } from './population.ts';
import type { RuleTrack, RuleTracker } from './rules.ts';
import type { RunHead } from './run-source.ts';
import type { Place, ScopeTracker } from './scope.ts';

/** What findings are set against. */
export interface FindingContext {
  readonly rules: RuleTracker;
  readonly scope: ScopeTracker;
  readonly resources: ResourceTracker;
  /** Whether a rule decides something that is reported on. */
  readonly isSelected: (rule: RuleTrack, run: number) => boolean;
}

/** Findings over many runs, in the order of the runs. */
export interface FindingTracker {
  /** Every span so far, open ones too. */
  readonly spans: readonly Span[];
  /** Takes in the results of a run. @throws BrokenRunError where they are not sorted, or two results share a key. */
  read(rows: AsyncIterable<readonly ResultRow[]>, run: number, head: RunHead): Promise<void>;
}

export function trackFindings(context: FindingContext): FindingTracker {
  const spans: Span[] = [];
  const open = new Set<Finding>();
  const byKey = new Map<string, Finding>();
  const types = new Map<string, string>();
  const order: Order = { before: [], now: [], next: 0 };
  return {
    spans,
    async read(batches, run, head) {
      const reader = readResults({ ...context, spans, open, byKey, types, order }, run, head);
      for await (const rows of batches) for (const row of rows) reader.take(row);
      reader.end();
      Object.assign(order, { before: order.now, now: [], next: 0 });
      settle(open, (finding) => whyMissing(context, finding, { run, head }), { run, head });
      for (const rule of context.rules.all.values()) {
        if (rule.last === run && rule.unlisted.length === 0) rule.whole = { run, at: head.startedS };
      }
    },
  };
}

interface Reading extends FindingContext {
  readonly spans: Span[];
  readonly open: Set<Finding>;
  readonly byKey: Map<string, Finding>;
  /** Each type once, so that findings share it. */
  readonly types: Map<string, string>;
  readonly order: Order;
}

/** Findings in the order of the last run and of this one, and the one that is expected: runs have most of them in the same order. */
interface Order {
  readonly before: readonly Finding[];
  readonly now: Finding[];
  next: number;
}

/** Reads the results of one run. Rows of one finding stand together (two targets may show one resource): the worst counts. */
function readResults(reading: Reading, run: number, head: RunHead) {
  const { rules, scope } = reading;
  let rule: RuleTrack | undefined;
  let held: ResultRow | undefined;

  const take = (row: ResultRow): void => {
    if (held === undefined || row.rule_id !== held.rule_id) {
      if (held !== undefined && row.rule_id < held.rule_id) throw brokenRun(at(head), unsorted);
      settleHeld();
      rule = rules.ruleOf(row.rule_id);
      rules.begin(rule, run, head);
      rules.use(rule, row.rule_digest, run, head);
    } else if (row.resource_uid === held.resource_uid) {
      const [worse, other] = weightOf(row) > weightOf(held) ? [row, held] : [held, row];
      if (rule) note(rule, other, scope.placeOf(other));
      if (row.finding_key !== held.finding_key) throw brokenRun(at(head), clash);
      held = worse;
      return;
    } else {
      if (row.resource_uid < held.resource_uid) throw brokenRun(at(head), unsorted);
      settleHeld();
    }
    held = row;
  };
  const settleHeld = (): void => {
    if (held && rule) apply(reading, rule, held, { run, head });
  };
  return { take, end: settleHeld };
}

function apply(reading: Reading, rule: RuleTrack, row: ResultRow, { run, head }: Moment): void {
  const finding = findIn(reading.order, row) ?? reading.byKey.get(row.finding_key) ?? newFinding(reading, rule, row);
  if (finding.rule !== rule || finding.resource !== row.resource_uid) throw brokenRun(at(head), clash);
  if (!lies(row, finding.place)) finding.place = reading.scope.placeOf(row);
  if (row.rule_digest !== rule.digest) reading.rules.use(rule, row.rule_digest, run, head);
  reading.order.next = finding.position + 1;
  finding.position = reading.order.now.push(finding) - 1;
  finding.run = run;
  note(rule, row, finding.place);
  const standing = standingOf(row);
  if (standing === undefined) {
    if (finding.open) finding.open.unread += 1;
    return;
  }
  if (!reading.isSelected(rule, run)) {
    end(finding, row.observed_s, 'reclassified');
    return;
  }
  const sighting = { standing, at: row.observed_s, digest: rule.digest, severity: row.severity };
  const opened = see(finding, sighting, (one) => earliest(reading, one, run));
  if (!opened) return;
  reading.spans.push(opened);
  reading.open.add(finding);
}

/** The finding that stood here in the last run, without a look-up by key. */
function findIn(order: Order, { finding_key: key }: ResultRow): Finding | undefined {
  const expected = order.before[order.next];
  return expected?.key === key ? expected : undefined;
}

function newFinding(reading: Reading, rule: RuleTrack, row: ResultRow): Finding {
  const { byKey, types, scope } = reading;
  const type = types.get(row.resource_type) ?? row.resource_type;
  types.set(type, type);
  const key = copyText(row.finding_key);
  const finding: Finding = {
    key,
    rule,
    resource: copyText(row.resource_uid),
    type,
    place: scope.placeOf(row),
    run: -1,
    position: reading.order.next - 1,
    standing: undefined,
    at: 0,
    digest: rule.digest,
    open: undefined,
  };
  byKey.set(key, finding);
  return finding;
}

function lies(row: ResultRow, { target, account, region }: Place): boolean {
  return row.target === target && row.account === account && row.region === region;
}

/** Counts a row for its rule. A list that could not be read stands as one `unknown` on `type@account/region`. */
function note(rule: RuleTrack, row: ResultRow, place: Place): void {
  rule.targets.add(place.target);
  if (row.state === 'unknown') {
    rule.unknown += 1;
    if (isUnlisted(row)) {
      rule.unlisted.push(place);
      return;
    }
  } else if (row.state === 'fail' && !row.waived) rule.fails += 1;
  rule.places.add(place);
}

function isUnlisted({ resource_uid: id, resource_type: type }: ResultRow): boolean {
  return id.length > type.length && id[type.length] === '@' && id.startsWith(type);
}

function at({ place, runId }: RunHead): { readonly file: string; readonly runId: string } {
  return { file: `${place}/${evidenceFiles.resultTable}`, runId };
}

const unsorted: Text = {
  en: 'its results are not sorted by rule and resource',
  ja: '判定結果がルールとリソースの順に並んでいない',
};
const clash: Text = {
  en: 'one finding key stands for two findings',
  ja: '1つの検出事項キーが2つの検出事項を指している',
};
