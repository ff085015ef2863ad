import type { RedactionSummary } from '../../model/evidence.ts';
import type { Json } from '../../model/json.ts';
import type { SnapshotLine, SnapshotTarget } from '../../model/snapshot.ts';
import { cleanLine, type Finding } from './clean-line.ts';
import { cleanTarget } from './clean-target.ts';
import { createHitList, type Hits, refuseExport } from './hits.ts';
import { keyedDigest, keyFingerprint, type RedactionKey } from './key.ts';
import type { SecretKind } from './kinds.ts';
import { createLook } from './look.ts';
import type { NameTree } from './name-tree.ts';
import { redactionPolicySha256 } from './policy.ts';
import { createPseudonymiser, type Declared } from './pseudonymise.ts';
import { createPseudonyms } from './pseudonyms.ts';
import type { RedactedLine, RedactedValue } from './redacted-line.ts';
import { takeOut } from './take-out.ts';

export interface RedactorOptions {
  /** Account ids that the run knows: no one of them is a person's number. */
  readonly accounts: Iterable<string>;
  /** Why the export may go on without a value that was found. Needs a key. */
  readonly allowBecause?: string;
  readonly key?: RedactionKey;
  /** Needs a key, and for names also `names`. */
  readonly pseudonymise?: readonly ('names' | 'tags')[];
  /** What a first pass over the snapshot learnt. */
  readonly names?: NameTree;
  /** What rules compare with, word for word. */
  readonly keep?: ReadonlySet<string>;
}

/** Takes out of a snapshot what must not leave, line by line. */
export interface Redactor {
  /** The line as it may be kept. What was found is never in it, whether the export may go on or not. */
  redact(line: SnapshotLine): RedactedLine;
  redactTargets(targets: readonly SnapshotTarget[]): readonly SnapshotTarget[];
  /** Whose part controls are and what safeguards cost, as they may be kept where names are pseudonyms. */
  redactDeclared(declared: Declared): Declared;
  /** Looks at something else that is to be written; nothing can be taken out of it. `where` says what it is. */
  inspect(value: Json, where: string): void;
  hits(): Hits;
  /**
   * When every line was seen.
   * @throws UsageError where something was found that must not leave, or that no mark can stand for.
   */
  finish(): RedactionSummary;
  /** Each pseudonym that was given with its value, but for values that hold a secret. To be kept outside the bundle. */
  mapping(): Iterable<readonly [pseudonym: string, text: string]>;
}

/** One pass, in time linear in what is read. */
export function createRedactor(options: RedactorOptions): Redactor {
  const { allowBecause, key } = options;
  const look = createLook(new Set(options.accounts));
  const list = createHitList();
  const pseudonymised = [...new Set(options.pseudonymise ?? [])].sort();
  const { pseudonymiser, pseudonyms } = preparePseudonyms(options);
  const cleaning = {
    look,
    report: (finding: Finding, line: SnapshotLine) => list.add(describeHit(finding, line)),
    ...(key && { describe: (kind: SecretKind, text: string) => describeValue(key, kind, text) }),
  };
  if (allowBecause !== undefined && !key) throw new Error('what is taken out needs a key');
  return {
    redact: (line) => cleanLine(pseudonymiser?.line(line) ?? line, cleaning),
    redactTargets: (targets) =>
      targets.map((target) =>
        cleanTarget(pseudonymiser?.target(target) ?? target, look, (hit) => list.add({ ...hit, type: 'target' })),
      ),
    redactDeclared: (declared) => pseudonymiser?.declared(declared) ?? declared,
    inspect(value, where) {
      for (const { kind, pointer } of takeOut({ value }, look).taken) {
        list.add({ kind, type: where, pointer: pointer.slice('/value'.length), fixed: true });
      }
    },
    hits: () => list.read(),
    finish() {
      const hits = list.read();
      if (hits.fixed > 0 || (hits.count > 0 && allowBecause === undefined)) {
        throw refuseExport(hits, allowBecause !== undefined);
      }
      const policySha256 = redactionPolicySha256;
      const reason = hits.count > 0 && allowBecause !== undefined ? { allowedBecause: allowBecause } : {};
      const pseudonymKey = key && pseudonymised.length > 0 ? { pseudonymKey: keyFingerprint(key) } : {};
      return { policySha256, replaced: hits.taken, ...reason, pseudonymised, ...pseudonymKey };
    },
    *mapping() {
      for (const [pseudonym, text] of pseudonyms?.mapping() ?? []) {
        if (look(text, '') === undefined) yield [pseudonym, text];
      }
    },
  };
}

function preparePseudonyms({ pseudonymise = [], names, key, keep = new Set() }: RedactorOptions) {
  if (pseudonymise.length === 0) return {};
  const isNamed = pseudonymise.includes('names');
  if (!key || (isNamed && !names)) throw new Error('pseudonyms need a key, those of names what a first pass learnt');
  const pseudonyms = createPseudonyms(key);
  const chosen = { pseudonyms, tags: pseudonymise.includes('tags'), keep, ...(isNamed && names && { names }) };
  return { pseudonyms, pseudonymiser: createPseudonymiser(chosen) };
}

function describeHit({ kind, pointer, fixed }: Finding, line: SnapshotLine) {
  if (line.kind !== 'resource') return { kind, type: line.kind, pointer, fixed };
  return { kind, type: line.type, ...(line.name !== '' && { name: line.name }), pointer, fixed };
}

function describeValue(key: RedactionKey, kind: SecretKind, text: string): RedactedValue {
  return { kind, length: text.length, hmac: keyedDigest(key, 'secret', text) };
}
