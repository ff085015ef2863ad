import type { Cause } from '../../model/cause.ts';
import type { Costs } from '../../model/cost.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Resource } from '../../model/resource.ts';
import type { Responsibility } from '../../model/responsibility.ts';
import type { LedgerCall, RecordedAnswer, SnapshotLine, SnapshotTarget } from '../../model/snapshot.ts';
import type { NameTree } from './name-tree.ts';
import { isGenerated } from './names-in-id.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { readTagPair } from './tag-pair.ts';

export interface PseudonymOptions {
  readonly pseudonyms: Pseudonyms;
  /** All names of the snapshot; absent: names stay. */
  readonly names?: NameTree;
  /** Values of tags are replaced. */
  readonly tags: boolean;
  /** What rules compare with, word for word: it stays, also as a tag's value. */
  readonly keep: ReadonlySet<string>;
}

export interface Pseudonymiser {
  line(line: SnapshotLine): SnapshotLine;
  target(target: SnapshotTarget): SnapshotTarget;
  declared(declared: Declared): Declared;
}

/** What is declared beside the verdicts. */
export interface Declared {
  readonly responsibilities?: readonly Responsibility[];
  readonly costs?: Costs;
}

/** Most texts that are remembered. */
const memoryLimit = 32_768;

/**
 * Puts pseudonyms in the place of names: the same for a name wherever it stands, so that what was equal stays equal and
 * lookups join as before. Accounts, regions, types and what rules compare with stay.
 */
export function createPseudonymiser({ pseudonyms, names, tags, keep }: PseudonymOptions): Pseudonymiser {
  const known = new Map<string, string>();
  const replace = (text: string): string => {
    if (!names || keep.has(text)) return text;
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= memoryLimit) known.clear();
    const after = names.replace(text, pseudonyms.name);
    known.set(text, after);
    return after;
  };
  /** A name of its own, whether it occurs elsewhere or not. */
  const replaceWhole = (text: string, isOfScope: boolean): string => {
    if (!names || isOfScope || keep.has(text) || names.spared.has(text) || isGenerated(text)) return text;
    return pseudonyms.name(names.find(text) ?? text);
  };
  const replaceJson = (value: Json, isTag: boolean): Json => {
    if (typeof value === 'string') return replace(value);
    if (typeof value !== 'object' || value === null) return value;
    if (isList(value)) return value.map((item) => replaceJson(item, isTag));
    return replaceMembers(value, isTag);
  };
  const replaceMembers = (object: JsonObject, isTag: boolean): JsonObject => {
    const pair = tags && isTag ? readTagPair(object) : undefined;
    return Object.fromEntries(
      Object.entries(object).map(([name, held]) => [
        name,
        name === pair?.member ? replaceTag(pair.value) : replaceJson(held, isTag || /^tags$/i.test(name)),
      ]),
    );
  };
  const replaceTag = (text: string): string => (text === '' || keep.has(text) ? text : pseudonyms.tag(text));
  const replaceAsked = (line: LedgerCall | RecordedAnswer): { subject?: string; host?: string } => {
    const asked: { subject?: string; host?: string } = {};
    if (line.kind === 'call' && line.host !== undefined) asked.host = replace(line.host);
    if (line.subject !== undefined) asked.subject = replaceSubject(line.subject, line);
    return asked;
  };
  /** Of nothing that was found, perhaps, and a name all the same. */
  const replaceSubject = (subject: string, line: SnapshotLine): string => {
    const replaced = replace(subject);
    return replaced === subject ? replaceWhole(replaced, isScope(line, replaced)) : replaced;
  };
  const replaceCause = (cause: Cause, line: SnapshotLine): Cause => {
    const { subject, place } = cause;
    if (subject === undefined) return cause;
    return {
      ...cause,
      subject: replaceSubject(subject, line),
      ...(place !== undefined && { place: replace(place) }),
    };
  };
  const replaceMarks = (marks: Resource['unread'], line: SnapshotLine): Resource['unread'] =>
    Object.fromEntries(Object.entries(marks).map(([path, cause]) => [path, replaceCause(cause, line)]));
  return {
    line(line) {
      if (line.kind === 'resource') {
        const name = replaceWhole(line.name, isScope(line, line.name));
        return {
          ...line,
          name,
          id: replace(line.id),
          attributes: replaceMembers(line.attributes, false),
          unread: replaceMarks(line.unread, line),
          partial: replaceMarks(line.partial, line),
        };
      }
      if (line.kind === 'answer') return withoutAnswer({ ...line, ...replaceAsked(line) });
      if (line.kind !== 'call') return line;
      return { ...line, ...replaceAsked(line), ...(line.cause && { cause: replaceCause(line.cause, line) }) };
    },
    target(target) {
      const { caller, accounts } = target;
      return {
        ...target,
        ...(caller !== undefined && { caller: replace(caller) }),
        ...(accounts && {
          accounts: accounts.map((account) => ({
            ...account,
            ...(account.name !== undefined && { name: replaceWhole(account.name, false) }),
            ...(account.caller !== undefined && { caller: replace(account.caller) }),
          })),
        }),
      };
    },
    declared(declared) {
      const { responsibilities, costs } = declared;
      if (!names) return declared;
      return {
        // A vendor has the pseudonym of its resource. Texts that people wrote name whom they like, and are left out.
        ...(responsibilities && {
          responsibilities: responsibilities.map(({ report: _, note: __, vendor, ...one }) => ({
            ...one,
            ...(vendor !== undefined && { vendor: replaceWhole(vendor, false) }),
          })),
        }),
        ...(costs && { costs: { ...costs, items: costs.items.map(({ note: _, ...item }) => item) } }),
      };
    },
  };
}

/** What a provider answered is full of names, in its texts and its keys: the answers are not kept beside pseudonyms. */
function withoutAnswer({ body: _, fault, ...line }: RecordedAnswer): RecordedAnswer {
  if (!fault) return line;
  const { message: __, ...told } = fault;
  return { ...line, fault: told };
}

function isScope({ target, account, region }: SnapshotLine, text: string): boolean {
  return text === account || text === region || text === target;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
