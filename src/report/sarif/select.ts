import type { AssessedResult, Assessment } from '../../model/assessment.ts';
import { severities } from '../../model/rule.ts';
import type { Language } from '../../model/text.ts';
import { orderIn } from '../../text/order.ts';
import { printableShort } from '../printable.ts';
import { longest, mostOwnBytes, mostResults } from './limits.ts';

/** The findings that a file has room for. */
export interface Selection {
  /** Gravest first; of one severity those that no waiver accepts first. */
  readonly findings: readonly AssessedResult[];
  /** How many there are, with those that are left out. */
  readonly total: number;
}

/**
 * Findings alone: nothing that passed, nothing that is unknown. Where there are more than a viewer shows or takes, one place is
 * kept for the result that says so, and the waived ones give way first, each kind from the least grave.
 */
export function selectFindings({ results }: Pick<Assessment, 'results'>, language: Language): Selection {
  const failed = results.filter(({ outcome }) => outcome === 'fail');
  const open = failed.filter(({ waiver }) => waiver === undefined).toSorted(gravestFirst);
  const waived = failed.filter(({ waiver }) => waiver !== undefined).toSorted(gravestFirst);
  const total = failed.length;
  const most = total > mostResults ? mostResults - 1 : total;
  const kept = withinBytes([...open, ...waived].slice(0, most), language);
  return { findings: kept.toSorted(gravestFirst), total };
}

const bySeverity = orderIn(severities);

function gravestFirst(a: AssessedResult, b: AssessedResult): number {
  return bySeverity(a.severity, b.severity);
}

function withinBytes(results: readonly AssessedResult[], language: Language): readonly AssessedResult[] {
  let room = mostOwnBytes;
  const end = results.findIndex(({ message, resource: { id, name } }) => {
    const texts = [
      printableShort(message[language], longest.message),
      printableShort(id, longest.id),
      printableShort(name, longest.name),
    ];
    room -= Buffer.byteLength(texts.join(''));
    return room < 0;
  });
  return end === -1 ? results : results.slice(0, end);
}
