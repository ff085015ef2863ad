import { InputError } from '../model/errors.ts';
import { type PhiClass, phiClasses } from '../model/log-check.ts';
import { parseDuration } from '../text/duration.ts';
import { parseYaml, type Yaml } from '../yaml/parse.ts';
import {
  readBoolean,
  readFields,
  readList,
  readMap,
  readNumber,
  readString,
  readStrings,
  readWord,
} from '../yaml/read.ts';
import { didYouMean } from '../yaml/suggest.ts';
import { auditEventSchema, fieldFormats, fieldTypes, type LogField, type LogSchema } from './schema.ts';

const fieldKeys = [
  'type',
  'format',
  'enum',
  'minimum',
  'required',
  'nullable',
  'requiredWhen',
  'allow',
  'from',
] as const;

/** What a log is checked against where a file extends nothing. */
const nothing: LogSchema = { ...auditEventSchema, name: 'nothing', fields: new Map(), additional: true };

/**
 * Reads a schema file: fields that are added to those of the audit event, or that take their place.
 * @throws InputError at file:line:column
 */
export function parseLogSchema(file: string, text: string): LogSchema {
  const fields = readFields(
    parseYaml(file, text),
    ['extends'],
    ['fields', 'additional', 'timeField', 'idField', 'maxGap', 'tolerance'],
  );
  const isNothing = readWord(fields.get('extends'), ['audit-event', 'nothing']) === 'nothing';
  const base = isNothing ? nothing : auditEventSchema;
  const declared = readDeclared(fields.find('fields'), base);
  const additional = fields.find('additional');
  const timeField = readOwnField(fields.find('timeField'), declared.fields) ?? moved('time', isNothing, declared);
  const idField = readOwnField(fields.find('idField'), declared.fields) ?? moved('eventId', isNothing, declared);
  return {
    name: file,
    fields: declared.fields,
    additional: additional ? readBoolean(additional) : base.additional,
    ...(timeField !== undefined && { timeField }),
    ...(idField !== undefined && { idField }),
    maxGap: readDuration(fields.find('maxGap'), 1) ?? base.maxGap,
    tolerance: readDuration(fields.find('tolerance')) ?? base.tolerance,
  };
}

interface Declared {
  readonly fields: ReadonlyMap<string, LogField>;
  /** Fields of the base by the names they have in the log. */
  readonly names: ReadonlyMap<string, string>;
}

function moved(name: string, isNothing: boolean, { names, fields }: Declared): string | undefined {
  const now = names.get(name) ?? name;
  return isNothing || !fields.has(now) ? undefined : now;
}

function readDeclared(node: Yaml | undefined, base: LogSchema): Declared {
  const fields = new Map(base.fields);
  const names = new Map<string, string>();
  const conditions = new Map<string, Yaml>();
  for (const { key, keyPlace, value } of node ? readMap(node) : []) {
    const given = readFields(value, [], fieldKeys);
    const from = given.find('from');
    const before = fields.get(key);
    if (from === undefined) {
      if (names.has(key) || [...names.values()].includes(key)) throw twice(keyPlace, key);
      fields.set(key, readField(given, before));
      note(conditions, key, given);
      continue;
    }
    if (before === undefined) {
      const hint = didYouMean(key, base.fields.keys());
      throw new InputError(keyPlace, {
        en: `'from' says what a field of the audit event is called in the log, and '${key}' is none${hint.en}`,
        ja: `'from' は監査イベントのフィールドのログ上の名前を指定するもので、'${key}' というフィールドはない${hint.ja}`,
      });
    }
    const name = readString(from);
    if (name !== key && fields.has(name)) throw twice(from.place, name);
    fields.delete(key);
    fields.set(name, readField(given, before));
    note(conditions, name, given);
    names.set(key, name);
  }
  // What a condition is about may have been renamed.
  for (const [name, field] of fields) {
    const { requiredWhen } = field;
    const now = requiredWhen && names.get(requiredWhen.field);
    if (requiredWhen && now !== undefined)
      fields.set(name, { ...field, requiredWhen: { ...requiredWhen, field: now } });
  }
  for (const [name, node] of conditions) checkCondition(node, fields.get(name)?.requiredWhen, fields);
  return { fields, names };
}

function note(conditions: Map<string, Yaml>, name: string, given: Given): void {
  const node = given.find('requiredWhen');
  if (node) conditions.set(name, node);
}

/** A condition that can never hold is a mistake. */
function checkCondition(node: Yaml, condition: LogField['requiredWhen'], fields: Declared['fields']): void {
  if (condition === undefined) return;
  const given = readFields(node, ['field', 'values']);
  const about = fields.get(condition.field);
  if (about === undefined) throw noField(given.get('field'), condition.field, fields.keys());
  const at = given.get('values');
  // It is a text that is compared.
  if (about.type !== 'string') refuseUnless(false, given.get('field'), 'requiredWhen', 'string');
  for (const item of readList(at)) if (about.enum) readWord(item, about.enum);
}

function noField({ place }: Yaml, name: string, fields: Iterable<string>): InputError {
  const hint = didYouMean(name, fields);
  return new InputError(place, {
    en: `there is no field '${name}'${hint.en}`,
    ja: `フィールド '${name}' がない${hint.ja}`,
  });
}

function twice(place: InputError['place'], name: string): InputError {
  return new InputError(place, {
    en: `the field '${name}' stands here twice`,
    ja: `フィールド '${name}' が重複している`,
  });
}

type Given = ReturnType<typeof readFields>;

function readField(given: Given, before: LogField | undefined): LogField {
  const type = given.find('type');
  if (type === undefined && before === undefined) given.get('type');
  const kind = type ? readWord(type, fieldTypes) : (before?.type ?? 'string');
  const isSame = before?.type === kind;
  const format = given.find('format');
  const words = given.find('enum');
  const minimum = given.find('minimum');
  if (format) refuseUnless(kind === 'string', format, 'format', 'string');
  if (words) refuseUnless(kind === 'string', words, 'enum', 'string');
  if (minimum) refuseUnless(kind === 'integer' || kind === 'number', minimum, 'minimum', 'integer, number');
  const [required, nullable, allow, when] = [
    given.find('required'),
    given.find('nullable'),
    given.find('allow'),
    given.find('requiredWhen'),
  ];
  const kept = isSame ? before : undefined;
  return {
    type: kind,
    ...(format ? { format: readWord(format, fieldFormats) } : kept?.format && { format: kept.format }),
    ...(words ? { enum: readSome(words) } : kept?.enum && { enum: kept.enum }),
    ...(minimum ? { minimum: readNumber(minimum) } : kept?.minimum !== undefined && { minimum: kept.minimum }),
    required: required ? readBoolean(required) : (before?.required ?? false),
    nullable: nullable ? readBoolean(nullable) : (before?.nullable ?? false),
    ...(when ? { requiredWhen: readCondition(when) } : before?.requiredWhen && { requiredWhen: before.requiredWhen }),
    allow: allow ? readList(allow).map((one): PhiClass => readWord(one, phiClasses)) : (before?.allow ?? []),
  };
}

/** Texts, at least one: of none nothing could be. */
function readSome(node: Yaml): readonly string[] {
  const texts = readStrings(node);
  if (texts.length > 0) return texts;
  throw new InputError(node.place, {
    en: 'the list is empty; give at least one value',
    ja: 'リストが空である。値を1つ以上指定すること',
  });
}

function readCondition(node: Yaml): NonNullable<LogField['requiredWhen']> {
  const fields = readFields(node, ['field', 'values']);
  return { field: readString(fields.get('field')), values: readSome(fields.get('values')) };
}

function refuseUnless(holds: boolean, { place }: Yaml, key: string, types: string): void {
  if (holds) return;
  throw new InputError(place, {
    en: `'${key}' goes with type ${types} only`,
    ja: `'${key}' を指定できる type は ${types} のみ`,
  });
}

function readOwnField(node: Yaml | undefined, fields: ReadonlyMap<string, LogField>): string | undefined {
  if (node === undefined) return undefined;
  const name = readString(node);
  if (fields.has(name)) return name;
  throw noField(node, name, fields.keys());
}

function readDuration(node: Yaml | undefined, least = 0): number | undefined {
  if (node === undefined) return undefined;
  const text = readString(node);
  const milliseconds = /^\d{1,6}s$/.test(text) ? Number(text.slice(0, -1)) * 1_000 : parseDuration(text);
  if (milliseconds !== undefined && milliseconds >= least) return milliseconds;
  if (milliseconds !== undefined) {
    throw new InputError(node.place, {
      en: `'${text}' is no length of time; write 30s, 15m, 12h or 2d`,
      ja: `'${text}' では長さがない。30s、15m、12h、2d のように書くこと`,
    });
  }
  throw new InputError(node.place, {
    en: `'${text}' is not a duration; write 30s, 15m, 12h or 2d`,
    ja: `'${text}' は期間ではない。30s、15m、12h、2d のように書くこと`,
  });
}
