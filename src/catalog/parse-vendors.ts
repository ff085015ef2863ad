import { InputError } from '../model/errors.ts';
import {
  type ReferenceSource,
  referenceCertainties,
  referenceKinds,
  type VendorReference,
} from '../model/vendor-reference.ts';
import { isIdPart } from '../text/rule-id.ts';
import type { Yaml } from '../yaml/parse.ts';
import { type Fields, readFields, readList, readString, readWord } from '../yaml/read.ts';
import { readDay } from '../yaml/read-day.ts';
import { readText } from '../yaml/read-text.ts';
import { readAddress } from './read-address.ts';

/** Reads `rules/vendors.yaml`: what vendors say, sorted by id. Throws InputError, also for a doubled id. */
export function parseVendors(yaml: Yaml): readonly VendorReference[] {
  const { get } = readFields(yaml, ['vendors']);
  const seen = new Set<string>();
  const vendors = readList(get('vendors')).map((node) => {
    const fields = readFields(node, ['id', 'name', 'service', 'kind', 'certainty', 'asOf', 'says', 'sources']);
    const vendor = parseVendor(fields);
    if (seen.has(vendor.id)) {
      throw new InputError(fields.get('id').place, {
        en: `vendor '${vendor.id}' is there twice`,
        ja: `ベンダー '${vendor.id}' が重複している`,
      });
    }
    seen.add(vendor.id);
    return vendor;
  });
  return vendors.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function parseVendor(fields: Fields): VendorReference {
  const asOf = readDay(fields.get('asOf'));
  const sources = readSources(fields.get('sources'), asOf);
  const certainty = readWord(fields.get('certainty'), referenceCertainties);
  const wasRead = sources.some(({ seen }) => seen !== null);
  if (wasRead !== (certainty === 'read')) {
    throw new InputError(fields.get('certainty').place, {
      en: wasRead ? "a source was read; write 'read'" : "no source has a day under 'seen'; write 'memory'",
      ja: wasRead ? "確認済みの出典がある。'read' と書くこと" : "'seen' に日付のある出典がない。'memory' と書くこと",
    });
  }
  return {
    id: readId(fields.get('id')),
    name: readString(fields.get('name')),
    service: readString(fields.get('service')),
    kind: readWord(fields.get('kind'), referenceKinds),
    says: readText(fields.get('says')),
    certainty,
    sources,
    asOf,
  };
}

function readId(node: Yaml): string {
  const id = readString(node);
  if (isIdPart(id)) return id;
  throw new InputError(node.place, {
    en: `'${id.slice(0, 80)}' is not an id; use lower-case letters, digits and '-'`,
    ja: `'${id.slice(0, 80)}' はIDではない。英小文字・数字・'-' を使うこと`,
  });
}

function readSources(node: Yaml, asOf: string): readonly ReferenceSource[] {
  const sources = readList(node).map((item) => {
    const fields = readFields(item, ['title', 'url', 'seen']);
    const seen = readSeen(fields.get('seen'), asOf);
    return { title: readString(fields.get('title')), url: readAddress(fields.get('url')), seen };
  });
  if (sources.length > 0) return sources;
  throw new InputError(node.place, {
    en: "name at least one page of the vendor's own",
    ja: 'ベンダー自身のページを1つ以上挙げること',
  });
}

function readSeen(node: Yaml, asOf: string): string | null {
  if (node.kind === 'scalar' && node.value === null) return null;
  const seen = readDay(node);
  if (seen <= asOf) return seen;
  throw new InputError(node.place, {
    en: `the page was read after ${asOf}, the day of the entry; move 'asOf' on`,
    ja: `ページの確認日が記載日 ${asOf} より後になっている。'asOf' を更新すること`,
  });
}
