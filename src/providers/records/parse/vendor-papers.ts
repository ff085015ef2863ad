import { readWords } from '../../../config/read-word.ts';
import { InputError } from '../../../model/errors.ts';
import { type Baa, baaStatuses, type Certification, type Soc2Report } from '../../../model/records.ts';
import type { Yaml } from '../../../yaml/parse.ts';
import { readFields, readWord } from '../../../yaml/read.ts';
import { readDay } from '../../../yaml/read-day.ts';
import { compact, expected, readDocument, readEnd, readMaybe } from './read-record.ts';

/** What a status cannot be believed without. */
const needed: Readonly<Partial<Record<Baa['status'], 'signed' | 'reason'>>> = {
  signed: 'signed',
  'not-needed': 'reason',
};

export function readBaa(node: Yaml): Baa {
  const fields = readFields(node, ['status'], ['signed', 'plan', 'expires', 'document', 'reason']);
  const status = readWord(fields.get('status'), baaStatuses);
  const key = needed[status];
  if (key !== undefined && fields.find(key) === undefined) {
    throw new InputError(node.place, {
      en: `missing key '${key}', which status '${status}' needs`,
      ja: `キー '${key}' がない（status が '${status}' の場合は必須）`,
    });
  }
  const signed = readMaybe(fields.find('signed'), readDay);
  return compact({
    status,
    signed,
    plan: readMaybe(fields.find('plan'), readWords),
    expires: readMaybe(fields.find('expires'), (value) => readEnd(value, signed)),
    document: readMaybe(fields.find('document'), readDocument),
    reason: readMaybe(fields.find('reason'), readWords),
  });
}

export function readSoc2(node: Yaml): Soc2Report {
  const fields = readFields(node, ['type', 'from', 'to'], ['bridgeUntil', 'document']);
  const from = readDay(fields.get('from'));
  const to = readEnd(fields.get('to'), from);
  return compact({
    type: readType(fields.get('type')),
    from,
    to,
    bridgeUntil: readMaybe(fields.find('bridgeUntil'), (value) => readEnd(value, to)),
    document: readMaybe(fields.find('document'), readDocument),
  });
}

function readType(node: Yaml): 1 | 2 {
  if (node.kind === 'scalar' && (node.value === 1 || node.value === 2)) return node.value;
  throw expected(node, { en: '1 or 2', ja: '1か2' });
}

export function readCertification(node: Yaml): Certification {
  const fields = readFields(node, ['expires'], ['number', 'document']);
  return compact({
    number: readMaybe(fields.find('number'), readWords),
    expires: readDay(fields.get('expires')),
    document: readMaybe(fields.find('document'), readDocument),
  });
}
