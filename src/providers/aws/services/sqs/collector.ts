import { readAttributes } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { deniesPlainCalls } from '../../derive/deny-plain-calls.ts';
import { allowsAnyone } from '../../derive/key-policy-allows-anyone.ts';
import { queueSchema as schema } from './schema.ts';

/** Reads the queues of a region. */
export async function collectQueues(context: Context): Promise<void> {
  const { GetQueueAttributesCommand, ListQueuesCommand, SQSClient } = sdk('@aws-sdk/client-sqs');
  const { account, scope } = context;
  // Without that the client sends to the host in the queue's URL, whatever endpoint was set.
  const client = new SQSClient({ ...context.settings('SQS', scope.region), useQueueUrlAsEndpoint: false });
  await listResources(context, {
    schema,
    call: 'sqs:ListQueues',
    // Only a request with MaxResults gets a token; a region without queues is answered without a list: API_ListQueues.html
    send: (NextToken, options) => client.send(new ListQueuesCommand({ MaxResults: 1000, NextToken }), options),
    items: (page) => page.QueueUrls ?? [],
    next: (page) => page.NextToken,
    identify: (url) => ({
      id: `arn:${account.partition}:sqs:${scope.region}:${account.id}:${nameOf(url)}`,
      name: nameOf(url),
    }),
    shape: (url) => ({ QueueUrl: url, QueueName: nameOf(url) }),
    details: async (QueueUrl) => [
      await readAttributes(context, {
        schema,
        call: 'sqs:GetQueueAttributes',
        subject: QueueUrl,
        send: (options) =>
          client.send(
            new GetQueueAttributesCommand({
              QueueUrl,
              AttributeNames: ['QueueArn', 'KmsMasterKeyId', 'SqsManagedSseEnabled', 'Policy'],
            }),
            options,
          ),
        shape: ({ Attributes }) => shapeQueue(Attributes),
      }),
    ],
  });
}

function nameOf(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}

/** Every queue has an ARN: an answer without one says nothing about the rest. */
function shapeQueue(attributes: Readonly<Record<string, string>> | undefined): Readonly<Record<string, unknown>> {
  const { QueueArn, KmsMasterKeyId, SqsManagedSseEnabled, Policy } = attributes ?? {};
  if (QueueArn === undefined) return {};
  const managed = SqsManagedSseEnabled ?? (KmsMasterKeyId ? 'false' : undefined);
  return {
    QueueArn,
    KmsMasterKeyId: KmsMasterKeyId || null,
    SqsManagedSseEnabled: managed === 'true' || managed === 'false' ? managed === 'true' : undefined,
    PolicyAllowsAnyone: Policy ? allowsAnyone(Policy) : null,
    PolicyDeniesPlainCalls: Policy
      ? deniesPlainCalls(Policy, { resource: QueueArn, actions: ['sqs:SendMessage', 'sqs:ReceiveMessage'] })
      : null,
  };
}
