import { hash } from 'node:crypto';
import type { Spool, SpoolPlace } from '../../collect/spool.ts';
import { type EvidenceFile, evidenceFiles, type InventoryEntry } from '../../model/evidence.ts';
import type { Resource, Scope } from '../../model/resource.ts';
import type { RecordedAnswer, SnapshotLine } from '../../model/snapshot.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';
import { compareText, orderBy } from '../../text/order.ts';
import { answerFile, recordFile } from './record-file.ts';
import { toResourceRow } from './shape-tables.ts';
import { type FactsTally, tallyFacts } from './tally-facts.ts';
import { type LineFile, openLineFile } from './write-file.ts';

/** The lines of one account and region, already redacted. */
export interface FactPart extends Scope {
  lines(): AsyncIterable<SnapshotLine>;
}

export interface FactsRequest {
  readonly folder: string;
  readonly runId: string;
  readonly parts: readonly FactPart[];
  /** Holds the lines of one part until they are sorted. */
  readonly spool: Spool;
}

export interface WrittenFacts {
  readonly files: Record<string, EvidenceFile>;
  readonly tally: ReturnType<FactsTally['read']>;
}

/** A resource on its way into its file. */
interface Waiting extends Omit<InventoryEntry, 'record'> {
  readonly place: SpoolPlace;
}

/** An answer on its way into its file. */
interface WaitingAnswer {
  readonly line: AnswerKey;
  readonly place: SpoolPlace;
}

type AnswerKey = Pick<RecordedAnswer, 'service' | 'call' | 'subject' | 'page'> & { readonly unit?: string };

/**
 * Writes what was read into a bundle's folder: each resource as one line of its service's file, in order of account, region,
 * type and id; the answers it was made of in order of account, region, task and call; calls, listings and units as they came; the inventory, which says where each resource stands, and its table.
 */
export async function writeFacts({ folder, runId, parts, spool }: FactsRequest): Promise<WrittenFacts> {
  const tally = tallyFacts();
  const files = createFiles(folder);
  const calls = files.of(evidenceFiles.calls);
  const inventory = files.of(evidenceFiles.inventory);
  const table = openLineFile(folder, evidenceFiles.resourceTable, { derived: true });
  const places = orderBy(({ target, account, region }: Scope) => [target, account, region]);
  for (const part of [...parts].sort(places)) {
    const waiting: Waiting[] = [];
    const answers: WaitingAnswer[] = [];
    for await (const line of part.lines()) {
      tally.add(line);
      if (line.kind === 'resource') waiting.push(wait(line, spool));
      else if (line.kind === 'answer') answers.push({ line: keyOf(line), place: spool.put(toCanonicalJson(line)) });
      else calls.add(toCanonicalJson(line));
      if (calls.isBehind()) await calls.settle();
    }
    for (const { line, place } of answers.sort(byCall)) {
      const file = files.of(known(answerFile(line), line.service));
      file.add(spool.take(place));
      if (file.isBehind()) await file.settle();
    }
    waiting.sort((a, b) => compareText(a.type, b.type) || compareText(a.id, b.id));
    for (const { place, ...entry } of waiting) {
      const text = spool.take(place);
      const file = files.of(known(recordFile(entry.type), entry.type));
      const record = { ...file.add(text), sha256: hash('sha256', text) };
      const listed: InventoryEntry = { ...entry, record };
      inventory.add(toCanonicalJson(listed));
      table.add(toCanonicalJson(toResourceRow(listed, runId)));
      if (file.isBehind() || inventory.isBehind()) await Promise.all([file.settle(), inventory.settle()]);
    }
  }
  const written = await files.close();
  return { files: { ...written, [evidenceFiles.resourceTable]: await table.close() }, tally: tally.read() };
}

/** Files by path, each started when it is first asked for. */
function createFiles(folder: string) {
  const files = new Map<string, LineFile>();
  return {
    of(path: string): LineFile {
      const file = files.get(path) ?? openLineFile(folder, path);
      files.set(path, file);
      return file;
    },
    async close(): Promise<Record<string, EvidenceFile>> {
      const closed = [...files].map(async ([path, file]) => [path, await file.close()] as const);
      return Object.fromEntries(await Promise.all(closed));
    },
  };
}

/** The names of types and services are ours. */
function known(path: string | undefined, name: string): string {
  if (path === undefined) throw new Error(`no type and no service: ${name}`);
  return path;
}

/** What answers are sorted by, so that the rest of them can wait on disk. */
function keyOf({ service, call, subject, page, unit }: AnswerKey): AnswerKey {
  return { service, call, page, ...(subject !== undefined && { subject }), ...(unit !== undefined && { unit }) };
}

function byCall({ line: a }: WaitingAnswer, { line: b }: WaitingAnswer): number {
  return (
    compareText(a.unit ?? '', b.unit ?? '') ||
    compareText(a.call, b.call) ||
    compareText(a.subject ?? '', b.subject ?? '') ||
    a.page - b.page
  );
}

function wait(line: { readonly kind: 'resource' } & Resource, spool: Spool): Waiting {
  const { type, id, name, target, account, region, observedAt } = line;
  return { type, id, name, target, account, region, observedAt, place: spool.put(toCanonicalJson(line)) };
}
