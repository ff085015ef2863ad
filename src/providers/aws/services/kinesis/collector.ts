import { readAttributes } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { streamSchema as schema } from './schema.ts';

/** Reads the data streams of a region. */
export async function collectStreams(context: Context): Promise<void> {
  const { DescribeStreamSummaryCommand, KinesisClient, ListStreamsCommand } = sdk('@aws-sdk/client-kinesis');
  const client = new KinesisClient(context.settings('Kinesis', context.scope.region));
  await listResources(context, {
    schema,
    call: 'kinesis:ListStreams',
    send: (NextToken, options) => client.send(new ListStreamsCommand({ Limit: 100, NextToken }), options),
    // The names are always there, the summaries need not be where there are none: API_ListStreams.html
    items: (page) => page.StreamSummaries ?? (page.StreamNames?.length === 0 ? [] : undefined),
    next: (page) => page.NextToken,
    identify: ({ StreamARN, StreamName = '' }) => ({ id: StreamARN ?? StreamName, name: StreamName }),
    details: async ({ StreamName = '' }) => [
      await readAttributes(context, {
        schema,
        call: 'kinesis:DescribeStreamSummary',
        subject: StreamName,
        send: (options) => client.send(new DescribeStreamSummaryCommand({ StreamName }), options),
        shape: ({ StreamDescriptionSummary }) => ({ ...StreamDescriptionSummary }),
      }),
    ],
  });
}
