import { parseLine } from '../../src/collect/parse-line.ts';
import type { Resource } from '../../src/model/resource.ts';
import type { Listing, RecordedAnswer } from '../../src/model/snapshot.ts';
import type { Plan, Provider, Wanted } from '../../src/providers/provider.ts';
import { toCanonicalJson } from '../../src/text/canonical-json.ts';

/** What a collection found, and the answers it recorded. */
export interface Recorded {
  readonly plan: Plan;
  readonly answers: readonly RecordedAnswer[];
}

/** What all tasks of it find in what they recorded, after it went through a line of a snapshot. */
export async function replayRecorded(
  { plan, answers }: Recorded,
  provider: Provider,
  { wanted, observedAt }: { readonly wanted: Wanted; readonly observedAt: Date },
) {
  const resources: Resource[] = [];
  const listings: Listing[] = [];
  const missing: string[] = [];
  for (const { account, region, service, types } of plan.tasks) {
    // Recorded of a task: two of one service differ in account or region; what lies in other regions has the task's service.
    if (types.length === 0) continue;
    const own = answers.filter((answer) => answer.account === account && answer.service === service);
    const lines = own.map((answer) => {
      const line = parseLine(JSON.parse(toCanonicalJson(answer)), { file: 'x' }, answer);
      if (line.kind !== 'answer') throw new Error('not an answer');
      return line;
    });
    const found = await provider.replay?.({
      target: plan.target,
      account,
      region,
      service,
      wanted,
      answers: lines,
      observedAt,
    });
    if (!found) throw new Error(`${provider.name} replays nothing`);
    resources.push(...found.resources);
    listings.push(...found.listings);
    missing.push(...found.missing);
  }
  return { resources, listings, missing };
}

/** In an order of their own, as text. */
export function textsOf(values: readonly object[]): readonly string[] {
  return values.map((value) => toCanonicalJson(value)).sort();
}
