import { beforeEach, describe, expect, it } from 'vitest';
import { loadWorld, type WorldAnswer } from '../support/aws-world.ts';
import { azureCases } from '../support/azure-cases.ts';
import { loadAzureWorld } from '../support/azure-world.ts';
import { collectAws, everything, isolateAws } from '../support/collect-aws.ts';
import { collectAzure, everythingOfAzure, isolateAzure } from '../support/collect-azure.ts';

beforeEach(() => {
  isolateAws();
  isolateAzure();
});

const canary = 'canary-5f2d9a';
type Members = Readonly<Record<string, unknown>>;

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where AWS answers with what is or may hold a secret: the members to put into every object that has this one. */
const carriers: readonly (readonly [service: string, call: string, beside: string, secret: Members])[] = [
  ['lambda', 'lambda:ListFunctions', 'FunctionName', { Environment: { Variables: { [`${canary}-name`]: canary } } }],
  [
    'ecs',
    'ecs:DescribeTaskDefinition',
    'image',
    {
      environment: [{ name: 'DB_PASSWORD', value: canary }],
      secrets: [{ name: 'KEY', valueFrom: canary }],
      command: [canary],
      entryPoint: [canary],
      healthCheck: { command: [canary] },
    },
  ],
  ['cognito', 'cognito-idp:DescribeUserPoolClient', 'ClientId', { ClientSecret: canary }],
  ['sagemaker', 'sagemaker:DescribeModel', 'Image', { Environment: { PASSWORD: canary } }],
  ['apigateway', 'apigateway:GetStages', 'stageName', { variables: { password: canary }, clientCertificateId: canary }],
  ['apigatewayv2', 'apigatewayv2:GetStages', 'stageName', { stageVariables: { password: canary } }],
  ['bedrock', 'bedrock:GetGuardrail', 'guardrailId', { blockedInputMessaging: canary, description: canary }],
  ['secretsmanager', 'secretsmanager:ListSecrets', 'ARN', { Description: canary }],
  ['ssm', 'ssm:DescribeInstanceInformation', 'InstanceId', { ActivationId: canary, ComputerName: canary }],
];

/** The value with the members put into every object, however deep, that has one of this name. */
function putBeside(value: unknown, beside: string, members: Members): unknown {
  if (Array.isArray(value)) return value.map((item) => putBeside(item, beside, members));
  if (!isMembers(value)) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, putBeside(item, beside, members)]));
  return Object.hasOwn(inner, beside) ? { ...inner, ...members } : inner;
}

describe('recorded answers of AWS', () => {
  it.each(carriers)('of %s have nothing of a secret in %s', async (service, call, beside, secret) => {
    let planted = 0;
    const plant = (answer: WorldAnswer): WorldAnswer => {
      if (answer.call !== call || answer.status !== 200) return answer;
      const body = JSON.stringify(putBeside(JSON.parse(answer.body), beside, secret));
      planted += body.split(canary).length - 1;
      return { ...answer, body };
    };
    const { answers } = await collectAws(loadWorld('sts/caller', `${service}/gaps`).map(plant), {
      wanted: new Map([...everything].filter(([type]) => type.startsWith(`aws/${service}/`))),
      record: true,
    });
    expect(planted).toBeGreaterThan(0);
    expect(answers.some((answer) => answer.call === call && answer.outcome === 'ok')).toBe(true);
    expect(JSON.stringify(answers)).not.toContain(canary);
  });
});

/** Members that Azure knows to hold secrets, and some that it does not have yet. */
const planted: Members = {
  acmeNewMember: canary,
  acmeNewObject: { password: canary, list: [canary, { deep: canary }] },
  adminPassword: canary,
  customData: canary,
  userData: canary,
  appSettings: [{ name: `${canary}-name`, value: canary }],
  connectionStrings: [{ name: 'db', connectionString: canary, value: canary }],
  primaryConnectionString: canary,
  accessKeys: { primaryKey: canary, secondaryKey: canary },
  passwordCredentials2: [{ secretText: canary }],
  clientSecret: canary,
  environmentVariables: [{ name: 'PASSWORD', value: canary }],
  parameters: { password: { value: canary } },
  outputs: { key: { value: canary } },
  publishingPassword: canary,
  protectedSettings: canary,
};

/** Maps whose keys are the customer's, and conditions of which any further one narrows a policy: these are read whole. */
const readWhole = ['tags', 'conditions'];

function plantEverywhere(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plantEverywhere);
  if (!isMembers(value)) return value;
  const inner = Object.entries(value).map(([key, item]) => [
    key,
    readWhole.includes(key) ? item : plantEverywhere(item),
  ]);
  return { ...planted, ...Object.fromEntries(inner) };
}

describe('recorded answers of Azure', () => {
  it.each(azureCases)(
    'of $path have nothing of the secrets and new members in every object',
    async ({ service, path }) => {
      const wanted = new Map([...everythingOfAzure].filter(([type]) => type.startsWith(`azure/${service}/`)));
      const world = loadAzureWorld('base', path);
      const { answers, resources } = await collectAzure(world, { wanted, record: true, alter: plantEverywhere });
      expect(answers.length).toBeGreaterThan(0);
      expect(resources.length).toBeGreaterThan(0);
      const told = answers.filter((answer) => JSON.stringify(answer).includes(canary));
      expect(told.map(({ call, subject, body }) => [call, subject, JSON.stringify(body)])).toEqual([]);
    },
  );
});
