import { InputError } from '../model/errors.ts';
import type { Field } from '../providers/schema.ts';
import type { Yaml } from '../yaml/parse.ts';
import { describe } from '../yaml/read.ts';
import { neverThat, noField, typeNames } from './phrases.ts';

/** Checks a value of a fixture against the schema, so that a test cannot say what no provider answers. */
export function checkValue(node: Yaml, field: Field, label: string): void {
  if (node.kind === 'scalar' && node.value === null) {
    if (field.nullable === true) return;
    throw new InputError(node.place, {
      en: `'${label}' is never null; leave it out where it was not read`,
      ja: `'${label}' は null にならない。読み取れなかった場合は項目ごと省くこと`,
    });
  }
  if (field.type === 'object') checkMembers(node, field, label);
  else if (field.type === 'list') checkItems(node, field, label);
  else checkPlain(node, field, label);
}

function checkItems(node: Yaml, field: Field, label: string): void {
  if (node.kind !== 'list') throw misfit(node, field, label);
  const { items } = field;
  if (items) for (const item of node.items) checkValue(item, items, `${label}[]`);
}

function checkPlain(node: Yaml, field: Field, label: string): void {
  if (node.kind !== 'scalar' || !fits(node.value, field.type)) throw misfit(node, field, label);
  if (field.enum && typeof node.value === 'string' && !field.enum.includes(node.value)) {
    throw new InputError(node.place, neverThat(label, node.value, field.enum));
  }
}

function checkMembers(node: Yaml, field: Field, label: string): void {
  if (node.kind !== 'map') throw misfit(node, field, label);
  const fields = field.fields ?? {};
  for (const { key, keyPlace, value } of node.entries) {
    const member = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (member === undefined) throw new InputError(keyPlace, noField(label, key, Object.keys(fields)));
    checkValue(value, member, key);
  }
}

function fits(value: null | boolean | number | string, type: Field['type']): boolean {
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'number') return Number.isFinite(value);
  if (type === 'time') return typeof value === 'string' && isTime(value);
  return typeof value === type;
}

/** RFC 3339. */
function isTime(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text))
  );
}

function misfit(node: Yaml, field: Field, label: string): InputError {
  const [name, found, example] = [typeNames[field.type], describe(node), '2026-11-22T00:00:00Z'];
  const such = field.type === 'time' ? { en: ` such as ${example}`, ja: `（${example} など）` } : { en: '', ja: '' };
  return new InputError(node.place, {
    en: `'${label}' is ${name.en}${such.en}: found ${found.en}`,
    ja: `'${label}' は${name.ja}${such.ja}だが、ここには${found.ja}がある`,
  });
}
