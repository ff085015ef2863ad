import { InputError } from '../model/errors.ts';
import { type Waiver, waiverTypes } from '../model/waiver.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readBoolean, readFields, readList, readWord } from '../yaml/read.ts';
import { readDay, readWords } from './read-word.ts';

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
  if (takesInEverything(waiver) && waiver.allowBroad !== true) {
    throw new InputError(fields.get('rule').place, {
      en: 'this waives every finding there is; name a rule or resources, or say allowBroad: true',
      ja: 'すべての検出事項を例外承認することになる。ルールかリソースを絞るか、allowBroad: true と書くこと',
    });
  }
  return waiver;
}

function takesInEverything({ rule, resources }: Waiver): boolean {
  const all = /^\*+$/;
  return all.test(rule) && resources.some((glob) => all.test(glob));
}
