import type { AssessedResult } from '../model/assessment.ts';
import type { ChangeDetail } from '../model/diff.ts';
import type { Observed } from '../model/result.ts';

/** Of one finding no more are listed; the rest is counted. */
const mostDetails = 20;

/** In what two findings of one rule on one resource differ. When they were seen does not count. */
export function detailsOf(
  before: AssessedResult,
  after: AssessedResult,
): { readonly list: readonly ChangeDetail[]; readonly more: number } {
  const all: ChangeDetail[] = [];
  if (before.severity !== after.severity) all.push({ what: 'severity', from: before.severity, to: after.severity });
  all.push(...observedDetails(before.observed, after.observed));
  const isSaidOtherwise = before.message.en !== after.message.en || before.message.ja !== after.message.ja;
  // What was observed says more than the sentence that is made of it.
  if (isSaidOtherwise && all.length === 0) {
    all.push({ what: 'message', from: { ...before.message }, to: { ...after.message } });
  }
  return { list: all.slice(0, mostDetails), more: Math.max(0, all.length - mostDetails) };
}

function observedDetails(before: readonly Observed[], after: readonly Observed[]): readonly ChangeDetail[] {
  const [old, now] = [byField(before), byField(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key): ChangeDetail[] => {
    const [was, is] = [old.get(key), now.get(key)];
    if (JSON.stringify(worthOf(was)) === JSON.stringify(worthOf(is))) return [];
    const { field } = is ?? was ?? { field: '' };
    const [from, to] = [was?.actual, is?.actual];
    return [{ what: 'observed', field, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
  });
}

/** A field may be asked about more than once: by several conditions, or of several elements. */
function byField(observed: readonly Observed[]): ReadonlyMap<string, Observed> {
  const counts = new Map<string, number>();
  return new Map(
    observed.map((one) => {
      const name = `${one.field}\0${one.operator}`;
      const count = counts.get(name) ?? 0;
      counts.set(name, count + 1);
      return [`${name}\0${count}`, one];
    }),
  );
}

function worthOf(observed: Observed | undefined): unknown {
  return observed && [observed.expected, observed.actual ?? null, observed.result];
}
