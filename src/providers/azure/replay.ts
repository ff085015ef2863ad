import type { Replayed, ReplayRequest } from '../provider.ts';
import { replayTask } from '../read/replay-task.ts';
import { collectors } from './collectors.ts';
import { replayInventory } from './read/recorded-inventory.ts';
import type { Api } from './send/api.ts';
import { toCause } from './send/cause.ts';

/** Makes once more what a task found in Azure, from recorded answers alone: nothing is sent. */
export async function replayAzure(request: ReplayRequest): Promise<Replayed> {
  const { target, account, service } = request;
  const collector = collectors.find((one) => one.service === service);
  if (!collector) throw new Error(`no collector of Azure reads ${service}`);
  const collect = await collector.load();
  const name = target.accounts?.find(({ id }) => id === account)?.name ?? account;
  return replayTask(request, toCause, (context, replay) =>
    collect({
      ...context,
      name,
      inventory: replayInventory(replay),
      arm: unconnected,
      graph: unconnected,
      defender: refuse,
    }),
  );
}

const refuse = async (): Promise<never> => {
  throw new Error('nothing is sent in a replay');
};
const unconnected: Api = { get: () => refuse, post: () => refuse };
