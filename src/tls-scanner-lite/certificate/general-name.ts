import type { DerElement } from './der.ts';
import { readName } from './name.ts';

/** A GeneralName (RFC 5280 4.2.1.6), as far as anything here asks for it. */
export type GeneralName =
  | { readonly kind: 'dns' | 'uri'; readonly text: string }
  /** In a subjectAltName 4 or 16 octets; in name constraints 8 or 32, an address and its mask. */
  | { readonly kind: 'ip'; readonly octets: Buffer }
  /** A distinguished name by the keys of its parts. */
  | { readonly kind: 'directory'; readonly partKeys: readonly string[] }
  | { readonly kind: 'other'; readonly tag: number };

/** Tag of an rfc822Name, an e-mail address. */
export const mailTag = 0x81;

/** Reads one; a broken distinguished name is `undefined`. */
function readGeneralName({ tag, content }: DerElement): GeneralName | undefined {
  switch (tag) {
    case 0x82:
      return { kind: 'dns', text: content.toString('latin1') };
    case 0x86:
      return { kind: 'uri', text: content.toString('latin1') };
    case 0x87:
      return { kind: 'ip', octets: content };
    case 0xa4: {
      const name = readName(content);
      return name && { kind: 'directory', partKeys: name.partKeys };
    }
    default:
      return { kind: 'other', tag };
  }
}

/** Reads all; `undefined` when one is broken. */
export function readGeneralNames(elements: readonly DerElement[]): readonly GeneralName[] | undefined {
  const names: GeneralName[] = [];
  for (const element of elements) {
    const name = readGeneralName(element);
    if (name === undefined) return undefined;
    names.push(name);
  }
  return names;
}

/** `192.0.2.1`, `2001:db8::1`; `undefined` for a number of octets that no address has. */
export function printAddress(octets: Buffer): string | undefined {
  if (octets.length === 4) return octets.join('.');
  if (octets.length !== 16) return undefined;
  const words = Array.from({ length: 8 }, (_, index) => octets.readUInt16BE(index * 2).toString(16));
  return new URL(`http://[${words.join(':')}]/`).hostname.slice(1, -1);
}
