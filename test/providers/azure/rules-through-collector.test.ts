import { beforeEach, describe, expect, it } from 'vitest';
import { loadCatalog, shippedRules } from '../../../src/catalog/load.ts';
import { selectRules } from '../../../src/catalog/select.ts';
import type { Result } from '../../../src/model/result.ts';
import type { Rule } from '../../../src/model/rule.ts';
import { resourceSchemas } from '../../../src/providers/schemas.ts';
import { azureCases } from '../../support/azure-cases.ts';
import { denyCall, isOfPlan, refuseRequest } from '../../support/azure-denials.ts';
import type { AzureFaultScript } from '../../support/azure-fault.ts';
import { loadAzureWorld } from '../../support/azure-world.ts';
import { type AzureCollected, azureObservedAt, collectAzure, isolateAzure } from '../../support/collect-azure.ts';
import { declarePhi } from '../../support/declared-phi.ts';
import { judgeCollected, keyOf, rulesReading } from '../../support/judge-collected.ts';

const catalog = await loadCatalog(shippedRules, resourceSchemas);
const rules = catalog.rules.filter(({ resource }) => resource.startsWith('azure/'));
const { wanted } = selectRules({ ...catalog, rules }, {});
const services = [...new Set(azureCases.map(({ service }) => service))];

/** A whole subscription and its tenant: every service is the case of this name. */
function account(name: string, other: Readonly<Record<string, string>> = {}): ReadonlyMap<string, string> {
  return new Map(services.map((service) => [service, `${service}/${other[service] ?? name}`]));
}

const others = azureCases.filter(({ name }) => name !== 'compliant' && name !== 'gaps');
const accounts = [account('compliant'), account('gaps')];
const variants = others.map(({ service, name }) => account('compliant', { [service]: name }));

type Found = AzureCollected;

/** Collects one case as a scan does, asking only for what the rules read of its service. */
function collectService(path: string, script?: AzureFaultScript): Promise<Found> {
  const [service = ''] = path.split('/');
  const own = new Map([...wanted].filter(([type]) => type.split('/')[1] === service));
  return collectAzure(loadAzureWorld('base', path), { wanted: own, script });
}

const known = new Map<string, Promise<Found>>();
function collectOnce(path: string): Promise<Found> {
  const found = known.get(path) ?? collectService(path);
  known.set(path, found);
  return found;
}

/** Accounts for emergencies that the worlds know. */
const emergencyAccounts = ['22222222-0000-0000-0000-000000000001', '22222222-0000-0000-0000-00000000000e'];

/** Rules on where data lies, on what must end, on PHI and on accounts for emergencies have nothing to say until somebody declares it. */
function judge(found: readonly Found[], judged: readonly Rule[], allowedRegions: readonly string[]): readonly Result[] {
  return judgeCollected({
    found,
    rules: judged,
    wanted,
    declared: { allowedRegions, accounts: ['acmerecords', 'acmeold'], emergencyAccounts },
    observedAt: azureObservedAt,
    records: declarePhi(found, { observedAt: azureObservedAt }),
  });
}

/** The regions that a tenant may keep its data in: of a compliant one, all that it has something in. */
function allowedIn(cases: ReadonlyMap<string, string>): readonly string[] {
  return [...cases.values()].every((path) => path.endsWith('/gaps')) ? ['japanwest'] : ['japaneast', 'japanwest'];
}

async function scan(cases: ReadonlyMap<string, string>): Promise<readonly Result[]> {
  const found = await Promise.all([...cases.values()].map(collectOnce));
  return judge(found, rules, allowedIn(cases));
}

/** Rules that read an attribute, or a list of resources, that this call gives. */
function reading(denied: string): ReadonlySet<string> {
  // Whatever the rules read, it is behind these.
  const behindAll = [
    'arm:subscriptions',
    'arm:Microsoft.Authorization/permissions',
    'resourcegraph:resourcecontainers',
  ];
  if (behindAll.includes(denied)) return new Set(rules.map(({ id }) => id));
  return rulesReading(rules, denied);
}

/** A role action, or a scope of Microsoft Graph. */
const permissionForm =
  /^(?:[Mm]icrosoft\.[A-Za-z.]+\/.+\/(?:read|action)|[A-Z][A-Za-z]+(?:-[A-Za-z]+)?\.Read[A-Za-z]*(?:\.[A-Za-z]+)*)$/;

beforeEach(isolateAzure);

describe('shipped rules on answers of Azure', () => {
  it('reads a set of rules that could fail', () => {
    console.log(`${rules.length} rules for Azure`);
    expect(rules.length).toBeGreaterThanOrEqual(300);
  });

  it('lets every rule pass once and fail once, and knows all it asks', async () => {
    const results: Result[] = [];
    for (const one of accounts) results.push(...(await scan(one)));
    const unknown = results.filter(({ outcome }) => outcome === 'unknown');
    expect(unknown.map((result) => [keyOf(result), result.cause ?? result.observed])).toEqual([]);
    // One service in another state than the account around it: what they join may be missing.
    for (const one of variants) results.push(...(await scan(one)));
    const having = (outcome: string) =>
      new Set(results.filter((result) => result.outcome === outcome).map(({ rule }) => rule));
    const ids = rules.map(({ id }) => id);
    expect(ids.filter((id) => !having('pass').has(id))).toEqual([]);
    expect(ids.filter((id) => !having('fail').has(id))).toEqual([]);
  });

  it.each(azureCases)(
    'invents no verdict when one call of $path is denied, and leaves rules alone that do not read it',
    async ({ service, name, path }) => {
      const whole = account(name === 'gaps' ? 'gaps' : 'compliant', { [service]: name });
      const before = new Map((await scan(whole)).map((result) => [keyOf(result), result.outcome]));
      const rest = await Promise.all([...whole.values()].filter((other) => other !== path).map(collectOnce));
      const types = new Set(resourceSchemas.map(({ type }) => type).filter((type) => type.split('/')[1] === service));
      const touched = rules.filter(({ reads }) => Object.keys(reads).some((type) => types.has(type)));
      const all = await collectOnce(path);
      for (const denied of new Set(all.calls.map(({ call }) => call))) {
        const readers = reading(denied);
        const cut = await collectService(path, denyCall(all, denied));
        for (const result of judge([cut, ...rest], touched, allowedIn(whole))) {
          const was = before.get(keyOf(result));
          if (result.outcome !== was)
            expect([denied, keyOf(result), result.outcome]).toEqual([denied, keyOf(result), 'unknown']);
          if (!readers.has(result.rule))
            expect([denied, keyOf(result), result.outcome]).toEqual([denied, keyOf(result), was]);
        }
      }
    },
  );

  it.each([
    ['everything', refuseRequest],
    ['all but who and where we are', (request) => (isOfPlan(request) ? undefined : refuseRequest(request))],
  ] as readonly (readonly [string, AzureFaultScript])[])(
    'judges nothing when %s is denied, and names a permission each time',
    async (_, script) => {
      const found = await Promise.all([...account('gaps').values()].map((path) => collectService(path, script)));
      const results = judge(found, rules, ['japanwest']);
      expect(new Set(results.map(({ rule }) => rule)).size).toBe(rules.length);
      for (const { rule, outcome, cause } of results) {
        expect({ rule, outcome, kind: cause?.kind }).toEqual({ rule, outcome: 'unknown', kind: 'denied' });
        expect(cause?.permission).toMatch(permissionForm);
      }
    },
  );
});
