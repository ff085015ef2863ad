import type { LogSummary } from '../../model/log-check.ts';
import { printableJson } from '../printable.ts';

/** What was found in a log, for a program. It holds no value that was found. */
export function* reportLogJson(
  summary: LogSummary,
  { shown, isWhole }: { readonly shown: string; readonly isWhole: boolean },
): Iterable<string> {
  const { foundHits, foundFaults, ...counts } = summary;
  yield `${printableJson({ schemaVersion: '1', source: shown, complete: isWhole, ...counts }).slice(0, -1)},\n"foundHits": [`;
  yield* rows(foundHits);
  yield '],\n"foundFaults": [';
  yield* rows(foundFaults);
  yield ']\n}\n';
}

function* rows(found: readonly object[]): Iterable<string> {
  for (const [index, one] of found.entries()) yield `${index === 0 ? '\n' : ',\n'}${printableJson(one)}`;
  if (found.length > 0) yield '\n';
}
