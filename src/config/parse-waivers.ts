import { InputError } from '../model/errors.ts';
import { type Waiver, waiverTypes } from '../model/waiver.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readBoolean, readFields, readList, readWord } from '../yaml/read.ts';
import { readDay } from '../yaml/read-day.ts';
import { readWords } from './read-word.ts';
import { findWaiverFault } from './waiver-fault.ts';

const required = ['rule', 'resources', 'type', 'owner', 'approvedBy', 'reason', 'expires'];

/** Reads a waivers file, a list; an empty file is an empty list. `name` is how reports call the file. */
export function parseWaivers(document: Yaml, name: string): readonly Waiver[] {
  if (document.kind === 'scalar' && document.value === null) return [];
  return readList(document).map((node) => parseWaiver(node, name));
}

function parseWaiver(node: Yaml, name: string): Waiver {
  const fields = readFields(node, required, ['compensating', 'allowBroad']);
  const resources = readList(fields.get('resources')).map(readWords);
  if (resources.length === 0) {
    const ja = 'リソースを1つ以上書くこと';
    throw new InputError(fields.get('resources').place, { en: 'name at least one resource', ja });
  }
  const [compensating, broad] = [fields.find('compensating'), fields.find('allowBroad')];
  const waiver: Waiver = {
    place: `${name}:${node.place.line}`,
    rule: readWords(fields.get('rule')),
    resources,
    type: readWord(fields.get('type'), waiverTypes),
    owner: readWords(fields.get('owner')),
    approvedBy: readWords(fields.get('approvedBy')),
    reason: readWords(fields.get('reason')),
    expires: readDay(fields.get('expires')),
    ...(compensating && { compensating: readWords(compensating) }),
    ...(broad && { allowBroad: readBoolean(broad) }),
  };
  const fault = findWaiverFault(waiver);
  if (fault === undefined) return waiver;
  const at = fields.get(fault.key);
  throw new InputError((at.kind === 'list' ? at.items[fault.index] : at)?.place ?? at.place, fault.text);
}
