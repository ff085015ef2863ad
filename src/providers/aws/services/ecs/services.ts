import type { ECSClient, Service } from '@aws-sdk/client-ecs';
import { fieldsFrom, isWanted, listCall } from '../../../read/attributes.ts';
import { forEachAtMost, listChildren, reportListed } from '../../../read/list-resources.ts';
import type { Listed } from '../../../read/read.ts';
import { type BatchAnswer, readBatches, shapeBatchAnswer } from '../../../read/read-batches.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { serviceSchema as schema } from './schema.ts';
import { taskDefinitionSchema } from './task-definition-schema.ts';
import { collectTaskDefinitions } from './task-definitions.ts';

/** A service that a cluster's list named. */
interface Place {
  readonly clusterArn: string;
  readonly serviceArn: string;
}

type Answers = ReadonlyMap<string, BatchAnswer<Service>>;

const describe = { call: 'ecs:DescribeServices', permission: 'ecs:DescribeServices' };

/** Reads the services of the clusters, and then what they run. */
export async function collectServices(context: Context, client: ECSClient, clusters: Listed<string>): Promise<void> {
  const needsDefinitions = isWanted(context, taskDefinitionSchema);
  if (!isWanted(context, schema) && !needsDefinitions) return;
  const listed = await listServices(context, client, clusters);
  const fields = fieldsFrom(context, schema, describe.call);
  const needsAnswers = needsDefinitions || Object.keys(fields).length > 0;
  const answers: Answers = needsAnswers ? await describeServices(context, client, listed.items) : new Map();
  await reportListed(context, {
    schema,
    call: listCall(schema, 'ecs:ListServices'),
    listed,
    identify: ({ serviceArn }) => ({ id: serviceArn, name: serviceArn.split('/').slice(-2).join('/') }),
    shape: (place) => ({ ...place }),
    details: async ({ serviceArn }) => [
      shapeBatchAnswer(answers.get(serviceArn), {
        fields,
        call: describe,
        shape: shapeService,
        whenAbsent: 'vanished',
      }),
    ],
  });
  if (needsDefinitions) await collectTaskDefinitions(context, client, definitionsOf(listed, answers));
}

async function listServices(context: Context, client: ECSClient, clusters: Listed<string>): Promise<Listed<Place>> {
  const { ListServicesCommand } = sdk('@aws-sdk/client-ecs');
  const { items, ...ending } = await listChildren(16, clusters, (cluster) =>
    context.reader.readPages({
      call: listCall(isWanted(context, schema) ? schema : taskDefinitionSchema, 'ecs:ListServices'),
      subject: cluster,
      send: (nextToken, options) =>
        client.send(new ListServicesCommand({ cluster, nextToken, maxResults: 100 }), options),
      items: (page) => page.serviceArns,
      next: (page) => page.nextToken,
    }),
  );
  return { ...ending, items: items.map(({ parent, item }) => ({ clusterArn: parent, serviceArn: item })) };
}

/** A call is told of ten services of one cluster. */
async function describeServices(context: Context, client: ECSClient, places: readonly Place[]): Promise<Answers> {
  const { DescribeServicesCommand } = sdk('@aws-sdk/client-ecs');
  const byCluster = Map.groupBy(places, ({ clusterArn }) => clusterArn);
  const answers = new Map<string, BatchAnswer<Service>>();
  await forEachAtMost(16, [...byCluster], async ([cluster, own]) => {
    const described = await readBatches(context, {
      call: describe,
      ids: own.map(({ serviceArn }) => serviceArn),
      // "You may specify up to 10 services to describe in a single operation": API_DescribeServices.html
      size: 10,
      send: (services, _token, options) =>
        client.send(new DescribeServicesCommand({ cluster, services: [...services] }), options),
      items: (page) => page.services,
      idOf: ({ serviceArn }) => serviceArn,
    });
    for (const [arn, answer] of described) answers.set(arn, answer);
  });
  return answers;
}

function shapeService(service: Service): Readonly<Record<string, unknown>> {
  const network = service.networkConfiguration?.awsvpcConfiguration;
  return {
    ...service,
    assignPublicIp: network ? (network.assignPublicIp ?? 'DISABLED') : null,
  };
}

/** The task definitions that the services name; not whole where a service could not be asked. */
function definitionsOf(listed: Listed<Place>, answers: Answers): Listed<string> {
  let { cause } = listed;
  const arns = new Set<string>();
  for (const answer of answers.values()) {
    if (answer.state === 'found' && answer.value.taskDefinition) arns.add(answer.value.taskDefinition);
    if (answer.state === 'unread') cause ??= answer.cause;
  }
  return { items: [...arns].sort(), ...(cause && { cause }) };
}
