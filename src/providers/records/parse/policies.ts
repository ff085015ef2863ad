import { readWords } from '../../../config/read-word.ts';
import { type PolicyRecord, policyKinds } from '../../../model/records.ts';
import { readFields, readWord } from '../../../yaml/read.ts';
import { readDay } from '../../../yaml/read-day.ts';
import {
  compact,
  readDocument,
  readInterval,
  readMaybe,
  readRecords,
  refuseTwice,
  type Source,
} from './read-record.ts';

const required = ['kind', 'title', 'owner', 'version', 'approvedBy', 'approvedOn', 'reviewEvery'];

/** Reads `policies.yaml`. Throws InputError. */
export function parsePolicies(source: Source): readonly PolicyRecord[] {
  const seen = new Set<string>();
  return readRecords(source, (node, place) => {
    const fields = readFields(node, required, ['reviewedOn', 'document']);
    const policy: PolicyRecord = compact({
      place,
      kind: readWord(fields.get('kind'), policyKinds),
      title: readWords(fields.get('title')),
      owner: readWords(fields.get('owner')),
      version: readWords(fields.get('version')),
      approvedBy: readWords(fields.get('approvedBy')),
      approvedOn: readDay(fields.get('approvedOn')),
      reviewEvery: readInterval(fields.get('reviewEvery')),
      reviewedOn: readMaybe(fields.find('reviewedOn'), readDay),
      document: readMaybe(fields.find('document'), readDocument),
    });
    const { kind, title } = policy;
    refuseTwice(seen, `${kind} ${title}`, fields.get('title'), {
      en: `a policy of kind ${kind} with the title '${title}'`,
      ja: `種類 ${kind} の規程 '${title}' `,
    });
    return policy;
  });
}
