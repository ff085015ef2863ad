import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readSnapshot } from '../../collect/kept.ts';
import type { SnapshotReader } from '../../collect/open-snapshot.ts';
import type { FactPart } from '../../evidence/bundle/write-facts.ts';
import { comparedWords } from '../../evidence/redact/compared-words.ts';
import { openRedactionKey } from '../../evidence/redact/key.ts';
import { createNameLearner } from '../../evidence/redact/learn-names.ts';
import { nameTests } from '../../evidence/redact/name-tests.ts';
import { createRedactor, type Redactor } from '../../evidence/redact/redactor.ts';
import { UsageError } from '../../model/errors.ts';
import type { Json } from '../../model/json.ts';
import type { Rule } from '../../model/rule.ts';
import type { SnapshotManifest, SnapshotPart } from '../../model/snapshot.ts';
import type { Waiver } from '../../model/waiver.ts';
import type { ScanOptions } from '../command-options.ts';
import type { Io } from '../io.ts';
import { createWaiverRewriter } from './rewrite-waivers.ts';

/** How the flags want it redacted. */
export interface Redaction {
  readonly pseudonymise: readonly ('names' | 'tags')[];
  readonly allowBecause?: string;
  /** The key's file; made where there is none and one is needed. */
  readonly keyFile: string;
}

/** Reads `--pseudonymise`, `--redaction-key` and `--allow-redaction-hit`. Throws UsageError. */
export function readRedaction(options: ScanOptions, io: Io): Redaction {
  const pseudonymise = (options.pseudonymise?.split(',') ?? []).map((word) => {
    if (word === 'names' || word === 'tags') return word;
    throw new UsageError({
      en: `--pseudonymise takes names, tags or names,tags, not '${options.pseudonymise}'`,
      ja: `--pseudonymise の値 '${options.pseudonymise}' は使えない。names・tags・names,tags のいずれかを指定すること`,
    });
  });
  const allowBecause = options.allowRedactionHit?.trim();
  if (allowBecause === '') {
    throw new UsageError({
      en: '--allow-redaction-hit needs a reason: it is kept in the evidence',
      ja: '--allow-redaction-hit には理由が必要（証跡に記録される）',
    });
  }
  return {
    pseudonymise: [...new Set(pseudonymise)],
    ...(allowBecause !== undefined && { allowBecause }),
    keyFile: resolve(io.cwd, options.redactionKey ?? '.comply/redaction.key'),
  };
}

export interface RedactedSnapshot {
  readonly manifest: SnapshotManifest;
  readonly parts: readonly FactPart[];
  readonly redactor: Redactor;
  /** The waivers, to be asked for when all lines were read: by pseudonyms where names are. */
  readonly waivers: () => readonly Waiver[];
}

export interface RedactRequest {
  readonly reader: SnapshotReader;
  readonly redaction: Redaction;
  readonly rules: readonly Rule[];
  readonly parameters: ReadonlyMap<string, Readonly<Record<string, Json>>>;
  readonly waivers: readonly Waiver[];
}

/** A snapshot as a bundle may hold it: its lines pass the redactor as they are read. */
export async function redactSnapshot(request: RedactRequest): Promise<RedactedSnapshot> {
  const { reader, waivers } = request;
  const redactor = await openRedactor(request);
  const isPseudonymous = request.redaction.pseudonymise.length > 0;
  const rewriter = request.redaction.pseudonymise.includes('names') ? createWaiverRewriter(waivers) : undefined;
  const redacted = (part: SnapshotPart): FactPart => ({
    target: part.target,
    account: part.account,
    region: part.region,
    async *lines() {
      for await (const line of reader.lines(part)) {
        // An answer as it came has names in places that no record of it has.
        if (isPseudonymous && line.kind === 'answer') continue;
        const kept = redactor.redact(line);
        if (line.kind === 'resource' && kept.kind === 'resource') rewriter?.note(line, kept);
        yield kept;
      }
    },
  });
  return {
    manifest: { ...reader.manifest, targets: redactor.redactTargets(reader.manifest.targets) },
    parts: reader.manifest.parts.map(redacted),
    redactor,
    waivers: () => rewriter?.rewrite() ?? waivers,
  };
}

async function openRedactor({ reader, redaction, rules, parameters }: RedactRequest): Promise<Redactor> {
  const { pseudonymise, allowBecause, keyFile } = redaction;
  const { targets } = reader.manifest;
  const accounts = targets.flatMap(({ id, accounts = [] }) => [id, ...accounts.map((account) => account.id)]);
  if (pseudonymise.length === 0 && allowBecause === undefined) return createRedactor({ accounts });
  const keep = comparedWords(rules, parameters);
  return createRedactor({
    accounts,
    key: openKey(keyFile),
    pseudonymise,
    keep,
    ...(allowBecause !== undefined && { allowBecause }),
    ...(pseudonymise.includes('names') && { names: await learnNames(reader, keep, rules) }),
  });
}

function openKey(file: string) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return openRedactionKey(file);
}

async function learnNames(reader: SnapshotReader, keep: ReadonlySet<string>, rules: readonly Rule[]) {
  const learner = createNameLearner({ keep, tests: nameTests(rules) });
  for await (const line of readSnapshot(reader)) learner.learn(line);
  return learner.names();
}
