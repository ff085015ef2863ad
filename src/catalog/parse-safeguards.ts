import { InputError } from '../model/errors.ts';
import { assessments, type Framework, type Safeguard, type SafeguardLinks } from '../model/framework.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readFields, readList, readMap, readString, readStrings, readWord } from '../yaml/read.ts';
import { readText } from '../yaml/read-text.ts';
import { didYouMean } from '../yaml/suggest.ts';

/** Reads `rules/safeguards.yaml`: the crosswalk. Throws InputError, also for a doubled id. */
export function parseSafeguards(yaml: Yaml): readonly Safeguard[] {
  const { get } = readFields(yaml, ['safeguards']);
  const seen = new Set<string>();
  return readList(get('safeguards')).map((node) => {
    const safeguard = parseSafeguard(node);
    const { id } = safeguard;
    if (seen.has(id)) {
      throw new InputError(node.place, {
        en: `safeguard '${id}' is there twice`,
        ja: `対策 '${id}' が重複している`,
      });
    }
    seen.add(id);
    return safeguard;
  });
}

function parseSafeguard(node: Yaml): Safeguard {
  const fields = readFields(
    node,
    ['id', 'kind', 'assessment', 'title', 'rationale', 'controls'],
    ['note', 'notVisible'],
  );
  const note = fields.find('note');
  const notVisible = fields.find('notVisible');
  const links = readMap(fields.get('controls')).map(({ key, value }) => [key, parseLinks(value)] as const);
  return {
    id: readString(fields.get('id')),
    kind: readWord(fields.get('kind'), ['technical', 'governance']),
    title: readText(fields.get('title')),
    assessment: readWord(fields.get('assessment'), assessments),
    rationale: readText(fields.get('rationale')),
    ...(note && { note: readText(note) }),
    ...(notVisible && {
      notVisible: Object.fromEntries(readMap(notVisible).map(({ key, value }) => [key, readText(value)])),
    }),
    controls: Object.fromEntries(links),
  };
}

function parseLinks(node: Yaml): SafeguardLinks {
  const fields = readFields(node, ['primary', 'supporting']);
  const links = { primary: readStrings(fields.get('primary')), supporting: readStrings(fields.get('supporting')) };
  const seen = new Set<string>();
  for (const id of [...links.primary, ...links.supporting]) {
    if (seen.has(id)) {
      throw new InputError(node.place, {
        en: `control '${id}' is linked twice`,
        ja: `項目 '${id}' への対応付けが重複している`,
      });
    }
    seen.add(id);
  }
  return links;
}

/**
 * Checks the crosswalk against the catalogs: every edition has its column, every id in it is a control there.
 * @param source the parsed file of the safeguards, so that the error names the line.
 * @throws InputError at the first link that dangles, a framework that is there twice, a column that is missing or unknown.
 */
export function checkLinks(frameworks: readonly Framework[], safeguards: readonly Safeguard[], source?: Yaml): void {
  const columns = columnsOf(frameworks);
  safeguards.forEach((safeguard, at) => {
    const place = placeOf(source, at);
    for (const key of columns.keys()) {
      if (key in safeguard.controls) continue;
      throw new InputError(place, {
        en: `safeguard '${safeguard.id}' lacks '${key}'`,
        ja: `対策 '${safeguard.id}' に '${key}' の欄がない`,
      });
    }
    for (const [key, links] of Object.entries(safeguard.controls)) {
      const controls = columns.get(key);
      if (!controls) {
        const hint = didYouMean(key, columns.keys());
        throw new InputError(place, {
          en: `safeguard '${safeguard.id}': unknown framework '${key}'${hint.en}`,
          ja: `対策 '${safeguard.id}': 未知のフレームワーク '${key}'${hint.ja}`,
        });
      }
      for (const id of [...links.primary, ...links.supporting]) {
        if (controls.has(id)) continue;
        const hint = didYouMean(id, controls);
        throw new InputError(place, {
          en: `safeguard '${safeguard.id}': no control '${id}' in ${key}${hint.en}`,
          ja: `対策 '${safeguard.id}': ${key} に項目 '${id}' はない${hint.ja}`,
        });
      }
    }
  });
}

/** The control ids of every column of the crosswalk. */
function columnsOf(frameworks: readonly Framework[]): ReadonlyMap<string, ReadonlySet<string>> {
  const columns = new Map<string, ReadonlySet<string>>();
  for (const { id, editions } of frameworks) {
    for (const edition of editions) {
      const key = editions.length > 1 ? `${id}@${edition.id}` : id;
      if (columns.has(key)) {
        throw new InputError(
          { file: `frameworks/${id}.yaml` },
          { en: `framework '${key}' is there twice`, ja: `フレームワーク '${key}' が重複している` },
        );
      }
      columns.set(key, new Set(edition.controls.map((control) => control.id)));
    }
  }
  return columns;
}

function placeOf(source: Yaml | undefined, at: number): InputError['place'] {
  const list = source?.kind === 'map' ? source.entries.find(({ key }) => key === 'safeguards')?.value : undefined;
  const item = list?.kind === 'list' ? list.items[at] : undefined;
  return item?.place ?? source?.place ?? { file: 'rules/safeguards.yaml' };
}
