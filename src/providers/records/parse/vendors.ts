import { readWords } from '../../../config/read-word.ts';
import { InputError } from '../../../model/errors.ts';
import {
  classifications,
  secondaryUses,
  trainingUses,
  type VendorRecord,
  vendorRoles,
} from '../../../model/records.ts';
import type { Yaml } from '../../../yaml/parse.ts';
import { readBoolean, readFields, readWord } from '../../../yaml/read.ts';
import { readDay } from '../../../yaml/read-day.ts';
import { readCountry } from './places.ts';
import {
  compact,
  expected,
  readDays,
  readDifferent,
  readDocument,
  readHours,
  readMaybe,
  readRecords,
  readWordList,
  refuseTwice,
  type Source,
} from './read-record.ts';
import { readBaa, readCertification, readSoc2 } from './vendor-papers.ts';

const required = ['name', 'service', 'role', 'handles', 'regions'];
const papers = ['baa', 'soc2', 'iso27001', 'iso27017', 'isms', 'pmark', 'pentest', 'responsibility', 'exit'];
const uses = ['reference', 'law', 'training', 'secondaryUse', 'secondaryUseNote'];
const terms = ['subprocessors', 'deletion', 'incidentNotice'];

/**
 * Reads `vendors.yaml`: one record per vendor and service. Throws InputError.
 * @param references ids of the bundled reference list; absent: not known here
 */
export function parseVendors(source: Source, references?: readonly string[]): readonly VendorRecord[] {
  const seen = new Set<string>();
  return readRecords(source, (node, place) => {
    const fields = readFields(node, required, [...papers, ...uses, ...terms]);
    const find = <T>(key: string, read: (node: Yaml) => T): T | undefined => readMaybe(fields.find(key), read);
    const vendor: VendorRecord = compact({
      place,
      name: readVendorName(fields.get('name')),
      service: readWords(fields.get('service')),
      role: readWord(fields.get('role'), vendorRoles),
      reference: find('reference', (value) => (references ? readWord(value, references) : readWords(value))),
      handles: readWordList(fields.get('handles'), classifications),
      baa: find('baa', readBaa),
      soc2: find('soc2', readSoc2),
      iso27001: find('iso27001', readCertification),
      iso27017: find('iso27017', readCertification),
      isms: find('isms', readCertification),
      pmark: find('pmark', readCertification),
      regions: readDifferent(fields.get('regions'), readWords),
      law: find('law', (value) => readDifferent(value, readCountry)),
      training: find('training', (value) => readWord(value, trainingUses)),
      secondaryUse: find('secondaryUse', (value) => readWord(value, secondaryUses)),
      secondaryUseNote: find('secondaryUseNote', readWords),
      subprocessors: find('subprocessors', readSubprocessors),
      deletion: find('deletion', readDeletion),
      incidentNotice: find('incidentNotice', readNotice),
      pentest: find('pentest', readPentest),
      responsibility: find('responsibility', readResponsibility),
      exit: find('exit', readExit),
    });
    const key = vendorKey(vendor);
    refuseTwice(seen, key, node, { en: `a record of '${key}'`, ja: `'${key}' の記録` });
    return vendor;
  });
}

/** What flows name it by. */
export function vendorKey({ name, service }: Pick<VendorRecord, 'name' | 'service'>): string {
  return `${name}/${service}`;
}

/** A slash would leave open where the service begins. */
function readVendorName(node: Yaml): string {
  const name = readWords(node);
  if (!name.includes('/')) return name;
  throw new InputError(node.place, {
    en: `expected a name without '/', found '${name.slice(0, 80)}'; name the service in 'service'`,
    ja: `名前に '/' は使えない（'${name.slice(0, 80)}'）。サービスは 'service' に書くこと`,
  });
}

function readSubprocessors(node: Yaml): VendorRecord['subprocessors'] {
  const fields = readFields(node, [], ['listUrl', 'reviewedOn', 'notice']);
  return compact({
    listUrl: readMaybe(fields.find('listUrl'), readUrl),
    reviewedOn: readMaybe(fields.find('reviewedOn'), readDay),
    notice: readMaybe(fields.find('notice'), readBoolean),
  });
}

function readUrl(node: Yaml): string {
  const text = readWords(node);
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw expected(node, { en: 'an address that begins with https://', ja: 'https:// で始まるURL' });
}

function readDeletion(node: Yaml): VendorRecord['deletion'] {
  const fields = readFields(node, ['withinDays'], ['certificate']);
  return compact({
    withinDays: readDays(fields.get('withinDays')),
    certificate: readMaybe(fields.find('certificate'), readBoolean),
  });
}

/** In hours. */
function readNotice(node: Yaml): number {
  const fields = readFields(node, [], ['withinDays', 'withinHours']);
  const [days, hours] = [fields.find('withinDays'), fields.find('withinHours')];
  if (days && hours === undefined) return readDays(days) * 24;
  if (hours && days === undefined) return readHours(hours);
  throw new InputError(node.place, {
    en: "expected one of 'withinDays' and 'withinHours'",
    ja: "'withinDays' と 'withinHours' のどちらか一方を書くこと",
  });
}

function readPentest(node: Yaml): VendorRecord['pentest'] {
  const fields = readFields(node, ['date'], ['document']);
  return compact({
    date: readDay(fields.get('date')),
    document: readMaybe(fields.find('document'), readDocument),
  });
}

function readResponsibility(node: Yaml): VendorRecord['responsibility'] {
  const fields = readFields(node, [], ['document', 'reviewedOn']);
  return compact({
    document: readMaybe(fields.find('document'), readDocument),
    reviewedOn: readMaybe(fields.find('reviewedOn'), readDay),
  });
}

function readExit(node: Yaml): VendorRecord['exit'] {
  return compact({ reviewedOn: readMaybe(readFields(node, [], ['reviewedOn']).find('reviewedOn'), readDay) });
}
