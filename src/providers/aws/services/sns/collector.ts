import { readAttributes } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { deniesPlainCalls } from '../../derive/deny-plain-calls.ts';
import { allowsAnyone } from '../../derive/key-policy-allows-anyone.ts';
import { topicSchema as schema } from './schema.ts';

/** Reads the topics of a region. */
export async function collectTopics(context: Context): Promise<void> {
  const { GetTopicAttributesCommand, ListTopicsCommand, SNSClient } = sdk('@aws-sdk/client-sns');
  const client = new SNSClient(context.settings('SNS', context.scope.region));
  await listResources(context, {
    schema,
    call: 'sns:ListTopics',
    send: (NextToken, options) => client.send(new ListTopicsCommand({ NextToken }), options),
    items: (page) => page.Topics,
    next: (page) => page.NextToken,
    identify: ({ TopicArn = '' }) => ({ id: TopicArn, name: nameOf(TopicArn) }),
    shape: ({ TopicArn }) => ({ TopicArn, TopicName: nameOf(TopicArn ?? '') }),
    details: async ({ TopicArn = '' }) => [
      await readAttributes(context, {
        schema,
        call: 'sns:GetTopicAttributes',
        subject: TopicArn,
        send: (options) => client.send(new GetTopicAttributesCommand({ TopicArn }), options),
        shape: ({ Attributes }) => shapeTopic(Attributes),
      }),
    ],
  });
}

function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}

/** Every topic has an ARN and a policy: an answer without its ARN says nothing about the rest. */
function shapeTopic(attributes: Readonly<Record<string, string>> | undefined): Readonly<Record<string, unknown>> {
  const { TopicArn, KmsMasterKeyId, Policy } = attributes ?? {};
  if (TopicArn === undefined) return {};
  return {
    KmsMasterKeyId: KmsMasterKeyId || null,
    PolicyAllowsAnyone: allowsAnyone(Policy),
    PolicyDeniesPlainCalls: deniesPlainCalls(Policy, { resource: TopicArn, actions: ['sns:Publish'] }),
  };
}
