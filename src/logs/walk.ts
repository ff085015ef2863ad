import type { PhiClass } from '../model/log-check.ts';
import { isAddress } from './detect/addresses.ts';
import { labelOfField } from './detect/field-label.ts';
import { isHolder } from './detect/holders.ts';
import { classOfLabelledId, isOpaque } from './detect/ids.ts';
import type { Label } from './detect/label.ts';
import { shapeOf } from './detect/mask.ts';
import { isName } from './detect/names.ts';
import { scanText } from './detect/scan.ts';
import { createFieldKeys } from './field-keys.ts';
import { formats, harmless } from './formats.ts';
import type { LogField, LogSchema } from './schema.ts';
import { unescaped } from './unescape.ts';
import { isObject, type JsonObject } from './validate.ts';

/** Deepest nesting that is walked. */
export const maxDepth = 64;
/** Fields of a path that are shown. */
const mostShown = 12;

/** An identifier in an event, without its line. */
export interface WalkHit {
  readonly class: PhiClass;
  readonly path: string;
  readonly length: number;
  readonly shape: string;
}

/** Finds identifiers in an event. */
export interface Walker {
  /** What is in it; nothing where it is nested too deeply to be walked. `isValid`: it is as the schema says. */
  walk(event: unknown, isValid: boolean): readonly WalkHit[] | undefined;
  /** How many fields the last event had, of all its objects. */
  fields(): number;
}

const none: readonly WalkHit[] = [];

/** What is known of a value by the fields around it. */
interface Told {
  readonly label: Label | undefined;
  /** What fields within it are told. */
  readonly within: Label | undefined;
}
const nothing: Told = { label: undefined, within: undefined };

/** A walker remembers the names of fields; make one for a log. */
export function createWalker(schema: LogSchema): Walker {
  const keyOf = createFieldKeys();
  const fields = new Map(
    [...schema.fields].map(([name, field]) => [name, { field, harmless: isHarmlessForm(name, field) }]),
  );
  /** Names that are shown, from the outermost. */
  const path: string[] = [];
  let hits: WalkHit[] = [];
  let allowed: readonly PhiClass[] = [];
  let isChecked = false;
  let count = 0;

  const add = (found: PhiClass, length: number, shape: string): void => {
    if (allowed.includes(found)) return;
    hits.push({ class: found, path: joinPath(path), length, shape });
  };
  const scan = (given: string, label: Label | undefined): void => {
    // JSON within JSON is escaped twice.
    const text = unescaped(given);
    const whole = label === undefined ? undefined : wholeClass(text, label);
    if (whole !== undefined) add(whole, text.length, shapeOf(text));
    else if (text.length > 40 && text.startsWith('data:image/')) add('photo-biometric', text.length, 'data:image/*');
    else scanText(text, label, (found, start, end) => add(found, end - start, shapeOf(text.slice(start, end))));
  };
  /** Whether it could be walked to the end. */
  const visit = (value: unknown, told: Told, parent: string | undefined, depth: number): boolean => {
    const { label } = told;
    if (typeof value === 'string') {
      if (value.length > 1) scan(value, label);
      return true;
    }
    if (typeof value === 'number') {
      if (label !== undefined)
        scanText(String(value), label, (found, start, end) =>
          add(found, end - start, '9'.repeat(Math.min(24, end - start))),
        );
      return true;
    }
    if (!Array.isArray(value) && !isObject(value)) return true;
    if (depth >= maxDepth) return false;
    if (!Array.isArray(value)) return visitObject(value, told.within, parent, depth);
    path.push('[]');
    let isWhole = true;
    for (let at = 0; isWhole && at < value.length; at += 1) isWhole = visit(value[at], told, parent, depth + 1);
    path.pop();
    return isWhole;
  };
  /** `around` is what the field says that the object is the value of. */
  const visitObject = (
    object: JsonObject,
    around: Label | undefined,
    parent: string | undefined,
    depth: number,
  ): boolean => {
    for (const name of Object.keys(object)) {
      count += 1;
      const value = object[name];
      const own = depth === 0 ? fields.get(name) : undefined;
      if (own?.harmless && (isChecked || isHarmless(value, own.field))) continue;
      const key = keyOf(name, parent);
      path.push(key.shown);
      const before = allowed;
      if (own !== undefined && own.field.allow.length > 0) allowed = own.field.allow;
      for (const hit of key.hits) add(hit.class, hit.length, hit.shape);
      const isHeld = around !== undefined && key.label === undefined && isHolder(name, around);
      const isWhole = visit(value, isHeld ? { label: around, within: around } : key, name, depth + 1);
      allowed = before;
      path.pop();
      if (!isWhole) return false;
    }
    return true;
  };
  return {
    walk: (event, isValid) => {
      isChecked = isValid;
      count = 0;
      hits = [];
      allowed = [];
      path.length = 0;
      if (!visit(event, nothing, undefined, 0)) return undefined;
      return hits.length === 0 ? none : hits;
    },
    fields: () => count,
  };
}

/**
 * Whether what is as the schema says of this field holds nothing of a person. A number may: only texts have a form. A time may
 * be one of birth.
 */
function isHarmlessForm(name: string, { format, enum: words }: LogField): boolean {
  if (words !== undefined) return true;
  return (
    format !== undefined &&
    harmless.has(format) &&
    !(format === 'utc-time' && labelOfField(name, undefined) === 'date-of-birth')
  );
}

/** Whether a value of such a field, which may be of another form than the schema says, is so. */
function isHarmless(value: unknown, { format, enum: words }: LogField): boolean {
  if (typeof value !== 'string') return false;
  return words?.includes(value) || (format !== undefined && harmless.has(format) && formats[format](value));
}

/** What the whole value of a field is that says what it holds. */
function wholeClass(text: string, label: Label): PhiClass | undefined {
  switch (label) {
    case 'name':
      return isName(text) ? 'name' : undefined;
    case 'address':
      return isAddress(text) ? 'address' : undefined;
    case 'photo-biometric':
      return text.length >= 8 && !isOpaque(text) && !/^(?:sha\d+|md5):/i.test(text) ? 'photo-biometric' : undefined;
    case 'insured-number-jp':
      return text.length <= 30 &&
        /^[^\s:]{0,12}[\d０-９]{2,}[^:]{0,20}$/.test(text) &&
        text.replace(/[^\d０-９]/g, '').length >= 3 &&
        !isOpaque(text)
        ? 'insured-number-jp'
        : undefined;
    default:
      return /^[A-Za-z\d][A-Za-z\d ._-]{2,33}$/.test(text) && /[A-Za-z]/.test(text)
        ? classOfLabelledId(label, text)
        : undefined;
  }
}

function joinPath(names: readonly string[]): string {
  let joined = '';
  for (const name of names.slice(0, mostShown)) joined += name === '[]' || joined === '' ? name : `.${name}`;
  return names.length > mostShown ? `${joined}…` : joined;
}
