import type { Json, JsonObject } from '../../model/json.ts';
import { isSecretPair } from './assigned-secrets.ts';
import type { SecretKind } from './kinds.ts';
import type { Look } from './look.ts';
import { readTagPair } from './tag-pair.ts';

/** A value that was taken out. Its path is where it stood before. */
export interface Taken {
  readonly kind: SecretKind;
  readonly path: string;
  /** The same as a JSON pointer (RFC 6901) below the attributes. */
  readonly pointer: string;
  readonly text: string;
}

export interface Remainder {
  readonly attributes: JsonObject;
  readonly taken: readonly Taken[];
  /** Paths of members that are gone. */
  readonly unread: readonly string[];
  /** Lists that lost elements, to the positions of these, ascending. */
  readonly lost: ReadonlyMap<string, readonly number[]>;
  /** Kinds found in the names of attributes themselves, which no mark can stand for. */
  readonly unnamed: readonly SecretKind[];
}

/** What an object's member holds: of a tag the key tells more than the word `Value`. */
function lookAt(object: JsonObject, name: string, text: string, look: Look): SecretKind | undefined {
  const pair = name === 'Value' || name === 'value' ? readTagPair(object) : undefined;
  if (pair?.member !== name) return look(text, name);
  return look(text, pair.key) ?? (isSecretPair(pair.key, text) ? 'assigned-secret' : undefined);
}

/** Whether there is anything to take out: no copy is made to find that out. */
export function holdsSecret(value: Json, member: string, look: Look): boolean {
  if (typeof value === 'string') return look(value, member) !== undefined;
  if (typeof value !== 'object' || value === null) return false;
  if (isList(value)) {
    for (const item of value) if (holdsSecret(item, member, look)) return true;
    return false;
  }
  for (const name in value) {
    if (look(name, '') !== undefined) return true;
    const held = value[name];
    if (held === undefined) continue;
    if (typeof held === 'string' ? lookAt(value, name, held, look) !== undefined : holdsSecret(held, name, look)) {
      return true;
    }
  }
  return false;
}

/**
 * A copy without its secrets. A member goes and its object stays, so that a rule that reads it finds it unread; a text that is
 * an element goes from its list, which is then not whole. An attribute with a secret for a name within it goes as a whole.
 */
export function takeOut(attributes: JsonObject, look: Look): Remainder {
  const taken: Taken[] = [];
  const unread: string[] = [];
  const lost = new Map<string, number[]>();

  const keepText = (text: string, at: Spot, kind: SecretKind | undefined): string | undefined => {
    if (kind === undefined) return text;
    taken.push({ kind, ...at, text });
    return undefined;
  };
  const keepList = (items: readonly Json[], at: Spot, member: string): Json =>
    items.flatMap((item, index) => {
      const spot = { path: `${at.path}[${index}]`, pointer: `${at.pointer}/${index}` };
      const kept = typeof item === 'string' ? keepText(item, spot, look(item, member)) : keep(item, spot, member);
      if (kept !== undefined) return [kept];
      lost.set(at.path, [...(lost.get(at.path) ?? []), index]);
      return [];
    });
  const keepMember = (object: JsonObject, name: string, at: Spot): Json | undefined => {
    const held = object[name] ?? null;
    const kept = typeof held === 'string' ? keepText(held, at, lookAt(object, name, held, look)) : keep(held, at, name);
    if (kept === undefined) unread.push(at.path);
    return kept;
  };
  const keep = (value: Json, at: Spot, member: string): Json => {
    if (typeof value !== 'object' || value === null) return value;
    if (isList(value)) return keepList(value, at, member);
    return Object.fromEntries(
      Object.keys(value).flatMap((name) => {
        const kept = keepMember(value, name, below(at, name));
        return kept === undefined ? [] : [[name, kept]];
      }),
    );
  };

  const unnamed: SecretKind[] = [];
  const left: Record<string, Json> = {};
  for (const [name, value] of Object.entries(attributes)) {
    const ofName = look(name, '');
    if (ofName) unnamed.push(ofName);
    if (ofName) continue;
    const inside = findName(value, look);
    const spot = { path: name, pointer: `/${escapePointer(name)}` };
    if (inside) taken.push({ kind: inside, ...spot, text: JSON.stringify(value) });
    if (inside) unread.push(name);
    const kept = inside ? undefined : keepMember(attributes, name, spot);
    if (kept !== undefined) left[name] = kept;
  }
  return { attributes: left, taken, unread, lost, unnamed };
}

interface Spot {
  readonly path: string;
  readonly pointer: string;
}

function below({ path, pointer }: Spot, name: string): Spot {
  return { path: `${path}.${name}`, pointer: `${pointer}/${escapePointer(name)}` };
}

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** A member within whose own name is a secret. */
function findName(value: Json, look: Look): SecretKind | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, held] of Object.entries(value)) {
    const kind = (isList(value) ? undefined : look(name, '')) ?? findName(held, look);
    if (kind) return kind;
  }
  return undefined;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
