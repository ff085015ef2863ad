import { InputError } from '../model/errors.ts';
import {
  assessments,
  type Control,
  certainties,
  editionStates,
  type Group,
  type Label,
  successorCertainties,
} from '../model/framework.ts';
import type { Text } from '../model/text.ts';
import type { Yaml } from '../yaml/parse.ts';
import { type Fields, readBoolean, readFields, readList, readString, readStrings, readWord } from '../yaml/read.ts';
import { readText } from '../yaml/read-text.ts';
import { cite, partsOf } from './cite.ts';

/** What the controls of one edition may refer to. */
export interface ControlScope {
  readonly groups: readonly Group[];
  readonly kinds: readonly Label[];
  readonly levels: readonly Label[];
  readonly categories: readonly string[];
  readonly roles: readonly string[];
  /** How an entry is cited; absent: by its id. */
  readonly citation: Text | undefined;
  /** The same, for an inherited one. */
  readonly inheritedCitation: Text | undefined;
  /** The volume each group belongs to. */
  readonly volumes: ReadonlyMap<string, Text>;
  /** The editions that numbers come from. */
  readonly bases: readonly Label[];
}

const required = ['id', 'group', 'title', 'summary', 'assessment'];
const optional = [
  ...['number', 'numberKnown', 'basis', 'inCurrentEdition', 'certainty', 'kind', 'level', 'category', 'parent'],
  ...['roles', 'inherited', 'informative', 'successors', 'successorCertainty', 'supply'],
];

/** The circled digits Japanese guidelines number their items with. */
const circledDigit = /[\u2460-\u2473\u3251-\u325f]/;

/** Reads one entry of a catalog. Throws InputError, also for a word that its framework does not declare. */
export function parseControl(node: Yaml, scope: ControlScope): Control {
  const fields = readFields(node, required, optional);
  const ids = (labels: readonly Label[]): readonly string[] => labels.map((label) => label.id);
  const roles = fields.find('roles');
  const supply = fields.find('supply');
  const control = {
    id: readString(fields.get('id')),
    group: readWord(fields.get('group'), ids(scope.groups)),
    title: readText(fields.get('title')),
    summary: readText(fields.get('summary')),
    assessment: readWord(fields.get('assessment'), assessments),
    ...(supply && { supply: readText(supply) }),
    ...word(fields, 'kind', ids(scope.kinds)),
    ...word(fields, 'level', ids(scope.levels)),
    ...word(fields, 'category', scope.categories),
    ...(fields.find('parent') && { parent: readString(fields.get('parent')) }),
    ...(roles && { roles: readList(roles).map((role) => readWord(role, scope.roles)) }),
    ...flag(fields, 'inherited'),
    ...flag(fields, 'informative'),
    ...flag(fields, 'numberKnown'),
    ...word(fields, 'certainty', certainties),
    ...word(fields, 'inCurrentEdition', editionStates),
  };
  return { ...control, ...readCitation(fields, control, scope), ...readSuccessors(fields) };
}

function readCitation(
  fields: Fields,
  control: Pick<Control, 'id' | 'group' | 'inherited' | 'numberKnown'>,
  scope: ControlScope,
): Pick<Control, 'citation' | 'editionBasis'> {
  const id = { en: control.id, ja: control.id };
  const template = (control.inherited ? scope.inheritedCitation : scope.citation) ?? { en: '{id}', ja: '{id}' };
  const number = readNumber(fields, control.numberKnown ?? true);
  const basisId = fields.find('basis');
  const basisWord =
    basisId &&
    readWord(
      basisId,
      scope.bases.map((label) => label.id),
    );
  const basis = scope.bases.find((label) => label.id === basisWord)?.title;
  const volume = scope.volumes.get(control.group);
  const parts = { id, ...(number && { number }), ...(basis && { basis }), ...(volume && { volume }) };
  for (const name of partsOf(template)) {
    if (name in parts) continue;
    throw new InputError(fields.node.place, {
      en: `'${control.id}' has no ${name} to cite it with`,
      ja: `'${control.id}' に引用表記用の ${name} がない`,
    });
  }
  return { citation: cite(template, parts), ...(basis && { editionBasis: basis }) };
}

/** A number is the same in both languages, or `{ en, ja }` where words stand in its place. */
function readNumber(fields: Fields, known: boolean): Text | undefined {
  const node = fields.find('number');
  if (node === undefined) return undefined;
  const plain = node.kind === 'map' ? undefined : readString(node);
  const number = plain === undefined ? readText(node) : { en: plain, ja: plain };
  if (!known && circledDigit.test(number.en + number.ja)) {
    throw new InputError(node.place, {
      en: 'the number of this item is not known; name the item by its subject',
      ja: 'この項目の番号は確認できていない。番号でなく主題で示すこと',
    });
  }
  return number;
}

function readSuccessors(fields: Fields): Pick<Control, 'successors'> {
  const node = fields.find('successors');
  if (node === undefined) return {};
  const certainty = fields.find('successorCertainty');
  return {
    successors: {
      controls: readStrings(node),
      certainty: certainty ? readWord(certainty, successorCertainties) : 'certain',
    },
  };
}

function word<Key extends string, const Word extends string>(
  fields: Fields,
  key: Key,
  words: readonly Word[],
): Partial<Record<Key, Word>> {
  const node = fields.find(key);
  return node ? ({ [key]: readWord(node, words) } as Record<Key, Word>) : {};
}

function flag<Key extends string>(fields: Fields, key: Key): Partial<Record<Key, boolean>> {
  const node = fields.find(key);
  return node ? ({ [key]: readBoolean(node) } as Record<Key, boolean>) : {};
}
