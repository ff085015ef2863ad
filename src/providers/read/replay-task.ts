import type { Resource, Scope } from '../../model/resource.ts';
import type { LedgerCall, Listing } from '../../model/snapshot.ts';
import type { Replayed, ReplayRequest } from '../provider.ts';
import type { Transport } from '../send/transport.ts';
import type { ReadContext } from './context.ts';
import { createReader } from './read.ts';
import { type Replay, replayAnswers } from './replay.ts';

/** Runs a collector on recorded answers. `toCause` is the provider's own. */
export async function replayTask(
  { target, account, region, service, wanted, answers, observedAt }: ReplayRequest,
  toCause: Transport['toCause'],
  run: (context: ReadContext, replay: Replay) => Promise<void>,
): Promise<Replayed> {
  const scope: Scope = { target: target.name, account, region };
  const replay = replayAnswers(answers, toCause);
  const { transport, missing } = replay;
  const resources: Resource[] = [];
  const calls: LedgerCall[] = [];
  const listings: Listing[] = [];
  const record = (call: LedgerCall): void => {
    calls.push(call);
  };
  const context: ReadContext = {
    scope,
    wanted,
    reader: createReader({ transport, scope, service, signal: new AbortController().signal, record }),
    sink: {
      resource: (resource) => resources.push(resource),
      call: record,
      listing: (listing) => listings.push(listing),
    },
    now: () => observedAt,
  };
  await run(context, replay);
  return { resources, calls, listings, missing };
}
