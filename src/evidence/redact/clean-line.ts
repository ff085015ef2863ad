import type { Cause } from '../../model/cause.ts';
import type { Resource } from '../../model/resource.ts';
import type { LedgerCall, Listing, RecordedAnswer, SnapshotLine } from '../../model/snapshot.ts';
import type { SecretKind } from './kinds.ts';
import type { Look } from './look.ts';
import { markTaken } from './marks.ts';
import { type RedactedLine, type RedactedValue, removedText } from './redacted-line.ts';
import { holdsSecret, takeOut } from './take-out.ts';

/** Something found in a line. `value` only where it was taken out. */
export interface Finding {
  readonly kind: SecretKind;
  readonly pointer: string;
  /** It stands where no mark can stand for it. */
  readonly fixed: boolean;
}

export interface Cleaning {
  readonly look: Look;
  readonly report: (finding: Finding, line: SnapshotLine) => void;
  /** What is kept of a value; absent where nothing has to be. */
  readonly describe?: (kind: SecretKind, text: string) => RedactedValue;
}

interface Marked {
  readonly unit?: string;
}
type ResourceLine = { readonly kind: 'resource' } & Resource & Marked;

/** A line without anything that must not leave. The line itself where there is nothing. */
export function cleanLine(line: SnapshotLine, cleaning: Cleaning): RedactedLine {
  if (line.kind === 'resource') return cleanResource(line, cleaning);
  if (line.kind === 'call') return cleanCall(line, cleaning);
  if (line.kind === 'answer') return cleanAnswer(line, cleaning);
  if (line.kind === 'listing') return cleanListing(line, cleaning);
  return cleanFixed(line, ['unit', ...scopeMembers], cleaning);
}

const scopeMembers = ['target', 'account', 'region'] as const;
const answerMembers = ['service', 'call', 'unit', ...scopeMembers] as const;
const callMembers = ['permission', ...answerMembers] as const;
const resourceMembers = ['id', 'name', 'type', 'unit', ...scopeMembers] as const;

function cleanResource(line: ResourceLine, cleaning: Cleaning): RedactedLine {
  const fixed = cleanFixed(line, resourceMembers, cleaning);
  const causes = cleanCauses(fixed, cleaning);
  if (!holdsSecret(causes.attributes, '', cleaning.look)) return causes;
  const remainder = takeOut(causes.attributes, cleaning.look);
  for (const { kind, pointer } of remainder.taken) {
    cleaning.report({ kind, pointer: `/attributes${pointer}`, fixed: false }, fixed);
  }
  for (const kind of remainder.unnamed) cleaning.report({ kind, pointer: '/attributes', fixed: true }, fixed);
  const { describe } = cleaning;
  const redacted =
    describe && Object.fromEntries(remainder.taken.map(({ path, kind, text }) => [path, describe(kind, text)]));
  const marks = markTaken(causes, remainder);
  return { ...causes, ...marks, attributes: remainder.attributes, ...(redacted && { redacted }) };
}

function cleanCall(line: LedgerCall & Marked, cleaning: Cleaning): RedactedLine {
  const fixed = cleanFixed(line, callMembers, cleaning);
  return cleanSubject(cleanHost(cleanRequestIds(cleanOneCause(fixed, cleaning), cleaning), cleaning), cleaning);
}

/**
 * An answer with anything in it goes as a whole, as one that is too long to be kept: a part of it would be replayed as what
 * the provider never said.
 */
function cleanAnswer(line: RecordedAnswer & Marked, cleaning: Cleaning): RedactedLine {
  const fixed = cleanSubject(cleanFixed(line, answerMembers, cleaning), cleaning);
  const { body, fault, requestId, ...rest } = fixed;
  const told = { ...(body && { body }), ...(fault && { fault: { ...fault } }), ...(requestId && { requestId }) };
  if (!holdsSecret(told, '', cleaning.look)) return fixed;
  for (const { kind, pointer } of takeOut(told, cleaning.look).taken) {
    cleaning.report({ kind, pointer, fixed: false }, fixed);
  }
  return { ...rest, ...(fault && { fault: { code: 'Redacted', codes: ['Redacted'] } }) };
}

/** What a call was about says nothing to a rule. */
function cleanSubject<T extends LedgerCall | RecordedAnswer>(line: T, { look, report, describe }: Cleaning): T {
  const kind = line.subject === undefined ? undefined : look(line.subject, 'subject');
  if (kind === undefined || line.subject === undefined) return line;
  report({ kind, pointer: '/subject', fixed: false }, line);
  const redacted = describe && { subject: describe(kind, line.subject) };
  return { ...line, subject: removedText, ...(redacted && { redacted }) };
}

function cleanHost<T extends LedgerCall>(line: T, { look, report }: Cleaning): T {
  const kind = line.host === undefined ? undefined : look(line.host, 'host');
  if (kind === undefined) return line;
  report({ kind, pointer: '/host', fixed: false }, line);
  return { ...line, host: removedText };
}

function cleanRequestIds<T extends LedgerCall>(line: T, { look, report }: Cleaning): T {
  let requestIds = line.requestIds;
  for (const [index, id] of line.requestIds.entries()) {
    const kind = look(id, 'requestIds');
    if (kind === undefined) continue;
    report({ kind, pointer: `/requestIds/${index}`, fixed: false }, line);
    requestIds = requestIds.with(index, removedText);
  }
  return requestIds === line.requestIds ? line : { ...line, requestIds };
}

function cleanListing(line: Listing & Marked, cleaning: Cleaning): RedactedLine {
  return cleanOneCause(cleanFixed(line, ['type', 'unit', ...scopeMembers], cleaning), cleaning);
}

/** Texts that every line must have. */
function cleanFixed<T extends SnapshotLine>(
  line: T,
  members: readonly (keyof T & string)[],
  { look, report }: Cleaning,
): T {
  let cleaned = line;
  const found: Finding[] = [];
  for (const member of members) {
    const text: unknown = line[member];
    const kind = typeof text === 'string' ? look(text, member) : undefined;
    if (kind === undefined) continue;
    cleaned = { ...cleaned, [member]: removedText };
    found.push({ kind, pointer: `/${member}`, fixed: true });
  }
  // Told with the line as it is now: the name that is shown may be what was found.
  for (const finding of found) report(finding, cleaned);
  return cleaned;
}

function cleanOneCause<T extends LedgerCall | Listing>(line: T, cleaning: Cleaning): T {
  if (line.cause === undefined) return line;
  const cause = cleanCause(line.cause, '/cause', line, cleaning);
  return cause === line.cause ? line : { ...line, cause };
}

function cleanCauses(line: ResourceLine, cleaning: Cleaning): ResourceLine {
  const unread = cleanMarks(line, 'unread', cleaning);
  const partial = cleanMarks(line, 'partial', cleaning);
  return unread === line.unread && partial === line.partial ? line : { ...line, unread, partial };
}

function cleanMarks(line: ResourceLine, member: 'unread' | 'partial', cleaning: Cleaning) {
  let marks = line[member];
  for (const path in line[member]) {
    const cause = line[member][path];
    const kind = cleaning.look(path, '');
    // Without its mark an attribute could be taken for whole.
    if (kind) cleaning.report({ kind, pointer: `/${member}`, fixed: true }, line);
    const cleaned = cause && cleanCause(cause, `/${member}`, line, cleaning);
    if (cleaned !== cause && cleaned) marks = { ...marks, [path]: cleaned };
    if (kind) marks = Object.fromEntries(Object.entries(marks).filter(([name]) => name !== path));
  }
  return marks;
}

/** The words of a provider: only what kind of cause it was stays of one with a secret in it. */
function cleanCause(cause: Cause, pointer: string, line: SnapshotLine, { look, report }: Cleaning): Cause {
  for (const member of ['code', 'call', 'permission', 'subject', 'place'] as const) {
    const text = cause[member];
    const kind = text === undefined ? undefined : look(text, member);
    if (kind === undefined) continue;
    report({ kind, pointer: `${pointer}/${member}`, fixed: false }, line);
    return { kind: cause.kind, code: 'Redacted' };
  }
  return cause;
}
