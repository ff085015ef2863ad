import { join } from 'node:path';
import { optional } from '../../collect/parse-line.ts';
import { type Found, readArray, readObject, readOneOf, readRecord, readSha256, readText } from '../../collect/shape.ts';
import { evidenceFiles } from '../../model/evidence.ts';
import type { SafeguardLinks } from '../../model/framework.ts';
import { type Extent, extents } from '../../model/rule.ts';
import type { Text } from '../../model/text.ts';
import { readJsonFile, readLines } from '../bundle/read-file.ts';
import { checkFile, type OpenBundle, parseAt } from './open-bundle.ts';
import { readWords } from './parse-result.ts';

/** Of a rule what a control's folder says beside the assessment. */
export interface CatalogRule {
  readonly id: string;
  readonly digest: string;
  readonly resource: string;
  readonly safeguards: readonly { readonly id: string; readonly extent: Extent }[];
  /** Every resource type it reads: the one it judges, and those it looks up. */
  readonly reads: readonly string[];
}

/** Of the catalogs what a control's folder says beside the assessment. */
export interface CatalogEntry {
  readonly summary: Text;
  readonly group?: Text;
  readonly kind?: Text;
  readonly level?: Text;
  /** Safeguards that name the control, with why, and whether they are primary. */
  readonly safeguards: readonly {
    readonly id: string;
    readonly kind: 'technical' | 'governance';
    readonly title: Text;
    readonly rationale: Text;
    readonly isPrimary: boolean;
  }[];
}

/** The rules of a bundle. Throws InputError. */
export async function readCatalogRules({ folder, manifest }: OpenBundle): Promise<readonly CatalogRule[]> {
  const path = evidenceFiles.rules;
  await checkFile(folder, manifest, path);
  const rules: CatalogRule[] = [];
  for await (const line of readLines(folder, path)) {
    const { value, place } = parseAt(folder, path, line);
    const at = readObject({ value, place, path: '' });
    rules.push({
      id: readText(at('id')),
      digest: readSha256(at('digest')),
      resource: readText(at('resource')),
      safeguards: readArray(at('safeguards'), (found) => {
        const one = readObject(found);
        return { id: readText(one('id')), extent: readOneOf(one('extent'), extents) };
      }),
      reads: Object.keys(readRecord(at('reads'), () => true)),
    });
  }
  return rules;
}

/** Which control of which edition. */
export interface CatalogSelector {
  readonly framework: string;
  readonly edition: string;
  readonly control: string;
}

/** What the catalogs of a bundle say of one control; `undefined` where they do not know it. Throws InputError. */
export async function readCatalogEntry(
  { folder, manifest }: OpenBundle,
  { framework, edition, control }: CatalogSelector,
): Promise<CatalogEntry | undefined> {
  const path = evidenceFiles.catalog;
  await checkFile(folder, manifest, path);
  const value = readJsonFile(folder, path, manifest.files[path]);
  const at = readObject({ value, place: { file: join(folder, path) }, path: '' });
  const ofFramework = pick(at('frameworks'), framework);
  if (!ofFramework) return undefined;
  const editions = ofFramework('editions');
  const ofEdition = pick(editions, edition);
  const ofControl = ofEdition && pick(ofEdition('controls'), control);
  if (!ofControl) return undefined;
  const single = readArray(editions, (found) => found).length === 1;
  const titleIn = (list: Found, id: string | undefined) => {
    const label = id === undefined ? undefined : pick(list, id);
    return label && readWords(label('title'));
  };
  const group = titleIn(ofEdition('groups'), readText(ofControl('group')));
  const kind = titleIn(ofFramework('kinds'), optional('kind', ofControl('kind'), readText).kind);
  const level = titleIn(ofFramework('levels'), optional('level', ofControl('level'), readText).level);
  return {
    summary: readWords(ofControl('summary')),
    ...(group && { group }),
    ...(kind && { kind }),
    ...(level && { level }),
    safeguards: readSafeguards(at('safeguards'), single ? framework : `${framework}@${edition}`, control),
  };
}

function readSafeguards(list: Found, column: string, control: string): CatalogEntry['safeguards'] {
  return readArray(list, (found) => {
    const at = readObject(found);
    const links = readRecord(at('controls'), readLinks);
    const own = Object.hasOwn(links, column) ? links[column] : undefined;
    const isPrimary = own?.primary.includes(control) === true;
    if (!isPrimary && !own?.supporting.includes(control)) return [];
    return [
      {
        id: readText(at('id')),
        kind: readOneOf(at('kind'), ['technical', 'governance']),
        title: readWords(at('title')),
        rationale: readWords(at('rationale')),
        isPrimary,
      },
    ];
  }).flat();
}

function readLinks(found: Found): SafeguardLinks {
  const at = readObject(found);
  return { primary: readArray(at('primary'), readText), supporting: readArray(at('supporting'), readText) };
}

/** The element of this id. */
function pick(list: Found, id: string): ((key: string) => Found) | undefined {
  return readArray(list, readObject).find((at) => at('id').value === id);
}
