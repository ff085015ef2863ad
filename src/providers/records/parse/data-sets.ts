import { readWords } from '../../../config/read-word.ts';
import { InputError } from '../../../model/errors.ts';
import {
  classifications,
  type DataSetRecord,
  environments,
  type FlowRecord,
  type StoreSelector,
  type VendorRecord,
} from '../../../model/records.ts';
import type { Yaml } from '../../../yaml/parse.ts';
import { readBoolean, readFields, readList, readString, readWord } from '../../../yaml/read.ts';
import { didYouMean } from '../../../yaml/suggest.ts';
import { readResidence } from './places.ts';
import {
  compact,
  readDifferent,
  readInterval,
  readMaybe,
  readRecords,
  refuseTwice,
  type Source,
} from './read-record.ts';
import { vendorKey } from './vendors.ts';

const required = ['name', 'classification', 'environment', 'stores', 'flows'];

/**
 * Reads `data-sets.yaml`. A flow goes to a vendor of the register; without a register it may go to any.
 * @throws InputError
 */
export function parseDataSets(source: Source, vendors: readonly VendorRecord[]): readonly DataSetRecord[] {
  const seen = new Set<string>();
  const known = vendors.map(vendorKey);
  return readRecords(source, (node, place) => {
    const fields = readFields(node, required, ['retention', 'tokenised', 'residency']);
    const set: DataSetRecord = compact({
      place,
      name: readWords(fields.get('name')),
      classification: readWord(fields.get('classification'), classifications),
      environment: readWord(fields.get('environment'), environments),
      retention: readMaybe(fields.find('retention'), readInterval),
      tokenised: readMaybe(fields.find('tokenised'), readBoolean),
      residency: readMaybe(fields.find('residency'), (value) => readDifferent(value, readResidence)),
      stores: readList(fields.get('stores')).map(readSelector),
      flows: readFlows(fields.get('flows'), known, source.name),
    });
    refuseTwice(seen, set.name, fields.get('name'), {
      en: `a data set named '${set.name}'`,
      ja: `データセット名 '${set.name}' `,
    });
    return set;
  });
}

function readSelector(node: Yaml): StoreSelector {
  const fields = readFields(node, [], ['tag', 'id']);
  const [tag, id] = [fields.find('tag'), fields.find('id')];
  if (id && tag === undefined) return { id: readWords(id) };
  if (tag && id === undefined) {
    const { get } = readFields(tag, ['key', 'value']);
    return { tag: { key: readWords(get('key')), value: readString(get('value')) } };
  }
  throw new InputError(node.place, {
    en: "expected one of 'tag' and 'id'",
    ja: "'tag' と 'id' のどちらか一方を書くこと",
  });
}

function readFlows(node: Yaml, known: readonly string[], name: string): readonly FlowRecord[] {
  const seen = new Set<string>();
  return readList(node).map((item) => {
    const fields = readFields(item, ['to', 'purpose'], ['tokenised', 'classification']);
    const to = readVendor(fields.get('to'), known);
    const purpose = readWords(fields.get('purpose'));
    refuseTwice(seen, JSON.stringify([to, purpose]), item, {
      en: `a flow to '${to}' with the purpose '${purpose}'`,
      ja: `'${to}' への目的 '${purpose}' の提供`,
    });
    return compact({
      place: `${name}:${item.place.line}`,
      to,
      purpose,
      tokenised: readMaybe(fields.find('tokenised'), readBoolean),
      classification: readMaybe(fields.find('classification'), (value) => readWord(value, classifications)),
    });
  });
}

/** `Vendor/Service`, as the register has it. */
function readVendor(node: Yaml, known: readonly string[]): string {
  const name = readWords(node);
  if (!/^[^/]+\/./.test(name)) {
    throw new InputError(node.place, {
      en: `expected a vendor and its service as in Acme/Storage, found '${name.slice(0, 80)}'`,
      ja: `委託先とサービスを Acme/Storage のように書くこと（'${name.slice(0, 80)}' は使えない）`,
    });
  }
  if (known.length === 0 || known.includes(name)) return name;
  const hint = didYouMean(name, known, { en: '; add it there', ja: '。台帳に追加すること' });
  throw new InputError(node.place, {
    en: `'${name.slice(0, 80)}' is not in vendors.yaml${hint.en}`,
    ja: `'${name.slice(0, 80)}' は vendors.yaml にない${hint.ja}`,
  });
}
