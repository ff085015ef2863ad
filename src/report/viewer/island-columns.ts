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

  const listObserved = (observed: readonly Observed[]): readonly TableObserved[] => {
    const listed: TableObserved[] = observed.slice(0, mostListed).map((one) => {
      const key = JSON.stringify([one.field, one.operator, one.expected]);
      return [dictionaries.asked.place(key, () => askedTemplate(one)), foundOf(one.actual)];
    });
    if (observed.length > mostListed) listed.push([-1, observed.length - mostListed]);
    return listed;
  };

  // What the result before had is known without a look: most results of a rule say the same.
  let lastTime = { text: '', position: -1 };
  const timeAt = (text: string): number => {
    if (lastTime.text !== text || lastTime.position < 0) {
      const time = formatTime(text);
      lastTime = { text, position: dictionaries.times.place(time, () => time) };
    }
    return lastTime.position;
  };
  let lastMessage = { en: '', ja: '', position: -1 };
  const messageAt = (en: string, ja: string): number => {
    if (lastMessage.en !== en || lastMessage.ja !== ja || lastMessage.position < 0) {
      lastMessage = { en, ja, position: dictionaries.messages.place(`${en}\n${ja}`, () => ({ en, ja })) };
    }
    return lastMessage.position;
  };

  const add = (result: AssessedResult): void => {
    const { rule, outcome, severity, resource, cause, waiver } = result;
    // A result may read these from a file, all three at once.
    const { message, observed, evidence = [] } = result;
    const row = block.rule.length;
    const listed = listObserved(observed);
    const [en, ja] = [templateOf(message.en, resource, listed), templateOf(message.ja, resource, listed)];
    const position = resources.place(resource);
    const [first = 0, ...more] = evidence.slice(0, mostListed).map((one) => records.place(one) + 1);
    if (evidence.length > mostListed) more.push(mostListed - evidence.length);
    block.rule.push(head.rule.get(rule) ?? 0);
    block.outcome.push(outcomes.indexOf(outcome));
    block.severity.push(severities.indexOf(severity));
    block.resource.push(position - lastResource);
    block.message.push(messageAt(en, ja));
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
