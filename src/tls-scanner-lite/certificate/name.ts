import { readDerList, readInside, tags } from './der.ts';
import { readText } from './text.ts';

export interface NameAttribute {
  /** The OBJECT IDENTIFIER element. */
  readonly id: Buffer;
  /** Tag of the value. */
  readonly tag: number;
  readonly value: Buffer;
}

/** A distinguished name (RFC 5280 4.1.2.4). */
export interface Name {
  readonly der: Buffer;
  /** Its relative distinguished names, each of one attribute or, rarely, several. */
  readonly parts: readonly (readonly NameAttribute[])[];
  /** One for each part. */
  readonly partKeys: readonly string[];
  /** Equal for names that are (RFC 5280 7.1): whatever the string types, letter case and runs of spaces. */
  readonly key: string;
}

/** `undefined` when broken. */
export function readName(der: Buffer): Name | undefined {
  const sets = readInside(der);
  if (sets === undefined) return undefined;
  const parts: (readonly NameAttribute[])[] = [];
  for (const set of sets) {
    const attributes = set.tag === tags.set ? readPart(set.content) : undefined;
    if (attributes === undefined) return undefined;
    parts.push(attributes);
  }
  const partKeys = parts.map((attributes) => attributes.map(toKey).sort().join('\n+'));
  return { der, parts, partKeys, key: partKeys.join('\n') };
}

function readPart(content: Buffer): readonly NameAttribute[] | undefined {
  const attributes: NameAttribute[] = [];
  for (const { whole } of readDerList(content) ?? []) {
    const [id, value, ...rest] = readInside(whole) ?? [];
    if (id?.tag !== tags.objectIdentifier || value === undefined || rest.length > 0) return undefined;
    attributes.push({ id: id.whole, tag: value.tag, value: value.content });
  }
  return attributes.length === 0 ? undefined : attributes;
}

function toKey({ id, tag, value }: NameAttribute): string {
  const text = readText(tag, value)?.trim().replace(/\s+/g, ' ').toLowerCase();
  return `${id.toString('hex')}=${text ?? `#${tag}:${value.toString('hex')}`}`;
}
