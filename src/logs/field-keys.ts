import type { PhiClass } from '../model/log-check.ts';
import { labelOfField } from './detect/field-label.ts';
import { labelWithin } from './detect/holders.ts';
import { isJapaneseLabel, type Label } from './detect/label.ts';
import { shapeOf } from './detect/mask.ts';
import { scanText } from './detect/scan.ts';

/** An identifier that stands in the name of a field. */
export interface KeyHit {
  readonly class: PhiClass;
  readonly length: number;
  readonly shape: string;
}

/** What is known of a field by its name. */
export interface FieldKey {
  readonly label: Label | undefined;
  /** What it hands to the fields within it. */
  readonly within: Label | undefined;
  /** Its name where it is one; `*` where it may be a value. */
  readonly shown: string;
  readonly hits: readonly KeyHit[];
}

/** Names of fields that are remembered; logs have few, unless values stand as names. */
const most = 5_000;

/** What tells of fields by their names and by that of the field around them. */
export function createFieldKeys(): (name: string, parent: string | undefined) => FieldKey {
  const known = new Map<string | undefined, Map<string, FieldKey>>();
  let size = 0;
  return (name, parent) => {
    const found = known.get(parent)?.get(name);
    if (found !== undefined) return found;
    const key = describe(name, parent);
    if (size < most && name.length <= 100 && (parent?.length ?? 0) <= 100) {
      size += 1;
      const around = known.get(parent) ?? new Map<string, FieldKey>();
      known.set(parent, around.set(name, key));
    }
    return key;
  };
}

function describe(name: string, parent: string | undefined): FieldKey {
  const hits: KeyHit[] = [];
  scanText(name, undefined, (found, start, end) =>
    hits.push({ class: found, length: end - start, shape: shapeOf(name.slice(start, end)) }),
  );
  const isName = hits.length === 0 && ((plain.test(name) && !/\d{4}/.test(name)) || isJapaneseLabel(name));
  const label = labelOfField(name, parent);
  return { label, within: labelWithin(name, label), shown: isName ? name : '*', hits };
}

const plain = /^[A-Za-z_$@][\w$:.-]{0,39}$/;
