import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { azureCases } from '../../support/azure-cases.ts';
import { testApp, testTenant } from '../../support/azure-sign-in.ts';
import { testSubscription } from '../../support/collect-azure.ts';
import { type AssessmentJson, parseAssessment, type ResultJson } from '../support/assessment.ts';
import { type AzureScan, scanAzure, wholeWorld, withAzure } from '../support/azure.ts';
import { comply, emptyFolder } from '../support/comply.ts';

const published = new URL('../../../dist/schemas/assessment.json', import.meta.url);
const services = [...new Set(azureCases.map(({ service }) => service))];

describe('a live Azure subscription', () => {
  const folder = join(emptyFolder(), 'snapshot');
  let gaps: AzureScan;
  let compliant: AzureScan;
  beforeAll(async () => {
    gaps = await scanAzure(wholeWorld('gaps'), {}, '--save-snapshot', folder);
    compliant = await scanAzure(wholeWorld('compliant'));
  });

  function rulesWith({ results }: AssessmentJson, outcome: ResultJson['outcome']): ReadonlySet<string> {
    return new Set(results.filter((result) => result.outcome === outcome).map(({ rule }) => rule));
  }

  it('with gaps has findings in every service, and nothing that is not known: exit 1', () => {
    const { code, assessment, server, milliseconds } = gaps;
    const failing = rulesWith(assessment, 'fail');
    expect(services.filter((service) => ![...failing].some((rule) => rule.startsWith(`azure/${service}/`)))).toEqual(
      [],
    );
    expect(rulesWith(assessment, 'unknown')).toEqual(new Set());
    expect(server.unanswered).toEqual([]);
    expect([code, assessment.run, assessment.ledger.gaps]).toMatchObject([1, { complete: true }, []]);
    const rules = new Set(assessment.results.map(({ rule }) => rule)).size;
    console.log(
      `gaps: ${assessment.results.length} results of ${rules} rules in ${services.length} services, ` +
        `${failing.size} rules fail; ${server.requests.length} requests in ${(milliseconds / 1000).toFixed(1)} s`,
    );
  });

  it('without gaps passes what fails with them', () => {
    const { assessment, server } = compliant;
    const passing = new Set([assessment, gaps.assessment].flatMap((one) => [...rulesWith(one, 'pass')]));
    expect([...rulesWith(gaps.assessment, 'fail')].filter((rule) => !passing.has(rule))).toEqual([]);
    expect(rulesWith(assessment, 'unknown')).toEqual(new Set());
    expect(server.unanswered).toEqual([]);
    // What one service has around it may be less well kept than what is its own.
    const failing = assessment.results.filter(({ outcome }) => outcome === 'fail');
    expect(failing.length).toBeLessThan(10);
    console.log(
      `compliant: ${passing.size} rules pass, ${failing.length} of ${assessment.results.length} results fail`,
    );
  });

  it('is told of as the published schema says', () => {
    const validate = new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync(published, 'utf8')) as object);
    for (const { stdout } of [gaps, compliant]) {
      validate(JSON.parse(stdout));
      expect(validate.errors).toBe(null);
    }
    for (const { counts, controls } of gaps.assessment.frameworks)
      expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(controls.length);
  });

  it('is called by its tenant, with the subscriptions in it and who reads them', () => {
    expect(gaps.assessment.targets).toMatchObject([
      {
        id: testTenant,
        caller: testApp,
        accounts: [{ id: testSubscription, name: 'Acme Production', caller: testApp }],
      },
    ]);
  });

  it.each([
    ['en', 'WARNING: endpoint override', 'Do not take this report as evidence of a real account.'],
    ['ja', '警告: 接続先エンドポイントの変更', '実際のアカウントの証跡としてこのレポートを使用しないこと。'],
  ])('says aloud, in %s, that another endpoint answered', async (lang, ...said) => {
    const squeeze = (text: string) => text.replace(/[\s\\]+/g, '');
    for (const format of ['text', 'markdown']) {
      const { stdout, stderr } = await comply(['scan', '--from', folder, '--lang', lang, '--format', format]);
      expect(stderr).toBe('');
      const page = squeeze(stdout);
      const missing = [...said, gaps.server.url, gaps.server.graphUrl].filter((text) => !page.includes(squeeze(text)));
      expect([format, missing]).toEqual([format, []]);
    }
  });

  it('is asked nothing twice, and signs in once to each API', () => {
    const { requests, signIns } = gaps.server;
    expect(new Set(requests.map(({ key }) => key)).size).toBe(requests.length);
    const tokens = signIns.flatMap(({ form }) => form.get('scope')?.split(' ')[0] ?? []);
    expect(tokens.sort()).toEqual([gaps.server.url, gaps.server.graphUrl].map((url) => `${url}/.default`).sort());
    const apis = Object.entries(Object.groupBy(requests, ({ api }) => api)).map(([api, of]) => `${of?.length} ${api}`);
    console.log(`${requests.length} requests: ${apis.join(', ')}`);
  });

  it('is asked only for what the chosen rules read', async () => {
    const asked = async (rule: string) => {
      const { server } = await scanAzure(wholeWorld('gaps'), {}, '--rule', rule);
      return server.requests.map(({ call }) => call).sort();
    };
    const plan = ['arm:Microsoft.Authorization/permissions', 'arm:subscriptions'];
    const graph = ['resourcegraph:resourcecontainers', 'resourcegraph:resources'];
    expect(await asked('azure/storage/https-only')).toEqual([...plan, ...graph]);
    // Entra ID is of the tenant: no subscription is asked for.
    expect(await asked('azure/entra/guest-*')).toEqual(
      expect.not.arrayContaining([expect.stringMatching(/^(?:arm|resourcegraph):/)]),
    );
  });

  it('is judged the same from its snapshot, as often as one likes', async () => {
    const again = await Promise.all([1, 2].map(() => comply(['scan', '--from', folder, '--format', 'json'])));
    for (const { code, stdout } of again) expect([code, stdout === gaps.stdout]).toEqual([gaps.code, true]);
  });

  it('says what reading took, by service: as many requests as were sent', () => {
    const { statistics, calls } = gaps.assessment.ledger;
    const sum = (key: 'calls' | 'requests' | 'retries') => statistics.reduce((total, one) => total + one[key], 0);
    expect([sum('requests'), sum('retries'), sum('calls')]).toEqual([gaps.server.requests.length, 0, calls]);
  });

  it('is read by a target of comply.yaml, in the tenant that it names', async () => {
    const cwd = emptyFolder();
    const other = '88888888-7777-6666-5555-444444444444';
    const config = `targets:\n  - { name: prod, provider: azure, tenant: ${other} }\n`;
    const { stdout, server } = await withAzure(wholeWorld('gaps'), {}, async (azure) => {
      writeFileSync(join(cwd, 'comply.yaml'), config);
      const args = ['scan', '--format', 'json', '--rule', 'azure/storage/https-only'];
      return { ...(await azure.run(args, { cwd })), server: azure.server };
    });
    expect(parseAssessment(stdout).targets).toMatchObject([{ id: other, accounts: [{ id: testSubscription }] }]);
    expect(server.signIns.filter(({ path }) => path.endsWith('/token')).map(({ path }) => path.split('/')[1])).toEqual([
      other,
    ]);
  });
});
