import { hash } from 'node:crypto';
import { namespace } from './names.ts';

/** The name space of URLs: RFC 9562, 6.6. */
const urlSpace = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

/** UUIDv5 of a name in a name space (RFC 9562, 5.5): the same on every machine, today and in a year. */
export function uuidV5(space: string, name: string): string {
  const digest = hash(
    'sha1',
    Buffer.concat([Buffer.from(space.replaceAll('-', ''), 'hex'), Buffer.from(name)]),
    'buffer',
  );
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const ownSpace = uuidV5(urlSpace, namespace);

/** The id of a thing, from its kind and what makes it this one. Two lists of parts never run into one another. */
export function idOf(kind: string, ...parts: readonly (string | number)[]): string {
  return uuidV5(ownSpace, JSON.stringify([kind, ...parts]));
}
