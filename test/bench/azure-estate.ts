import { azureCases } from '../support/azure-cases.ts';
import type { AzureRequest } from '../support/azure-request.ts';
import { type AzureAnswer, type AzureWorld, joinWorlds, loadAzureWorld } from '../support/azure-world.ts';

const template = '11111111-2222-3333-4444-555555555555';

/** Many subscriptions, each with copies of what the compliant worlds of all services hold. */
export interface Estate {
  readonly world: AzureWorld;
  readonly subscriptions: readonly string[];
  /** Rows of the table `resources`. */
  readonly resources: number;
  /** What is asked about a copy is answered as about what it is a copy of. */
  readonly otherwise: (request: AzureRequest) => AzureAnswer | undefined;
}

export interface EstateSize {
  readonly subscriptions: number;
  readonly resources: number;
}

export function buildEstate(size: EstateSize): Estate {
  const paths = azureCases.filter(({ name }) => name === 'compliant').map(({ path }) => path);
  const source = joinWorlds(['base', ...paths].map((path) => loadAzureWorld(path)));
  const subscriptions = Array.from(
    { length: size.subscriptions },
    (_, index) => `00000000-0000-0000-0000-${String(index).padStart(12, '0')}`,
  );
  const own = source.rows.filter(({ row }) => row.subscriptionId === template);
  // A server has one database of that name.
  const listed = own.filter(({ table, row }) => table === 'resources' && row.name !== 'master');
  const rest = own.filter(({ table }) => table !== 'resources');
  const each = size.resources / size.subscriptions;
  const rows = subscriptions.flatMap((subscription) => [
    ...Array.from({ length: each }, (_, index) => {
      const copied = listed[index % listed.length];
      if (!copied) throw new Error('the worlds hold no resource');
      return copy(copied, subscription, Math.floor(index / listed.length));
    }),
    ...rest.map((row) => copy(row, subscription, 0)),
  ]);
  const answers = new Map(source.answers.map((answer) => [keyOf(answer), answer]));
  const permissions = subscriptions.map((subscription) => permissionsOf(source, subscription));
  const ofTenant = source.answers.filter(({ path }) => path.startsWith('/v1.0/') || path.startsWith('/beta/'));
  return {
    world: { rows, answers: [...ofTenant, listOf(subscriptions), ...permissions] },
    subscriptions,
    resources: rows.filter(({ table }) => table === 'resources').length,
    otherwise: ({ method, path }) => {
      const asked = templateOf(path.toLowerCase());
      const found =
        answers.get(keyOf({ method, path: asked })) ??
        answers.get(keyOf({ method, path: asked.split('?', 1)[0] ?? '' }));
      return found && { ...found, body: asIn(path, found.body) };
    },
  };
}

/** What a path of a copy is a copy of. */
function templateOf(path: string): string {
  return path.replace(/-copy\d+/g, '').replace(/00000000-0000-0000-0000-\d{12}/g, template);
}

/** An answer about a copy tells of the copy: its subscription, and its name on the way to what lies below it. */
function asIn(path: string, body: string): string {
  const subscription = /\/subscriptions\/([^/]+)/i.exec(path)?.[1] ?? template;
  const copies = path.split('/').filter((part) => /-copy\d+$/.test(part));
  return copies.reduce(
    (text, name) => text.replaceAll(`/${name.replace(/-copy\d+$/, '')}/`, `/${name}/`),
    body.replaceAll(template, subscription),
  );
}

type Row = AzureWorld['rows'][number];

/** The row in another subscription and, after the first copy, under another name. */
function copy({ table, row }: Row, subscription: string, number: number): Row {
  const suffix = number === 0 ? '' : `-copy${number}`;
  const text = JSON.stringify({ ...row, id: `${row.id}${suffix}`, name: `${row.name}${suffix}` });
  return { table, row: JSON.parse(text.replaceAll(template, subscription)) as Row['row'] };
}

function listOf(subscriptions: readonly string[]): AzureAnswer {
  const value = subscriptions.map((subscriptionId) => ({
    subscriptionId,
    displayName: `acme-${Number(subscriptionId.slice(-4))}`,
    state: 'Enabled',
    tenantId: '99999999-8888-7777-6666-555555555555',
  }));
  return { method: 'GET', path: '/subscriptions', status: 200, body: JSON.stringify({ value }) };
}

function keyOf({ method, path }: Pick<AzureAnswer, 'method' | 'path'>): string {
  return `${method} ${path.toLowerCase()}`;
}

/** What the caller may do there: as in the subscription that is copied. */
function permissionsOf({ answers }: AzureWorld, subscription: string): AzureAnswer {
  const found = answers.find(({ path }) => /\/providers\/Microsoft\.Authorization\/permissions$/i.test(path));
  if (!found) throw new Error('the worlds do not say what the caller may do');
  return { ...found, path: found.path.replace(template, subscription) };
}
