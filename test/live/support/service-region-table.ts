import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Keys of endpoints.json: of the services there are collectors for, and of those that collectors also ask. */
const services =
  'access-analyzer account acm api.detective api.ecr api.sagemaker apigateway backup bedrock cloudfront cloudtrail ' +
  'cognito-idp config dynamodb ec2 ecs eks elasticache elasticfilesystem elasticloadbalancing es guardduty healthlake iam ' +
  'identitystore inspector2 kinesis kms lambda logs macie2 monitoring organizations rds redshift s3 s3-control ' +
  'secretsmanager securityhub sns sqs ssm sso sts tagging transfer wafv2';

interface Partition {
  readonly partition: string;
  readonly regions: Readonly<Record<string, unknown>>;
  readonly services: Readonly<Record<string, Service>>;
}

interface Service {
  readonly partitionEndpoint?: string;
  readonly isRegionalized?: boolean;
  readonly endpoints: Readonly<Record<string, { readonly deprecated?: boolean }>>;
}

interface EndpointData {
  readonly version: string;
  readonly endpoints: { readonly partitions: readonly Partition[] };
}

/** The table as its file has it, from the botocore of a Python environment. */
export function generateTable(environment: string, biome: string): string {
  const { version, endpoints } = readData(environment);
  const table = endpoints.partitions.map(describe);
  const source = `${head}export const botocoreVersion = '${version}';\n\nexport const partitions: readonly PartitionTable[] = ${JSON.stringify(table)};\n`;
  const file = 'src/providers/aws/service-region-table.ts';
  return execFileSync(biome, ['format', `--stdin-file-path=${file}`], { input: source, encoding: 'utf8' });
}

function readData(environment: string): EndpointData {
  const script =
    'import botocore, json, os\n' +
    'path = os.path.join(os.path.dirname(botocore.__file__), "data", "endpoints.json")\n' +
    'print(json.dumps({"version": botocore.__version__, "endpoints": json.load(open(path))}))';
  const output = execFileSync(join(environment, 'bin', 'python'), ['-c', script], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(output) as EndpointData;
}

function describe({ partition, regions: all, services: offered }: Partition) {
  const regions = Object.keys(all).sort();
  const base = { partition, regions: regions.join(' ') };
  // Nobody outside can compare what is said of the isolated ones.
  if (partition.startsWith('aws-iso')) return { ...base, accountWide: '', everywhere: '', somewhere: {}, nowhere: '' };
  const regionsOf = (name: string): readonly string[] => {
    const endpoints = offered[name]?.endpoints ?? {};
    // Endpoints that are no regions are FIPS forms, global ones and other products under the same name.
    return regions.filter((region) => endpoints[region] && endpoints[region].deprecated !== true);
  };
  const names = services.split(' ');
  const accountWide = names.filter((name) => offered[name]?.isRegionalized === false);
  const regional = names.filter((name) => !accountWide.includes(name)).map((name) => [name, regionsOf(name)] as const);
  const those = (fits: (count: number) => boolean) => regional.filter(([, { length }]) => fits(length));
  return {
    ...base,
    accountWide: accountWide.join(' '),
    everywhere: those((count) => count === regions.length)
      .map(([name]) => name)
      .join(' '),
    somewhere: Object.fromEntries(
      those((count) => count > 0 && count < regions.length).map(([name, found]) => [name, found.join(' ')]),
    ),
    nowhere: those((count) => count === 0)
      .map(([name]) => name)
      .join(' '),
  };
}

const head = `/**
 * Which regions offer which services: generated from the endpoint data of botocore, \`data/endpoints.json\`, by
 * test/live/service-regions.test.ts; \`npm run test:live -- -u\` writes it anew. FIPS and dual-stack forms are left out, and
 * the services of isolated partitions. Lists are separated by spaces.
 */
export interface PartitionTable {
  readonly partition: string;
  readonly regions: string;
  /** Services with one endpoint for the whole partition. */
  readonly accountWide: string;
  /** Services that every region has. */
  readonly everywhere: string;
  /** Services that some regions have, and which. */
  readonly somewhere: Readonly<Record<string, string>>;
  /** Services that no region has. */
  readonly nowhere: string;
}

`;
