import { describe, expect, it } from 'vitest';
import { loadShippedCatalog } from '../../../src/catalog/load.ts';
import { azureSchemas } from '../../../src/providers/azure/collectors.ts';
import { resourceSchemas } from '../../../src/providers/schemas.ts';
import { permitting, refuseRequest } from '../../support/azure-denials.ts';
import type { AzureRequest } from '../../support/azure-request.ts';
import type { AzureServerOptions } from '../../support/azure-server.ts';
import { storageWorld } from '../../support/azure-storage.ts';
import type { AzureWorld } from '../../support/azure-world.ts';
import { testSubscription } from '../../support/collect-azure.ts';
import { oneSubscription, wholeWorld, withAzure } from '../support/azure.ts';

const catalog = await loadShippedCatalog(resourceSchemas);
const rules = catalog.rules.filter(({ id }) => id.startsWith('azure/'));
const gaps = wholeWorld('gaps');

describe('`comply preflight` of Azure', () => {
  async function preflight(world: AzureWorld, options: AzureServerOptions, ...args: string[]) {
    return withAzure(world, options, async ({ server, run }) => {
      const ended = await run(['preflight', ...oneSubscription, ...args]);
      return { ...ended, server, text: ended.stdout.replace(/\s+/g, ' ') };
    });
  }

  /** The calls that a preflight says cannot be read. */
  const refusedIn = (stdout: string) => [...stdout.matchAll(/^\? (\S+)$/gm)].map(([, call]) => call);

  /** What is asked about more than one thing all the same. */
  const severally = {
    'arm:Microsoft.Insights/diagnosticSettings': 'of the first resource of each type that has them',
    'arm:Microsoft.KeyVault/vaults/keys': 'for the list of a vault, and for its first key',
  };

  it('asks each call once, and finds nothing in the way: exit 0', async () => {
    const { code, stdout, stderr, text, server } = await preflight(gaps, {});
    expect([code, stderr, refusedIn(stdout)]).toEqual([0, '', []]);
    expect(text).toContain(`Nothing stands in the way of the ${rules.length} selected rules.`);
    const others = server.requests.filter(({ api }) => api !== 'resourcegraph');
    expect(new Set(others.map(({ key }) => key)).size).toBe(others.length);
    const often = Map.groupBy(others, ({ call, path }) => `${call} ${path.split('?')[1] ?? ''}`.trim());
    expect([...often].filter(([, { length }]) => length > 1).map(([call]) => call)).toEqual(Object.keys(severally));
    console.log(`preflight: ${server.requests.length} requests; ${stdout.split('\n', 1)[0]}`);
  });

  it('asks each call once in each subscription, however much there is', async () => {
    const second = '22222222-3333-4444-5555-666666666666';
    const names = ['acmeone', 'acmetwo', 'acmethree'];
    const server = await withAzure(twoSubscriptions(second, names), {}, async (azure) => {
      const both = [...oneSubscription, '--azure-subscription', second];
      const { code } = await azure.run(['preflight', ...both, '--rule', 'azure/storage/blob-soft-delete']);
      expect(code).toBe(0);
      return azure.server;
    });
    const asked = server.requests.filter(({ path }) => path.includes('/blobServices/'));
    expect(asked.map(({ subscription }) => subscription).sort()).toEqual([testSubscription, second]);
    expect(server.unanswered).toEqual([]);
  });

  it('names the action that is missing, and the rules: exit 3', async () => {
    const call = 'arm:Microsoft.Insights/diagnosticSettings';
    const script = (request: AzureRequest) => (request.call === call ? refuseRequest(request) : undefined);
    const { code, stdout, text } = await preflight(gaps, { script });
    expect([code, refusedIn(stdout)]).toEqual([3, [call]]);
    expect(text).toContain('Grant Microsoft.Insights/diagnosticSettings/read.');
    const readers = rules.filter(({ reads }) =>
      Object.entries(reads).some(([type, attributes]) => {
        const schema = azureSchemas.find((one) => one.type === type);
        const from = attributes.flatMap((name) => schema?.fields[name]?.from ?? []);
        return [...(schema?.list ?? []), ...from].some((ref) => ref.call === call);
      }),
    );
    const [, named = ''] = /rules will be unknown: (.*?) \d+ (?:calls? not tried|of \d+ selected)/.exec(text) ?? [];
    expect(named.split(', ')).toEqual(readers.map(({ id }) => id).sort());
    expect(text).toContain(`${readers.length} of ${rules.length} selected rules will be unknown.`);
    console.log(`${readers.length} rules will be unknown`);
  });

  it('names a type that Resource Graph hides, and a scope of Microsoft Graph', async () => {
    const action = 'Microsoft.KeyVault/vaults/read';
    const seen = permitting(gaps, ['*/read'], [action]);
    const script = (request: AzureRequest) =>
      request.call === 'graph:groupSettings' ? refuseRequest(request) : undefined;
    const { code, stdout, text } = await preflight(seen, { script });
    expect([code, refusedIn(stdout)]).toEqual([3, ['resourcegraph:resources', 'graph:groupSettings'].sort()]);
    expect(text).toContain(`(NoReadAction). Grant ${action} on the whole subscription.`);
    expect(text).toContain('Grant GroupSettings.Read.All.');
    for (const rule of ['azure/keyvault/purge-protection', 'azure/entra/smart-lockout']) expect(text).toContain(rule);
  });

  it('says of everything that is refused what to grant', async () => {
    const script = (request: AzureRequest) =>
      request.call === 'arm:subscriptions' ? undefined : refuseRequest(request);
    const { code, stdout, text } = await preflight(gaps, { script });
    expect(code).toBe(3);
    expect(text).toContain(`${rules.length} of ${rules.length} selected rules will be unknown.`);
    const granted = new Set(
      [...text.matchAll(/Grant ([\w./]+?)(?:\.| on) /g)].map(([, permission = '']) => permission.toLowerCase()),
    );
    console.log(
      `${refusedIn(stdout).length} gaps name ${granted.size} permissions in ${stdout.split('\n').length} lines`,
    );
    expect(granted.size).toBeGreaterThan(60);
  });
});

/** Storage accounts of the same names in two subscriptions. */
function twoSubscriptions(second: string, names: readonly string[]): AzureWorld {
  const { rows, answers } = storageWorld(...names);
  const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll(testSubscription, second)) as T;
  const isList = ({ path }: AzureWorld['answers'][number]) => path === '/subscriptions';
  const others = answers.filter((answer) => !isList(answer));
  const listed = answers.filter(isList).flatMap(({ body }) => (JSON.parse(body) as { value: object[] }).value);
  const body = JSON.stringify({ value: [...listed, ...copy(listed)] });
  const list = { method: 'GET', path: '/subscriptions', status: 200, body };
  return { rows: [...rows, ...copy(rows)], answers: [...others, ...copy(others), list] };
}
