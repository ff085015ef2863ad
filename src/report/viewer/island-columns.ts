import type { AssessedResult } from '../../model/assessment.ts';
import type { Cause } from '../../model/cause.ts';
import type { TableBlock, TableObserved } from '../../model/finding-table.ts';
import { type Observed, outcomes } from '../../model/result.ts';
import { severities } from '../../model/rule.ts';
import type { Text } from '../../model/text.ts';
import { formatTime } from '../time.ts';
import { createDictionary } from './dictionary.ts';
import { createRecordDictionary } from './island-records.ts';
import { createResourceDictionary } from './island-resources.ts';
import { askedTemplate, cutText, foundOf, templateOf } from './island-text.ts';

/** Conditions, and records of the evidence, that the table has of one result. */
const mostListed = 20;

/** Positions that the head of the table has given out. */
export interface HeadPositions {
  readonly rule: ReadonlyMap<string, number>;
  readonly waiver: ReadonlyMap<number, number>;
}

export interface ColumnWriter {
  readonly add: (result: AssessedResult) => void;
  readonly rows: () => number;
  /** What was added since, as a block. */
  readonly take: () => TableBlock;
}

interface AskedPlace extends Pick<Observed, 'field' | 'operator' | 'expected'> {
  readonly position: number;
}

interface MessagePlace extends Text {
  readonly position: number;
}

/** Puts results into columns, one after another. Nothing of a result is kept but what is new in a dictionary. */
export function createColumns(head: HeadPositions): ColumnWriter {
  const [resources, records] = [createResourceDictionary(), createRecordDictionary()];
  const dictionaries = {
    times: createDictionary<string>(),
    causes: createDictionary<Cause>(),
    messages: createDictionary<Text>(),
    asked: createDictionary<Text>(),
    observations: createDictionary<readonly TableObserved[]>(),
  };
  let [block, lastResource, lastRecord] = [emptyBlock(), 0, 0];

  // Results of a rule with one outcome mostly say the same, and to compare is quicker than to look up: its last words, by both.
  const lastAsked: (AskedPlace[] | undefined)[] = [];
  const askedAt = (kind: number, index: number, one: Observed): number => {
    lastAsked[kind] ??= [];
    const last = lastAsked[kind][index];
    if (last && last.field === one.field && last.operator === one.operator && last.expected === one.expected) {
      return last.position;
    }
    const { field, operator, expected } = one;
    const key = JSON.stringify([field, operator, expected]);
    const position = dictionaries.asked.place(key, () => askedTemplate(one));
    lastAsked[kind][index] = { field, operator, expected, position };
    return position;
  };
  const listObserved = (kind: number, observed: readonly Observed[]): readonly TableObserved[] => {
    const listed: TableObserved[] = observed
      .slice(0, mostListed)
      .map((one, index) => [askedAt(kind, index, one), foundOf(one.actual)]);
    if (observed.length > mostListed) listed.push([-1, observed.length - mostListed]);
    return listed;
  };
  const lastMessages: (MessagePlace | undefined)[] = [];
  const messageAt = (kind: number, en: string, ja: string): number => {
    const last = lastMessages[kind];
    if (last && last.en === en && last.ja === ja) return last.position;
    const position = dictionaries.messages.place(`${en}\n${ja}`, () => ({ en, ja }));
    lastMessages[kind] = { en, ja, position };
    return position;
  };

  // The time before is known without a look.
  let lastTime = { text: '', position: -1 };
  const timeAt = (text: string): number => {
    if (lastTime.text !== text || lastTime.position < 0) {
      const time = formatTime(text);
      lastTime = { text, position: dictionaries.times.place(time, () => time) };
    }
    return lastTime.position;
  };

  const add = (result: AssessedResult): void => {
    const { rule, outcome, severity, resource, cause, waiver } = result;
    // A result may read these from a file, all three at once.
    const { message, observed, evidence = [] } = result;
    const row = block.rule.length;
    const [ruleAt, outcomeAt] = [head.rule.get(rule) ?? 0, outcomes.indexOf(outcome)];
    const kind = ruleAt * outcomes.length + outcomeAt;
    const listed = listObserved(kind, observed);
    const [en, ja] = [templateOf(message.en, resource, listed), templateOf(message.ja, resource, listed)];
    const position = resources.place(resource);
    const [first = 0, ...more] = evidence.slice(0, mostListed).map((one) => records.place(one) + 1);
    if (evidence.length > mostListed) more.push(mostListed - evidence.length);
    block.rule.push(ruleAt);
    block.outcome.push(outcomeAt);
    block.severity.push(severities.indexOf(severity));
    block.resource.push(position - lastResource);
    block.message.push(messageAt(kind, en, ja));
    block.time.push(timeAt(result.observedAt));
    block.observed.push(dictionaries.observations.place(JSON.stringify(listed), () => listed));
    block.evidence.push(first - lastRecord);
    if (more.length > 0) block.moreEvidence.push([row, more]);
    if (cause) block.cause.push([row, dictionaries.causes.place(keyOf(cause), () => shortCause(cause))]);
    const accepted = waiver === undefined ? undefined : head.waiver.get(waiver);
    if (accepted !== undefined) block.waiver.push([row, accepted]);
    if (result.baseline) block.baseline.push(row);
    [lastResource, lastRecord] = [position, first];
  };

  const take = (): TableBlock => {
    const { outcome, severity, ...columns } = block;
    block = emptyBlock();
    const [messages, asked] = [dictionaries.messages.takeAdded(), dictionaries.asked.takeAdded()];
    return {
      ...columns,
      outcome: outcome.join(''),
      severity: severity.join(''),
      added: {
        ...resources.takeAdded(),
        records: records.takeAdded(),
        times: dictionaries.times.takeAdded(),
        causes: dictionaries.causes.takeAdded(),
        messages: inEach(messages),
        asked: inEach(asked),
        observations: dictionaries.observations.takeAdded(),
      },
    };
  };
  return { add, rows: () => block.rule.length, take };
}

function emptyBlock() {
  return {
    rule: [] as number[],
    outcome: [] as number[],
    severity: [] as number[],
    resource: [] as number[],
    message: [] as number[],
    time: [] as number[],
    observed: [] as number[],
    evidence: [] as number[],
    moreEvidence: [] as [number, number[]][],
    cause: [] as [number, number][],
    waiver: [] as [number, number][],
    baseline: [] as number[],
  };
}

function keyOf({ kind, call, permission }: Cause): string {
  return JSON.stringify([kind, call, permission]);
}

function shortCause({ kind, call, permission }: Cause): Cause {
  return {
    kind,
    ...(call !== undefined && { call: cutText(call, 300) }),
    ...(permission !== undefined && { permission: cutText(permission, 300) }),
  };
}

function inEach(texts: readonly Text[]): Readonly<Record<keyof Text, readonly string[]>> {
  return { en: texts.map(({ en }) => en), ja: texts.map(({ ja }) => ja) };
}
