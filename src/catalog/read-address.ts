import { InputError } from '../model/errors.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readString } from '../yaml/read.ts';

/** Reads the address of a page, `https://…`. Throws InputError. */
export function readAddress(node: Yaml): string {
  const url = readString(node);
  if (/^https:\/\/[^\s<>"]+$/.test(url)) return url;
  throw new InputError(node.place, {
    en: 'expected an address that begins with https://',
    ja: 'https:// で始まるURLを指定すること',
  });
}
