import { type Fault, type HashedFile, isFault } from '../../config/read-inside.ts';
import type { Cause } from '../../model/cause.ts';
import type { LogRecord } from '../../model/records.ts';
import type { Resource, Scope } from '../../model/resource.ts';
import { readCalls } from './calls.ts';
import { addInterval, createDays } from './days.ts';
import { type NamedFile, nameFile, toCause } from './fault.ts';
import { logSchema } from './log-schema.ts';
import { ownOf } from './own.ts';
import type { LogReading, Unchecked } from './read-logs.ts';
import type { RegisterAnswer } from './register-answer.ts';
import { toResource } from './to-resource.ts';
import type { Told } from './told.ts';

/** The samples of logs, with what was found in each. */
export function describeLogs(answer: RegisterAnswer<LogRecord> & LogReading, scope: Scope): readonly Resource[] {
  const { observedAt, records, documents, summaries } = answer;
  const days = createDays(answer);
  return records.map((log) => {
    const { name, system, file, takenOn, every, place } = log;
    const document = ownOf(documents, file) ?? { fault: 'not-a-file' };
    const attributes: Told = {
      Name: name,
      System: system,
      File: file,
      TakenOn: days.past(takenOn),
      Due: every === undefined ? null : days.end(addInterval(takenOn, every)),
      Place: place,
      ...describeFound(document, ownOf(summaries, name), { file, place }),
      Sha256: isFault(document) ? toCause(document, { file, place }) : document.sha256,
    };
    return toResource(scope, { type: logSchema.type, key: name, observedAt, attributes });
  });
}

const found = ['Lines', 'Invalid', 'Gaps', 'OutOfOrder', 'PhiHits', 'PhiClasses'];

function describeFound(
  document: HashedFile | Fault,
  summary: LogReading['summaries'][string] | undefined,
  named: NamedFile,
): Told {
  if (isFault(document) || summary === undefined) {
    const cause = toCause(isFault(document) ? document : { fault: 'not-a-file' }, named);
    return Object.fromEntries(found.map((name) => [name, cause]));
  }
  if ('unchecked' in summary) {
    const cause = uncheckedCause(summary.unchecked, named);
    return Object.fromEntries(found.map((name) => [name, cause]));
  }
  const { lines, untimed = 0, invalid, gaps, outOfOrder, phiHits, hits, notUtf8 } = summary;
  // What was found is there; that nothing was found says nothing of what could not be read as text.
  const isOpen = notUtf8 > 0 && phiHits === 0;
  const cause = uncheckedCause('not-utf8', named);
  // A step back is there whatever stands in lines without a time; a gap may be filled by one of them.
  const noTime = uncheckedCause('no-time', named);
  return {
    Lines: lines,
    Invalid: invalid,
    Gaps: untimed > 0 ? noTime : gaps,
    OutOfOrder: untimed > 0 && outOfOrder === 0 ? noTime : outOfOrder,
    PhiHits: isOpen ? cause : phiHits,
    PhiClasses: isOpen ? cause : Object.keys(hits).sort(),
  };
}

function uncheckedCause(code: Unchecked['unchecked'] | 'not-utf8' | 'no-time', named: NamedFile): Cause {
  const { call, permission } = readCalls.document;
  return {
    kind: code === 'inflated-too-large' ? 'budget' : 'bad-response',
    call,
    permission,
    code,
    ...nameFile(named),
  };
}
