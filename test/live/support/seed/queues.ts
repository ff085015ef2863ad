import { CreateStreamCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Base, Settings } from './settings.ts';

/** A topic and a queue with a key, and one of each without; a stream. */
export async function seedQueues(settings: Settings, { key }: Base): Promise<void> {
  const sns = new SNSClient(settings);
  await sns.send(new CreateTopicCommand({ Name: 'alerts', Attributes: { KmsMasterKeyId: key } }));
  await sns.send(new CreateTopicCommand({ Name: 'news' }));
  const sqs = new SQSClient(settings);
  await sqs.send(new CreateQueueCommand({ QueueName: 'orders', Attributes: { KmsMasterKeyId: key } }));
  await sqs.send(new CreateQueueCommand({ QueueName: 'news', Attributes: { SqsManagedSseEnabled: 'false' } }));
  // By itself this client would speak HTTP/2, which the emulator does not.
  const kinesis = new KinesisClient({ ...settings, requestHandler: new NodeHttpHandler() });
  await kinesis.send(new CreateStreamCommand({ StreamName: 'events', ShardCount: 1 }));
}
