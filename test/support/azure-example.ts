import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { collectors } from '../../src/providers/azure/collectors.ts';
import type { Wanted } from '../../src/providers/provider.ts';
import type { ResourceSchema } from '../../src/providers/schema.ts';
import { typeOfPath } from './azure-request.ts';
import { answering } from './azure-session.ts';
import { type AzureRow, type AzureWorld, joinWorlds, loadAzureWorld } from './azure-world.ts';
import { testSubscription } from './collect-azure.ts';

/** Beside the repository; not part of it. */
export const exampleFolder = fileURLToPath(new URL('../../../shared/examples/azure/', import.meta.url));

type Json = Readonly<Record<string, unknown>>;

/** An answer as Microsoft's specifications show it. */
export interface AzureExample {
  /** Where it is asked for, in the subscription of the tests. */
  readonly path: string;
  /** `microsoft.storage/storageaccounts/blobservices`. */
  readonly type: string;
  readonly body: Json;
  /** The elements of a list, or the one thing that it is. */
  readonly items: readonly Json[];
}

const inventory = collectors.flatMap((collector) => collector.inventory);
const scope = `/subscriptions/${testSubscription}`;

/** Where an example is asked for that does not say so by the ids in it. */
const paths: Readonly<Record<string, string>> = {
  'Microsoft.Insights/DiagnosticSettings_List.json': `${scope}/resourceGroups/acme-prod/providers/Microsoft.KeyVault/vaults/acme/providers/Microsoft.Insights/diagnosticSettings`,
  'Microsoft.Insights/SubscriptionDiagnosticSettings_List.json': `${scope}/providers/Microsoft.Insights/diagnosticSettings`,
  'Microsoft.Security/ListSecurityContacts.json': `${scope}/providers/Microsoft.Security/securityContacts`,
  'Microsoft.Sql/TransparentDataEncryptions_Get.json': `${scope}/resourceGroups/security-tde-resourcegroup/providers/Microsoft.Sql/servers/securitytde/databases/testdb/transparentDataEncryption/current`,
};

/** What stands for a value in an example, where we read only those that have it: a role's kind, a recommendation's id. */
const values: Readonly<Record<string, string>> = {
  '"roletype"': '"CustomRole"',
  '21300918-b2e3-0346-785f-c77ff57d243b': anyAssessment(),
};

function anyAssessment(): string {
  const { where = '' } = inventory.find(({ type }) => type === 'microsoft.security/assessments') ?? {};
  return /'([^']+)'/.exec(where)?.[1] ?? '';
}

export function readExample(name: string): AzureExample | undefined {
  let text = readFileSync(`${exampleFolder}${name}`, 'utf8');
  for (const [before, after] of Object.entries(values)) text = text.replaceAll(before, after);
  const { responses } = JSON.parse(text) as { readonly responses: { readonly 200: { readonly body: Json } } };
  const body = JSON.parse(
    JSON.stringify(responses[200].body).replace(/\/subscriptions\/[^/"]+/gi, scope),
  ) as AzureExample['body'];
  const isList = Array.isArray(body.value);
  const items = isList ? (body.value as readonly Json[]) : [body];
  const id = items[0]?.id;
  if (typeof id !== 'string') return undefined;
  const path = paths[name] ?? (isList ? id.slice(0, id.lastIndexOf('/')) : id);
  // A page that follows is not among the examples.
  const { nextLink: _, ...rest } = body;
  return { path, type: typeOfPath(path).toLowerCase(), body: rest, items };
}

/** A subscription in which the example is there: as rows of Resource Graph, and where its path is asked for. */
export function worldOf({ path, type, body, items }: AzureExample): AzureWorld {
  const own = inventory.find((entry) => entry.type === type);
  const rows = own ? items.map((item) => toRow(own.table, { ...item, type })) : parentRow(path);
  const list = path.slice(0, path.lastIndexOf('/'));
  // What is shown alone may be read from a list as well.
  const alone = Array.isArray(body.value) ? [] : [answering(list, { value: items })];
  const answers = [
    ...listsTo(path),
    ...alone,
    answering(path, body),
    ...items.map((item) => answering(String(item.id), item)),
  ];
  return joinWorlds([
    loadAzureWorld('base'),
    ...answers.map((answer) => ({ rows: [], answers: [answer] })),
    { rows, answers: [] },
  ]);
}

/** Lists of what stands on the way to a path, each with that one thing. */
function listsTo(path: string) {
  const parts = path.split('/');
  const start = parts.lastIndexOf('providers') + 4;
  return parts.slice(start).map((name, index) => {
    const id = parts.slice(0, start + index + 1).join('/');
    return answering(id.slice(0, id.lastIndexOf('/')), { value: [{ id, name, properties: {} }] });
  });
}

function toRow(table: string, item: Json): AzureRow {
  return { table, row: { location: 'japaneast', subscriptionId: testSubscription, ...item } };
}

/** The resource that is listed, of those on the way to what the path names. */
function parentRow(path: string): readonly AzureRow[] {
  const parts = path.split('/');
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const id = parts.slice(0, length).join('/');
    const type = typeOfPath(id).toLowerCase();
    const entry = inventory.find((one) => one.type === type);
    if (entry) return [toRow(entry.table, { id, name: parts[length - 1], type, properties: {} })];
  }
  return [];
}

/** The attributes that are read from the example; empty: nothing is. */
export function wantedOf({ type }: AzureExample): Wanted {
  const found = collectors.flatMap(({ schemas }) =>
    schemas.map((schema): readonly [string, ReadonlySet<string>] => {
      const isRow = inventory.some((entry) => entry.schema.type === schema.type && entry.type === type);
      return [schema.type, attributesOf(schema, type, isRow)];
    }),
  );
  return new Map(found.filter(([, attributes]) => attributes.size > 0));
}

function attributesOf({ list, fields }: ResourceSchema, type: string, isRow: boolean): ReadonlySet<string> {
  const isOwn = (call: string): boolean => call.toLowerCase() === `arm:${type}`;
  const isListed = isRow || list.some(({ call }) => isOwn(call));
  const names = Object.entries(fields).filter(([, { from }]) => from?.some(({ call }) => isOwn(call)) ?? isListed);
  return new Set(names.map(([name]) => name));
}
