import type { AwsLogOptions, AwsLogPlace, LogPart } from '../../log-lines.ts';
import type { AwsServices } from '../connect/services.ts';
import { explainLogFault } from './fault.ts';

type Group = Extract<AwsLogPlace, { readonly kind: 'cloudwatch' }>;

/** Most events of one answer (FilterLogEvents, "limit"). */
const mostAtOnce = 10_000;

/** The events of a group since a time, one a line, in the order of their times, until `maxEvents`. */
export async function* readLogGroup(
  place: Group,
  services: AwsServices,
  options: AwsLogOptions,
): AsyncGenerator<LogPart> {
  yield { name: place.group, chunks: readEvents(place, services, options) };
}

async function* readEvents(
  { group, since, maxEvents }: Group,
  services: AwsServices,
  { region, signal, onCut }: AwsLogOptions,
): AsyncGenerator<Buffer> {
  const { CloudWatchLogsClient, FilterLogEventsCommand } = await import('@aws-sdk/client-cloudwatch-logs');
  const client = new CloudWatchLogsClient(services('CloudWatch Logs', region));
  let left = maxEvents;
  let nextToken: string | undefined;
  do {
    const command = new FilterLogEventsCommand({
      ...(group.startsWith('arn:') ? { logGroupIdentifier: group } : { logGroupName: group }),
      startTime: since.getTime(),
      limit: Math.min(left + 1, mostAtOnce),
      ...(nextToken !== undefined && { nextToken }),
    });
    const answer = await client.send(command, signal ? { abortSignal: signal } : {}).catch((error: unknown) => {
      throw explainLogFault(error, 'FilterLogEvents', `cloudwatch:${group}`);
    });
    const events = answer.events ?? [];
    // An event may be of several lines; JSON means the same on one.
    for (const { message = '' } of events.slice(0, left))
      yield Buffer.from(`${message.trimEnd().replace(/[\r\n]+/g, ' ')}\n`);
    // What was asked for beyond the limit only tells whether there is more.
    if (events.length > left) return onCut();
    left -= events.length;
    // A token that comes again leads nowhere: what lies behind it was not read.
    if (answer.nextToken !== undefined && answer.nextToken === nextToken) return onCut();
    nextToken = answer.nextToken;
  } while (nextToken !== undefined);
}
