import type { Json, JsonObject } from '../../model/json.ts';
import { leafToJson } from './answer-json.ts';
import { type ListNotes, type Notes, notesToJson, type ObjectNotes } from './answer-notes.ts';
import { followCopy } from './follow-copy.ts';

/** An answer that remembers what was read of it. */
export interface AnswerView<Output> {
  /** Reads as the answer does. */
  readonly view: Output;
  /** What was read so far; `undefined`: more than a line may hold. */
  readonly toJson: () => JsonObject | undefined;
}

/** Stands for the tokens of a call's further pages: what opens them is nobody's business, and looks like a secret. */
export type TokenNames = Map<string, string>;

/** Of all that was read of one answer, in bytes: a line of a snapshot holds 16 MiB. */
const maxBytes = 15 * 1024 * 1024;

/** What a character takes in JSON at most: `\u0000`. */
const bytesPerCharacter = 6;

interface Watch {
  /** Names of members that a copy keeps. */
  readonly names: ReadonlySet<string>;
  /** The view of each object, so that one object has one. */
  readonly views: WeakMap<object, Viewed>;
  readonly tokens: TokenNames;
  /** What is read now is the token of the next page. */
  readsToken: boolean;
  /** Characters that were read, each member and element once. */
  size: number;
}

interface Viewed {
  proxy: object;
  readonly notes: Notes;
  /** Notes it where it stands; told at the first look into it. */
  attach?: (() => void) | undefined;
}

/**
 * A view of an answer that notes which of its members are read, so that exactly these are kept. Who copies an object with a
 * spread reads all of it: of such a copy only the members are kept that `names` has, the names of the attributes it is
 * copied for, and those that are looked into.
 */
export function viewAnswer<Output extends object>(
  answer: Output,
  names: ReadonlySet<string>,
  tokens: TokenNames = new Map(),
): AnswerView<Output> {
  const watch: Watch = { names, views: new WeakMap(), tokens, readsToken: false, size: 0 };
  const { proxy, notes } = viewOf(answer, watch);
  watches.set(proxy, watch);
  return {
    view: proxy as Output,
    toJson: () => {
      if (watch.size > maxBytes) return undefined;
      const json = notesToJson(notes);
      const isSmall = watch.size * bytesPerCharacter <= maxBytes;
      return isSmall || Buffer.byteLength(JSON.stringify(json)) <= maxBytes ? json : undefined;
    },
  };
}

const watches = new WeakMap<object, Watch>();

/** Reads the token of the next page from an answer; of a view another is noted, that tells tokens apart. */
export function readToken<Token>(output: unknown, read: () => Token): Token {
  const watch = typeof output === 'object' && output !== null ? watches.get(output) : undefined;
  if (!watch) return read();
  watch.readsToken = true;
  try {
    return read();
  } finally {
    watch.readsToken = false;
  }
}

function viewOf(value: object, watch: Watch): Viewed {
  const known = watch.views.get(value);
  if (known) return known;
  const viewed = Array.isArray(value) ? viewList(value, watch) : viewObject(value, watch);
  watch.views.set(value, viewed);
  return viewed;
}

function viewList(values: readonly unknown[], watch: Watch): Viewed {
  const notes: ListNotes = { items: [] };
  notes.items.length = values.length;
  watch.size += values.length * 5;
  const viewed: Viewed = { notes, proxy: values };
  viewed.proxy = new Proxy(values, {
    get: (target, key) => {
      touch(viewed);
      const value: unknown = Reflect.get(target, key);
      if (typeof key !== 'string' || !/^\d+$/.test(key)) return value;
      return noteValue(value, watch, (noted, size) => {
        if (notes.items[Number(key)] === undefined) watch.size += size;
        notes.items[Number(key)] = noted;
      });
    },
  });
  return viewed;
}

function viewObject(object: object, watch: Watch): Viewed {
  const notes: ObjectNotes = { members: new Map() };
  const copying = followCopy();
  const viewed: Viewed = { notes, proxy: object };
  // Of a member that is only looked for, its value is not kept.
  const noteThere = (target: object, key: string | symbol): void => {
    touch(viewed);
    if (typeof key === 'string' && Object.hasOwn(target, key) && !notes.members.has(key)) notes.members.set(key, null);
  };
  viewed.proxy = new Proxy(object, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (typeof key !== 'string' || !Object.hasOwn(target, key)) return value;
      const isCopied = copying.reads(key);
      const note: Note = (noted, size) => {
        if (!notes.members.has(key)) watch.size += key.length + size;
        notes.members.set(key, noted);
      };
      touch(viewed);
      if (watch.readsToken && typeof value === 'string') {
        if (!notes.members.has(key)) note(nameToken(value, watch.tokens), value.length);
        return value;
      }
      return isCopied && !watch.names.has(key) ? lookInto(value, watch, note) : noteValue(value, watch, note);
    },
    ownKeys: (target) => {
      const keys = Reflect.ownKeys(target);
      notes.count = keys.length;
      touch(viewed);
      copying.begins(keys);
      return keys;
    },
    getOwnPropertyDescriptor: (target, key) => {
      if (!copying.describes(key)) noteThere(target, key);
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
    has: (target, key) => {
      noteThere(target, key);
      return Reflect.has(target, key);
    },
  });
  return viewed;
}

/** Empty stays empty: it says that there is no further page. */
function nameToken(token: string, tokens: TokenNames): string {
  const name = tokens.get(token) ?? (token === '' ? '' : `page-${tokens.size + 2}`);
  tokens.set(token, name);
  return name;
}

function touch(viewed: Viewed): void {
  viewed.attach?.();
  viewed.attach = undefined;
}

/** Notes what was read where it stands, and how many characters it has. */
type Note = (noted: Json | Notes, size: number) => void;

/** Notes what was read, and gives what stands for it. */
function noteValue(value: unknown, watch: Watch, note: Note): unknown {
  if (!hasMembers(value)) {
    if (value === undefined || typeof value === 'function') return value;
    const json = leafToJson(value);
    note(json, sizeOf(json));
    return value;
  }
  const viewed = viewOf(value, watch);
  note(viewed.notes, 4);
  return viewed.proxy;
}

/** Gives what stands for a member that was copied; it is noted when somebody looks into it. */
function lookInto(value: unknown, watch: Watch, note: Note): unknown {
  if (!hasMembers(value)) return value;
  const viewed = viewOf(value, watch);
  const before = viewed.attach;
  viewed.attach = () => {
    before?.();
    note(viewed.notes, 4);
  };
  return viewed.proxy;
}

/** With quotes, commas and what tells what is no JSON. */
function sizeOf(json: Json): number {
  const text = typeof json === 'object' && json !== null ? Object.values(json)[0] : json;
  return 16 + (typeof text === 'string' ? text.length : 0);
}

/** An object or a list as JSON has them; a `Date` and bytes are values. */
function hasMembers(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
