import type { SnapshotTarget } from '../../model/snapshot.ts';
import type { Replayed, ReplayRequest } from '../provider.ts';
import { replayTask } from '../read/replay-task.ts';
import type { AccountScope } from './collector.ts';
import { collectors } from './collectors.ts';
import type { ClientSettings } from './connect/session.ts';
import { toCause } from './send/cause.ts';

/** Makes once more what a task found in AWS, from recorded answers alone: clients are made as ever, and nothing is sent. */
export async function replayAws(request: ReplayRequest): Promise<Replayed> {
  const collector = collectors.find(({ service }) => service === request.service);
  if (!collector) throw new Error(`no collector of AWS reads ${request.service}`);
  const collect = await collector.load();
  const account = accountOf(request);
  return replayTask(request, toCause, (context) => collect({ ...context, account, settings: unconnected }));
}

/** The account as the collection found it. */
function accountOf({ target, account: id, region }: ReplayRequest): AccountScope {
  const { regions, caller = '' } = target.accounts?.find((one) => one.id === id) ?? ownAccount(target);
  const homeRegion = regions[0] ?? (region === 'global' ? 'us-east-1' : region);
  return { id, partition: caller.split(':')[1] || 'aws', regions, homeRegion };
}

function ownAccount({ regions, caller }: SnapshotTarget): Pick<SnapshotTarget, 'regions' | 'caller'> {
  return { regions, ...(caller !== undefined && { caller }) };
}

function unconnected(_: string, region: string): ClientSettings {
  const refuse = async (): Promise<never> => {
    throw new Error('nothing is sent in a replay');
  };
  return {
    region,
    credentials: refuse,
    requestHandler: {
      handle: refuse,
      metadata: { handlerProtocol: 'http/1.1' },
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
    },
    retryMode: 'standard',
    maxAttempts: 1,
    userAgentAppId: 'comply',
    logger: { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing },
    ignoreConfiguredEndpointUrls: true,
  };
}

const nothing = (): undefined => undefined;
