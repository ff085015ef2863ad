import { InputError } from '../model/errors.ts';
import {
  certainties,
  coverages,
  type Edition,
  type Framework,
  frameworkIds,
  type Group,
  type Label,
  type ProposedItem,
} from '../model/framework.ts';
import type { Text } from '../model/text.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readBoolean, readFields, readList, readString, readStrings, readWord } from '../yaml/read.ts';
import { readText } from '../yaml/read-text.ts';
import { checkParents, checkSuccessors, refuseDoubles } from './check-framework.ts';
import { parseControl } from './parse-control.ts';

type Words = Pick<Framework, 'kinds' | 'levels' | 'categories' | 'roles'>;

/**
 * Reads `rules/frameworks/<id>.yaml`.
 * @throws InputError for an unknown or missing key, a word the file does not declare, a doubled id, a parent or
 * successor that is not there.
 */
export function parseFramework(yaml: Yaml): Framework {
  const required = ['id', 'title', 'term', 'publisher', 'licenceNote', 'notes', 'editions'];
  const optional = ['kinds', 'levels', 'categories', 'roles', 'proposed', 'proposedNotice'];
  const fields = readFields(yaml, required, optional);
  const strings = (key: string): readonly string[] => {
    const node = fields.find(key);
    return node ? readStrings(node) : [];
  };
  const words: Words = {
    kinds: readLabels(fields.find('kinds')),
    levels: readLabels(fields.find('levels')),
    categories: strings('categories'),
    roles: strings('roles'),
  };
  const editionNodes = readList(fields.get('editions'));
  if (editionNodes.length === 0) {
    throw new InputError(fields.get('editions').place, {
      en: 'a framework needs an edition',
      ja: 'フレームワークには版が1つ以上必要である',
    });
  }
  const editions = editionNodes.map((node) => parseEdition(node, words));
  refuseDoubles(editions, editionNodes);
  editionNodes.forEach((node, at) => {
    checkSuccessors(node, editions[at], editions);
  });
  const notice = fields.find('proposedNotice');
  const proposedNode = fields.find('proposed');
  if (proposedNode && !notice) {
    throw new InputError(proposedNode.place, {
      en: "proposed items need a 'proposedNotice'",
      ja: "提案中の項目には 'proposedNotice' が必要である",
    });
  }
  const proposed = proposedNode ? readList(proposedNode) : [];
  return {
    id: readWord(fields.get('id'), frameworkIds),
    title: readText(fields.get('title')),
    term: readText(fields.get('term')),
    ...words,
    publisher: readText(fields.get('publisher')),
    licenceNote: readText(fields.get('licenceNote')),
    notes: readList(fields.get('notes')).map(readText),
    editions,
    proposed: proposed.map((node) => parseProposed(node, editions)),
    ...(notice && { proposedNotice: readText(notice) }),
  };
}

function parseEdition(node: Yaml, words: Words): Edition {
  const optional = ['current', 'successor', 'citation', 'inheritedCitation', 'volumes', 'bases'];
  const fields = readFields(node, ['id', 'title', 'groups', 'controls'], optional);
  const text = (key: string): Text | undefined => {
    const found = fields.find(key);
    return found && readText(found);
  };
  const volumes = readLabels(fields.find('volumes'));
  const groups = readList(fields.get('groups')).map((group) => parseGroup(group, volumes));
  const controlNodes = readList(fields.get('controls'));
  const scope = {
    ...words,
    groups: groups.map(({ group }) => group),
    volumes: new Map(groups.flatMap(({ group, volume }) => (volume ? [[group.id, volume] as const] : []))),
    citation: text('citation'),
    inheritedCitation: text('inheritedCitation'),
    bases: readLabels(fields.find('bases')),
  };
  const controls = controlNodes.map((control) => parseControl(control, scope));
  refuseDoubles(controls, controlNodes);
  checkParents(controls, controlNodes);
  const current = fields.find('current');
  const successor = fields.find('successor');
  return {
    id: readString(fields.get('id')),
    title: readText(fields.get('title')),
    current: current ? readBoolean(current) : true,
    ...(successor && { successor: readString(successor) }),
    groups: scope.groups,
    controls,
  };
}

function parseGroup(node: Yaml, volumes: readonly Label[]): { group: Group; volume: Text | undefined } {
  const fields = readFields(node, ['id', 'title'], ['coverage', 'volume']);
  const coverage = fields.find('coverage');
  const volume = fields.find('volume');
  const volumeId =
    volume &&
    readWord(
      volume,
      volumes.map((label) => label.id),
    );
  return {
    group: {
      id: readString(fields.get('id')),
      title: readText(fields.get('title')),
      ...(coverage && { coverage: readWord(coverage, coverages) }),
    },
    volume: volumes.find((label) => label.id === volumeId)?.title,
  };
}

function parseProposed(node: Yaml, editions: readonly Edition[]): ProposedItem {
  const fields = readFields(node, ['id', 'title', 'summary', 'citation', 'certainty', 'relatedControls']);
  const controls = editions.flatMap((edition) => edition.controls.map((control) => control.id));
  return {
    id: readString(fields.get('id')),
    title: readText(fields.get('title')),
    summary: readText(fields.get('summary')),
    citation: readText(fields.get('citation')),
    certainty: readWord(fields.get('certainty'), certainties),
    relatedControls: readList(fields.get('relatedControls')).map((related) => readWord(related, controls)),
  };
}

function readLabels(node: Yaml | undefined): readonly Label[] {
  if (node === undefined) return [];
  return readList(node).map((item) => {
    const fields = readFields(item, ['id', 'title']);
    return { id: readString(fields.get('id')), title: readText(fields.get('title')) };
  });
}
