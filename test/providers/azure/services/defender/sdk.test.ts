import { beforeEach, describe, expect, it } from 'vitest';
import type { AzureFaultScript } from '../../../../support/azure-fault.ts';
import { type AzureWorld, joinWorlds, loadAzureWorld, parseAzureWorld } from '../../../../support/azure-world.ts';
import {
  type AzureCollectOptions,
  collectAzure,
  everythingOfAzure,
  isolateAzure,
  testSubscription,
} from '../../../../support/collect-azure.ts';

beforeEach(isolateAzure);

const root = `/subscriptions/${testSubscription}/providers/Microsoft.Security`;
const standards = `${root}/regulatoryComplianceStandards`;
const controls = `${standards}/PCI-DSS-4/regulatoryComplianceControls`;
const machine = `/subscriptions/${testSubscription}/resourceGroups/acme-prod/providers/Microsoft.Compute/virtualMachines/acme-app`;
const updates = 'e1145ab1-eb4f-43d8-911b-36ddf771d13f';

const answer = (path: string, body: unknown, status = '') => `### GET ${path}${status}\n${JSON.stringify(body)}\n`;
const list = (...value: readonly object[]) => ({ value });
const pricing = (name: string, pricingTier: string) => ({
  id: `${root}/pricings/${name}`,
  name,
  type: 'Microsoft.Security/pricings',
  properties: { pricingTier, freeTrialRemainingTime: 'PT0S' },
});
const assessment = (key: string, status: object) => ({
  id: `${machine}/providers/Microsoft.Security/assessments/${key}`,
  name: key,
  type: 'Microsoft.Security/assessments',
  properties: { displayName: 'any', status, resourceDetails: { source: 'Azure', id: machine } },
});
const standard = (name: string, state: string) => ({
  id: `${standards}/${name}`,
  name,
  type: 'Microsoft.Security/regulatoryComplianceStandards',
  properties: { state, passedControls: 1, failedControls: 0, skippedControls: 0, unsupportedControls: 0 },
});

/** Resource Graph knows the subscription, and has nothing of Defender in it. */
const lagging = [
  answer(`${root}/pricings`, list(pricing('VirtualMachines', 'Standard'), pricing('Arm', 'Free'))),
  answer(
    `${root}/secureScores`,
    list({
      id: `${root}/secureScores/ascScore`,
      name: 'ascScore',
      type: 'Microsoft.Security/secureScores',
      properties: { displayName: 'ASC score', score: { max: 39, current: 23.53, percentage: 0.6033 }, weight: 67 },
    }),
  ),
  answer(`${root}/assessments`, {
    ...list(assessment('21300918-b2e3-0346-785f-c77ff57d243b', { code: 'Unhealthy' })),
    nextLink: `https://management.azure.com${root}/assessments?api-version=2021-06-01&$skiptoken=2`,
  }),
  answer(
    `${root}/assessments?$skiptoken=2`,
    list(assessment(updates, { code: 'NotApplicable', cause: 'OffByPolicy' })),
  ),
  answer(standards, list(standard('PCI-DSS-4', 'Failed'), standard('SOC-TSP', 'Unsupported'))),
  answer(
    controls,
    list({
      id: `${controls}/1.2`,
      name: '1.2',
      type: 'Microsoft.Security/regulatoryComplianceControls',
      properties: {
        description: 'A control',
        state: 'failed',
        passedAssessments: 1,
        failedAssessments: 1,
        skippedAssessments: 0,
      },
    }),
  ),
  answer(`${standards}/SOC-TSP/regulatoryComplianceControls`, list()),
  answer(
    `${controls}/1.2/regulatoryComplianceAssessments`,
    list({
      id: `${controls}/1.2/regulatoryComplianceAssessments/${updates}`,
      name: updates,
      type: 'Microsoft.Security/regulatoryComplianceAssessments',
      properties: {
        description: 'Updates',
        assessmentType: 'Assessment',
        state: 'Failed',
        passedResources: 1,
        failedResources: 2,
        skippedResources: 0,
      },
    }),
  ),
  answer(`${root}/securityContacts`, list()),
  answer(
    `${root}/settings`,
    list({
      id: `${root}/settings/WDATP`,
      name: 'WDATP',
      kind: 'DataExportSettings',
      type: 'Microsoft.Security/settings',
      properties: { enabled: true },
    }),
  ),
];

const wanted = new Map([...everythingOfAzure].filter(([type]) => type.startsWith('azure/defender/')));
const only = (type: string) => new Map([...wanted].filter(([name]) => name === `azure/defender/${type}`));
const world = (...changes: readonly string[]): AzureWorld =>
  joinWorlds([loadAzureWorld('base'), parseAzureWorld(lagging.join('\n')), parseAzureWorld(changes.join('\n'))]);
const collect = (changes: readonly string[] = [], options: AzureCollectOptions = {}) =>
  collectAzure(world(...changes), { wanted, ...options });

describe('where Resource Graph has nothing of a subscription', () => {
  it('asks the API through the SDK, each page once', async () => {
    const { calls, server, listings } = await collect();
    expect(server.unanswered).toEqual([]);
    expect(listings.filter(({ complete }) => !complete)).toEqual([]);
    const versions = new Map(server.requests.map(({ call, apiVersion }) => [call, apiVersion]));
    expect(Object.fromEntries([...versions].filter(([call]) => call.startsWith('arm:Microsoft.Security/')))).toEqual({
      'arm:Microsoft.Security/pricings': '2022-03-01',
      'arm:Microsoft.Security/secureScores': '2020-01-01',
      'arm:Microsoft.Security/assessments': '2021-06-01',
      'arm:Microsoft.Security/regulatoryComplianceStandards': '2019-01-01-preview',
      'arm:Microsoft.Security/regulatoryComplianceStandards/regulatoryComplianceControls': '2019-01-01-preview',
      'arm:Microsoft.Security/regulatoryComplianceStandards/regulatoryComplianceControls/regulatoryComplianceAssessments':
        '2019-01-01-preview',
      'arm:Microsoft.Security/securityContacts': '2023-12-01-preview',
      'arm:Microsoft.Security/settings': '2021-07-01',
    });
    const assessments = calls.filter(({ call }) => call === 'arm:Microsoft.Security/assessments');
    expect(assessments).toMatchObject([{ pages: 2, attempts: 2, outcome: 'ok', service: 'defender' }]);
    expect(assessments[0]?.requestIds).toHaveLength(2);
  });

  it('takes what it says for the rows that are missing', async () => {
    const { resources } = await collect();
    const of = (type: string) => resources.filter((one) => one.type === `azure/defender/${type}`);
    expect(of('plan').map(({ attributes }) => attributes)).toEqual([
      { subscriptionId: testSubscription, name: 'Arm', pricingTier: 'Free', subPlan: null },
      { subscriptionId: testSubscription, name: 'VirtualMachines', pricingTier: 'Standard', subPlan: null },
    ]);
    expect(of('secure-score')[0]?.attributes).toMatchObject({
      name: 'ascScore',
      current: 23.53,
      max: 39,
      percent: 60.33,
    });
    expect(of('compliance-standard').map(({ name, attributes }) => [name, attributes.state])).toEqual([
      ['PCI-DSS-4', 'Failed'],
      ['SOC-TSP', 'Unsupported'],
    ]);
    expect(of('compliance-control')[0]?.attributes).toMatchObject({
      standardName: 'PCI-DSS-4',
      name: '1.2',
      state: 'Failed',
      failedAssessments: 1,
    });
    expect(of('compliance-assessment')[0]?.attributes).toMatchObject({
      standardName: 'PCI-DSS-4',
      controlName: '1.2',
      failedResources: 2,
    });
    expect(of('subscription')[0]?.attributes.settings).toEqual([{ name: 'WDATP', enabled: true }]);
  });

  it('claims nothing that the older API does not tell', async () => {
    const { resources } = await collect([], { wanted: only('plan') });
    const cause = { kind: 'not-visible', call: 'arm:Microsoft.Security/pricings' };
    expect(resources[0]?.unread).toEqual({
      resourcesCoverageStatus: cause,
      extensions: cause,
      deprecated: cause,
      replacedBy: cause,
    });
  });

  it('keeps only the recommendations that are read, and no verdict of one that policy switched off', async () => {
    const { resources } = await collect([], { wanted: only('assessment') });
    expect(resources.map(({ name }) => name)).toEqual([updates]);
    expect(resources[0]?.attributes).toMatchObject({ resourceId: machine.toLowerCase(), cause: 'OffByPolicy' });
    expect(resources[0]?.attributes.code).toBeUndefined();
    expect(resources[0]?.unread.code).toMatchObject({ kind: 'not-visible', code: 'OffByPolicy' });
  });
});

it('does not ask the API what Resource Graph has', async () => {
  const { server } = await collectAzure(loadAzureWorld('base', 'defender/gaps'), { wanted });
  const asked = new Set(
    server.requests.map(({ call }) => call).filter((call) => call.startsWith('arm:Microsoft.Security/')),
  );
  expect(asked).toEqual(new Set(['arm:Microsoft.Security/securityContacts', 'arm:Microsoft.Security/settings']));
});

describe('a list that goes wrong', () => {
  const second: AzureFaultScript = ({ call, token }, before) =>
    call === 'arm:Microsoft.Security/assessments' && token !== undefined && before === 0
      ? { kind: 'error', status: 503, code: 'ServerBusy' }
      : undefined;

  it('is whole after a page that had to be asked for again', async () => {
    const { calls, resources, waits } = await collect([], {
      wanted: only('assessment'),
      script: second,
      maxAttempts: 3,
    });
    expect(resources.map(({ name }) => name)).toEqual([updates]);
    // The SDK begins anew: the first page, the one that failed, the first and the second again.
    expect(calls.filter(({ call }) => call === 'arm:Microsoft.Security/assessments')).toMatchObject([
      { pages: 2, attempts: 4, outcome: 'ok' },
    ]);
    expect(waits).toHaveLength(1);
  });

  it('is cut short where the page never comes', async () => {
    const { listings } = await collect([], { wanted: only('assessment'), script: second });
    expect(listings).toMatchObject([
      {
        complete: false,
        cause: { kind: 'cut-short', code: 'ServerBusy', permission: 'Microsoft.Security/assessments/read' },
      },
    ]);
  });

  it.each<[string, string, object]>([
    ['has no list', answer(`${root}/assessments`, { error: null }), { kind: 'schema-mismatch' }],
    [
      'leads elsewhere',
      answer(`${root}/assessments`, { value: [], nextLink: 'https://evil.example/more' }),
      { code: 'ForeignLink' },
    ],
    [
      'is refused',
      answer(`${root}/assessments`, { error: { code: 'AuthorizationFailed', message: '' } }, ' 403'),
      { kind: 'denied', permission: 'Microsoft.Security/assessments/read' },
    ],
    [
      'is of a subscription where Defender was never registered',
      answer(
        `${root}/assessments`,
        { error: { code: 'Subscription Not Registered', message: 'Please register to Microsoft.Security' } },
        ' 404',
      ),
      { kind: 'bad-response', code: 'Subscription Not Registered' },
    ],
  ])('is not taken for an empty one where the answer %s', async (_how, change, cause) => {
    const { listings, resources, server } = await collect([change], { wanted: only('assessment') });
    expect(resources).toEqual([]);
    expect(listings).toMatchObject([{ complete: false, cause }]);
    expect(server.requests.filter(({ call }) => call.endsWith('/assessments'))).toHaveLength(1);
  });

  it('is no list of plans where there is none in it', async () => {
    const { listings } = await collect([answer(`${root}/pricings`, list())], { wanted: only('plan') });
    expect(listings).toMatchObject([
      { complete: false, cause: { kind: 'not-visible', permission: 'Microsoft.Security/pricings/read' } },
    ]);
  });
});
