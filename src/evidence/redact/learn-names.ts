import type { Json } from '../../model/json.ts';
import type { Resource } from '../../model/resource.ts';
import type { SnapshotLine } from '../../model/snapshot.ts';
import { isTested, type NameTest } from './name-tests.ts';
import { createNameTree, type NameTree } from './name-tree.ts';
import { isGenerated, namesInId } from './names-in-id.ts';

/** Gathers the names of a snapshot, line by line. */
export interface NameLearner {
  learn(line: SnapshotLine): void;
  /** All names, when every line was seen. */
  names(): NameTree;
}

/** Members that hold a name or a path that people thought up, of things that are no resources here. */
const nameMember =
  /^(?:prefixMatch|PathPattern|LogPath|Places|Repository|host|Aliases|subjectAltNames|principalDisplayName)$|Prefix$|(?:Bucket|Rule|Selection|Group|Vault|Container|Display|Account|Server|Cluster|Domain|Host|User|Role)Name$/i;

/**
 * Words that ids of AWS and Azure have between names. None is replaced within a text, or an id would no longer say what it
 * is of.
 */
const idWords =
  'arn aws azure amazonaws com providers microsoft subscriptions resourcegroups managementgroups default root role user key alias graph management login s3';

export interface LearnerOptions {
  /**
   * What rules compare with, word for word. A resource that is called so keeps its name, or a rule that asks for `default`
   * would no longer find it.
   */
  readonly keep: ReadonlySet<string>;
  /** What rules ask of the text of a name. A name of which it is so stays. */
  readonly tests?: readonly NameTest[];
}

export function createNameLearner({ keep, tests = [] }: LearnerOptions): NameLearner {
  const spared = new Set<string>();
  const names = new Map<string, string>();
  const words = new Set(idWords.split(' '));
  const learnName = (text: string): void => {
    if (text.length > 1 && !keep.has(text) && !isGenerated(text)) names.set(text, names.get(text) ?? text);
  };
  const learnText = (text: string, member: string): void => {
    for (const name of namesInId(text)) learnName(name);
    if (nameMember.test(member) && !/^[a-z]+:|^\/subscriptions\//.test(text)) learnName(text);
  };
  const learnJson = (value: Json, member: string): void => {
    if (typeof value === 'string') learnText(value, member);
    else if (Array.isArray(value)) for (const item of value) learnJson(item, member);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, held] of Object.entries(value)) learnJson(held, name);
    }
  };
  const learnResource = (resource: Resource): void => {
    const { type, id, name, attributes } = resource;
    for (const word of type.split('/')) words.add(word);
    if (isTested(resource, tests)) spared.add(name);
    learnName(name);
    for (const part of name.split(/[:/;]/)) learnName(part);
    learnText(id, '');
    learnJson(attributes, '');
    // Azure writes one name in several cases, and some ids escape it.
    const spellings = [name.toLowerCase(), encodeURIComponent(name.toWellFormed())];
    if (!names.has(name)) return;
    for (const spelling of spellings) if (spelling !== name && id.includes(spelling)) names.set(spelling, name);
  };
  return {
    learn(line) {
      for (const word of [line.target, line.account, line.region]) words.add(word);
      if (line.kind === 'call') words.add(line.service);
      else if (line.kind === 'resource') learnResource(line);
    },
    names: () => {
      const known = [...names].filter(([text]) => !words.has(text) && !spared.has(text));
      return createNameTree(new Map(known), spared);
    },
  };
}
