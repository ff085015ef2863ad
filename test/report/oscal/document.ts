import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Assessment } from '../../../src/model/assessment.ts';
import type { Language } from '../../../src/model/text.ts';
import { reportOscalComponent } from '../../../src/report/oscal/component.ts';
import { reportOscalMapping } from '../../../src/report/oscal/mapping.ts';
import { reportOscalPoam } from '../../../src/report/oscal/poam.ts';
import { reportOscalResults } from '../../../src/report/oscal/results.ts';
import type { ReportOptions } from '../../../src/report/reporter.ts';

/** The four documents by the name of their root. */
export const reporters = {
  'assessment-results': reportOscalResults,
  'plan-of-action-and-milestones': reportOscalPoam,
  'component-definition': reportOscalComponent,
  'mapping-collection': reportOscalMapping,
} as const;
export type Root = keyof typeof reporters;
export const roots = Object.keys(reporters) as Root[];

const plain: ReportOptions = { language: 'en', color: 0, width: 80, verbose: false };

export function write(root: Root, assessment: Assessment, language: Language = 'en'): string {
  return [...reporters[root](assessment, { ...plain, language })].join('');
}

/** JSON as anything that can be walked. */
export type Node = { readonly [name: string]: unknown };

export function read(text: string, root: Root): Node {
  const document: unknown = JSON.parse(text);
  if (!isNode(document)) throw new Error('no object');
  if (Object.keys(document).join() !== root) throw new Error(`the root is ${Object.keys(document).join()}`);
  return node(document[root]);
}

export function node(value: unknown): Node {
  if (!isNode(value)) throw new Error(`no object: ${JSON.stringify(value)?.slice(0, 80)}`);
  return value;
}

/** A list of objects; empty where there is none. */
export function nodes(value: unknown): readonly Node[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new Error('no list');
  return value.map(node);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of one property of ours. */
export function propertyOf(of: Node, name: string): string | undefined {
  const found = nodes(of.props).filter((one) => one.name === name);
  if (found.length > 1) throw new Error(`${found.length} properties ${name}`);
  const value = found[0]?.value;
  return value === undefined ? undefined : String(value);
}

/** Every member of every object, with the name of the list or object it stands in. */
export function* walk(value: unknown, name = ''): Iterable<{ readonly at: string; readonly object: Node }> {
  if (Array.isArray(value)) for (const one of value) yield* walk(one, name);
  else if (isNode(value)) {
    yield { at: name, object: value };
    for (const [key, member] of Object.entries(value)) yield* walk(member, key);
  }
}

/** Validates by the official schema; returns what is wrong. */
export function validator(schema: object): (document: unknown) => readonly string[] {
  const ajv = new Ajv({ strict: false, allErrors: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return (document) =>
    validate(document) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const closed: readonly (readonly [at: string, member: string, allowed: readonly string[]])[] = [
  ['status', 'state', ['satisfied', 'not-satisfied', 'operational']],
  ['status', 'reason', ['pass', 'fail', 'other']],
  ['target', 'type', ['objective-id', 'statement-id']],
  ['risks', 'status', ['open', 'investigating', 'remediating', 'deviation-requested', 'deviation-approved', 'closed']],
  ['subjects', 'type', ['component', 'inventory-item', 'location', 'party', 'user', 'resource']],
  ['actors', 'type', ['tool', 'assessment-platform', 'party']],
  ['parties', 'type', ['person', 'organization']],
  ['remediations', 'lifecycle', ['recommendation', 'planned', 'completed']],
  ['components', 'type', ['system', 'software', 'validation']],
  ['provenance', 'method', ['human', 'automation', 'hybrid']],
  ['provenance', 'matching-rationale', ['syntactic', 'semantic', 'functional']],
  ['provenance', 'status', ['complete', 'not-complete', 'draft', 'deprecated', 'superseded']],
  ['maps', 'relationship', ['intersects-with']],
  ['sources', 'type', ['control', 'statement']],
  ['targets', 'type', ['control', 'statement']],
  ['source-resource', 'type', ['catalog', 'profile']],
  ['target-resource', 'type', ['catalog', 'profile']],
];

const closedAt = Map.groupBy(closed, ([at]) => at);

/**
 * What the schema leaves open and the metaschemas of OSCAL 1.2.2 close (usnistgov/OSCAL, src/metaschema): values of enumerations,
 * references that lead somewhere, ids that are one thing's only, properties that are ours.
 */
export function strictProblems(document: Node): readonly string[] {
  const problems: string[] = [];
  const ids = new Map<string, string>();
  const references: { readonly uuid: unknown; readonly to: readonly string[] }[] = [];
  for (const { at, object } of walk(document)) {
    if (object.uuid !== undefined) {
      const uuid = String(object.uuid);
      if (ids.has(uuid)) problems.push(`${at} ${uuid} is the id of ${ids.get(uuid)} too`);
      ids.set(uuid, at);
    }
    for (const [, member, allowed] of closedAt.get(at) ?? []) {
      const value = object[member];
      if (typeof value === 'string' && !allowed.includes(value)) {
        problems.push(`${at}.${member} is ${value}`);
      }
    }
    if (at === 'props' && object.ns !== 'https://comply-scan.dev/ns/oscal') problems.push(`${object.name} is not ours`);
    for (const method of at === 'observations' ? (object.methods as readonly string[]) : []) {
      if (!['EXAMINE', 'INTERVIEW', 'TEST'].includes(method)) problems.push(`method ${method}`);
    }
    for (const type of at === 'observations' ? (object.types as readonly string[]) : []) {
      if (!['control-objective', 'discovery'].includes(type)) problems.push(`observation type ${type}`);
    }
    references.push(...referencesOf(at, object));
  }
  for (const { uuid, to } of references) {
    const found = ids.get(String(uuid));
    if (found === undefined || !to.includes(found)) problems.push(`${uuid} leads to ${found ?? 'nothing'}, not ${to}`);
  }
  return [...problems, ...doubled(document)];
}

function referencesOf(at: string, object: Node) {
  const found: { readonly uuid: unknown; readonly to: readonly string[] }[] = [];
  const add = (member: string, ...to: readonly string[]) => {
    if (object[member] !== undefined) found.push({ uuid: object[member], to });
  };
  add('observation-uuid', 'observations');
  add('risk-uuid', 'risks');
  add('finding-uuid', 'findings');
  add('component-uuid', 'components');
  add('subject-uuid', object.type === 'party' ? 'parties' : 'inventory-items');
  add('actor-uuid', object.type === 'party' ? 'parties' : 'components');
  const local = ['href', 'source'].flatMap((member) => {
    const href = object[member];
    return typeof href === 'string' && href.startsWith('#') ? [{ uuid: href.slice(1), to: ['resources'] }] : [];
  });
  if (at === 'import-ap' && local.length === 0) throw new Error('import-ap leads out of the document');
  return [...found, ...local];
}

/** Metadata properties are unique by name, name space, class and value: oscal-unique-metadata-property. */
function doubled(document: Node): readonly string[] {
  const keys = nodes(node(document.metadata).props).map((one) => JSON.stringify([one.name, one.class, one.value]));
  return keys.length === new Set(keys).size ? [] : ['two properties of the metadata are the same'];
}
