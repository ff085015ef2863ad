import { readFileSync } from 'node:fs';

/** Says what of an event is not as OCSF has it: `finding_info.uid: required`. Empty: it is valid. */
export type OcsfChecker = (event: unknown) => readonly string[];

interface Attribute {
  readonly requirement?: string;
  readonly type?: string;
  readonly is_array?: boolean;
  readonly enum?: Readonly<Record<string, { readonly caption: string }>>;
  readonly sibling?: string;
  /** Only there where the event follows it. */
  readonly profile?: string | null;
  readonly '@deprecated'?: object;
}

type Attributes = Readonly<Record<string, Attribute>>;

interface Definition {
  readonly name: string;
  readonly extends?: string;
  readonly uid?: number;
  readonly caption?: string;
  readonly attributes: Attributes;
  readonly constraints?: Readonly<Record<string, readonly string[]>>;
}

interface DataType {
  readonly type?: string;
  readonly regex?: string;
  readonly max_len?: number;
  readonly range?: readonly [number, number];
}

interface Dictionary {
  readonly attributes: Attributes;
  readonly types: { readonly attributes: Readonly<Record<string, DataType>> };
}

interface Schema extends Dictionary {
  readonly version: string;
  readonly event: Definition;
  readonly object: (name: string) => Definition;
}

type Json = Readonly<Record<string, unknown>>;

/** Where a check is, and where it says what it found. */
interface Place {
  readonly schema: Schema;
  readonly path: string;
  readonly profiles: readonly unknown[];
  readonly problems: string[];
}

/**
 * A checker of Compliance Findings made of the sources of the OCSF schema in a folder: it resolves `extends`, `$include`,
 * profiles and the dictionary, and refuses what is unknown, deprecated, of another type, outside an enumeration or a
 * constraint, beside a caption that is not its number's, or missing though required.
 */
export function loadOcsf(folder: URL): OcsfChecker {
  const schema = readSchema(folder);
  return (event) => {
    if (!isObject(event)) return ['not an object'];
    const metadata = isObject(event.metadata) ? event.metadata : {};
    const profiles = Array.isArray(metadata.profiles) ? metadata.profiles : [];
    const place: Place = { schema, path: '', profiles, problems: [] };
    checkObject(event, schema.event, place);
    const { type_uid, class_uid, activity_id } = event;
    if (type_uid !== Number(class_uid) * 100 + Number(activity_id))
      say(place, 'type_uid', `not of activity ${activity_id}`);
    if (metadata.version !== schema.version) say(place, 'metadata.version', `not ${schema.version}`);
    return place.problems;
  };
}

function readSchema(folder: URL): Schema {
  const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
  const known = new Map<string, Definition>();
  const resolve = (path: string): Definition => {
    const found = known.get(path) ?? inherit(read(path) as Definition, path);
    known.set(path, found);
    return found;
  };
  /** A class or an object with what it includes and all it inherits. */
  const inherit = (own: Definition, path: string): Definition => {
    const parent = own.extends === undefined ? undefined : resolve(pathOf(own.extends, path));
    const { $include = [], ...named } = own.attributes as Attributes & { readonly $include?: readonly string[] };
    const included = $include.map((one) => ofProfile(read(one) as Definition));
    const attributes = [...included, named].reduce<Attributes>(mergeAll, parent?.attributes ?? {});
    const constraints = own.constraints ?? parent?.constraints;
    return { ...own, attributes, ...(constraints && { constraints }) };
  };
  const { attributes: categories } = read('categories.json') as Definition;
  const event = resolve('events/findings/compliance_finding.json');
  return {
    ...(read('dictionary.json') as Dictionary),
    version: (read('version.json') as { readonly version: string }).version,
    event: withUids(event, categories.findings as { readonly uid: number; readonly caption: string }),
    object: (name) => resolve(`objects/${name}.json`),
  };
}

function pathOf(name: string, child: string): string {
  if (child.startsWith('objects/')) return `objects/${name}.json`;
  return name === 'base_event' ? 'events/base_event.json' : `events/findings/${name}.json`;
}

function ofProfile({ name, attributes }: Definition): Attributes {
  return Object.fromEntries(Object.entries(attributes).map(([id, one]) => [id, { profile: name, ...one }]));
}

/** The sources leave the numbers of a class to be worked out of those of its category and its activities. */
function withUids(event: Definition, category: { readonly uid: number; readonly caption: string }): Definition {
  const { attributes, caption = '', uid = 0 } = event;
  const classUid = category.uid * 1000 + uid;
  const activities = Object.entries(attributes.activity_id?.enum ?? {});
  const only = (id: string, values: Attribute['enum']) => ({
    [id]: { ...attributes[id], ...(values && { enum: values }) },
  });
  return {
    ...event,
    attributes: {
      ...attributes,
      ...only('category_uid', { [category.uid]: category }),
      ...only('class_uid', { [classUid]: { caption } }),
      ...only(
        'type_uid',
        Object.fromEntries(
          activities.map(([id, activity]) => [
            classUid * 100 + Number(id),
            { caption: `${caption}: ${activity.caption}` },
          ]),
        ),
      ),
    },
  };
}

function merge(base: Attribute | undefined, more: Attribute): Attribute {
  return { ...base, ...more, ...(base?.enum && more.enum && { enum: { ...base.enum, ...more.enum } }) };
}

function mergeAll(base: Attributes, more: Attributes): Attributes {
  return {
    ...base,
    ...Object.fromEntries(Object.entries(more).map(([id, attribute]) => [id, merge(base[id], attribute)])),
  };
}

function say({ path, problems }: Place, member: string, problem: string): void {
  problems.push(`${[path, member].filter(Boolean).join('.')}: ${problem}`);
}

function within(place: Place, member: string | number): Place {
  return { ...place, path: place.path === '' ? String(member) : `${place.path}.${member}` };
}

function applies({ profile }: Attribute, { profiles }: Place): boolean {
  return profile === undefined || profile === null || profiles.includes(profile);
}

function checkObject(value: Json, { attributes, constraints = {} }: Definition, place: Place): void {
  for (const [id, own] of Object.entries(attributes)) {
    const missing = own.requirement === 'required' && value[id] === undefined && applies(own, place);
    if (missing) say(place, id, 'required');
  }
  for (const [id, member] of Object.entries(value)) {
    const own = attributes[id];
    if (!own) say(place, id, 'unknown attribute');
    else if (!applies(own, place)) say(place, id, `not of profile ${own.profile}`);
    else checkMember(member, merge(place.schema.attributes[id], own), within(place, id));
  }
  for (const [id, own] of Object.entries(attributes)) {
    checkCaption(value, id, { ...place, attribute: merge(place.schema.attributes[id], own) });
  }
  const { at_least_one: some, just_one: one } = constraints;
  if (some && !some.some((id) => value[id] !== undefined)) say(place, '', `at least one of ${some.join(', ')}`);
  if (one && one.filter((id) => value[id] !== undefined).length !== 1) say(place, '', `just one of ${one.join(', ')}`);
}

function checkCaption(value: Json, id: string, place: Place & { readonly attribute: Attribute }): void {
  const { sibling = '', enum: captions } = place.attribute;
  const caption = captions?.[String(value[id])]?.caption;
  // What 99, Other, is called the source may say.
  if (caption === undefined || value[sibling] === undefined || value[id] === 99) return;
  if (value[sibling] !== caption) say(place, sibling, `not ${caption}, the caption of ${id}`);
}

function checkMember(value: unknown, attribute: Attribute, place: Place): void {
  if (attribute['@deprecated']) say(place, '', 'deprecated');
  if (!attribute.is_array) checkOne(value, attribute, place);
  else if (!Array.isArray(value)) say(place, '', 'not an array');
  else for (const [index, one] of value.entries()) checkOne(one, attribute, within(place, index));
}

function checkOne(value: unknown, { type = '', enum: captions }: Attribute, place: Place): void {
  if (captions && !Object.hasOwn(captions, String(value))) say(place, '', `not of the enumeration: ${value}`);
  if (Object.hasOwn(place.schema.types.attributes, type)) checkType(value, type, place);
  else if (!isObject(value)) say(place, '', `not an object ${type}`);
  // The generic object takes any member.
  else if (type !== 'object') checkObject(value, place.schema.object(type), place);
}

function checkType(value: unknown, name: string, place: Place): void {
  const { type: base = name, regex, max_len: most, range } = place.schema.types.attributes[name] ?? {};
  const fits = primitives[base];
  if (!fits) throw new Error(`the checker does not know the type ${base}`);
  if (!fits(value)) say(place, '', `not a ${name}`);
  if (typeof value === 'string') {
    if (!value.isWellFormed()) say(place, '', 'not UTF-8');
    if (regex !== undefined && !new RegExp(regex).test(value)) say(place, '', `not as ${name} is written`);
    if (most !== undefined && value.length > most) say(place, '', `longer than ${most}`);
  }
  if (range && (Number(value) < range[0] || Number(value) > range[1])) say(place, '', `not in ${range.join(' to ')}`);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const primitives: Readonly<Record<string, (value: unknown) => boolean>> = {
  string_t: (value) => typeof value === 'string',
  boolean_t: (value) => typeof value === 'boolean',
  integer_t: (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  long_t: Number.isSafeInteger,
  float_t: (value) => typeof value === 'number',
  json_t: (value) => value !== undefined,
};
