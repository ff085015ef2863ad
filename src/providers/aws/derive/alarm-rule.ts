/** The rule of a composite alarm as a tree. */
export type AlarmRule =
  | { readonly kind: 'state'; readonly state: string; readonly alarm: string }
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'not'; readonly of: AlarmRule }
  | { readonly kind: 'and' | 'or'; readonly of: readonly AlarmRule[] };

/**
 * `ALARM("a") OR (ALARM(b) AND NOT OK("c"))` as a tree: `NOT` binds first, then `AND`. `undefined` for anything else,
 * such as the functions that count alarms.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
export function parseAlarmRule(text: string): AlarmRule | undefined {
  const stream = { tokens: text.match(/"[^"]*"|[()]|[^\s()"]+|\S/g) ?? [], at: 0 };
  const rule = parseJoined(stream, 'OR');
  return stream.at === stream.tokens.length ? rule : undefined;
}

interface Stream {
  readonly tokens: readonly string[];
  at: number;
}

function parseJoined(stream: Stream, joint: 'AND' | 'OR'): AlarmRule | undefined {
  const of: AlarmRule[] = [];
  do {
    const part = joint === 'OR' ? parseJoined(stream, 'AND') : parseUnit(stream);
    if (!part) return undefined;
    of.push(part);
  } while (take(stream, joint));
  return of.length === 1 ? of[0] : { kind: joint === 'OR' ? 'or' : 'and', of };
}

function parseUnit(stream: Stream): AlarmRule | undefined {
  if (take(stream, 'NOT')) {
    const of = parseUnit(stream);
    return of && { kind: 'not', of };
  }
  if (take(stream, '(')) {
    const inner = parseJoined(stream, 'OR');
    return take(stream, ')') ? inner : undefined;
  }
  const word = stream.tokens[stream.at]?.toUpperCase() ?? '';
  stream.at += 1;
  if (word === 'TRUE' || word === 'FALSE') return { kind: 'constant', value: word === 'TRUE' };
  if (!['ALARM', 'OK', 'INSUFFICIENT_DATA'].includes(word) || !take(stream, '(')) return undefined;
  const alarm = stream.tokens[stream.at]?.replace(/^"|"$/g, '') ?? '';
  stream.at += 1;
  return take(stream, ')') ? { kind: 'state', state: word, alarm } : undefined;
}

function take(stream: Stream, token: string): boolean {
  const found = stream.tokens[stream.at]?.toUpperCase() === token;
  if (found) stream.at += 1;
  return found;
}

/** Whether the rule becomes true when this one alarm is in `ALARM` and every other is `OK`. `names`: its name and ARN. */
export function firesAlone(rule: AlarmRule, names: readonly string[]): boolean {
  return holds(rule, names) && !holds(rule, []);
}

function holds(rule: AlarmRule, inAlarm: readonly string[]): boolean {
  switch (rule.kind) {
    case 'constant':
      return rule.value;
    case 'state':
      return rule.state === (inAlarm.includes(rule.alarm) ? 'ALARM' : 'OK');
    case 'not':
      return !holds(rule.of, inAlarm);
    case 'and':
      return rule.of.every((part) => holds(part, inAlarm));
    case 'or':
      return rule.of.some((part) => holds(part, inAlarm));
  }
}
