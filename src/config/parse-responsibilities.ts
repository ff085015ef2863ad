import { InputError, type Place } from '../model/errors.ts';
import { frameworkIds } from '../model/framework.ts';
import { parties, type Responsibility } from '../model/responsibility.ts';
import type { Text } from '../model/text.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readFields, readList, readWord } from '../yaml/read.ts';
import { readText } from '../yaml/read-text.ts';
import { didYouMean } from '../yaml/suggest.ts';
import { readWords } from './read-word.ts';

/** A split as it is written, and where its control is. */
export interface DeclaredResponsibility extends Responsibility {
  readonly place: Place;
  readonly vendorPlace?: Place;
}

/** Reads `responsibilities.yaml`, a list; an empty file is an empty list. Which controls there are, `checkConfig` knows. */
export function parseResponsibilities(document: Yaml): readonly DeclaredResponsibility[] {
  if (document.kind === 'scalar' && document.value === null) return [];
  return readList(document).map(parseResponsibility);
}

/** Those of several files, which must name each control once. Throws InputError. */
export function joinResponsibilities(files: readonly (readonly DeclaredResponsibility[])[]): readonly Responsibility[] {
  const seen = new Set<string>();
  for (const { framework, control, place } of files.flat()) {
    const key = `${framework}:${control}`;
    if (seen.has(key)) {
      const ja = `'${key}' の責任分担が重複している`;
      throw new InputError(place, { en: `'${key}' has been declared already`, ja });
    }
    seen.add(key);
  }
  return files.flat().map(({ vendorPlace: _, ...one }) => one);
}

function parseResponsibility(node: Yaml): DeclaredResponsibility {
  const fields = readFields(node, ['control', 'party'], ['vendor', 'report', 'note']);
  const party = readWord(fields.get('party'), parties);
  const [vendor, report, note] = [fields.find('vendor'), fields.find('report'), fields.find('note')];
  if (party !== 'customer' && vendor === undefined) {
    throw new InputError(node.place, {
      en: "missing key 'vendor': name whose part it is, as Vendor/Service",
      ja: "キー 'vendor' がない。分担する提供者を Vendor/Service の形で書くこと",
    });
  }
  const control = fields.get('control');
  return {
    place: control.place,
    ...readControl(control),
    party,
    ...(vendor && { vendor: readWords(vendor), vendorPlace: vendor.place }),
    ...(report && { report: readWords(report) }),
    ...(note && { note: readNote(note) }),
  };
}

function readControl(node: Yaml): Pick<Responsibility, 'framework' | 'control'> {
  const text = readWords(node);
  const colon = text.indexOf(':');
  const [prefix, control] = [text.slice(0, Math.max(colon, 0)), text.slice(colon + 1)];
  const framework = frameworkIds.find((id) => id === prefix);
  if (framework !== undefined && control !== '') return { framework, control };
  const hint = didYouMean(prefix, frameworkIds);
  throw new InputError(node.place, {
    en: `'${text.slice(0, 80)}' names no control; write framework:id, as in iso27017:8.15${hint.en}`,
    ja: `'${text.slice(0, 80)}' は項目を指していない。iso27017:8.15 のように framework:id の形で書くこと${hint.ja}`,
  });
}

/** In one language for both, or in each. */
function readNote(node: Yaml): Text {
  if (node.kind === 'map') return readText(node);
  const text = readWords(node);
  return { en: text, ja: text };
}
