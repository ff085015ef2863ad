import type { OutcomeCounts } from '../../model/assessment.ts';
import { type EvidenceManifest, type EvidenceRun, evidenceFiles } from '../../model/evidence.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';

const statementType = 'https://in-toto.io/Statement/v1';

/** What a statement of ours is about. A name, not a page: nothing is fetched from there. */
export const predicateType = 'https://comply-scan.dev/attestation/compliance-scan/v1';

/** The npm package, as a package URL names it: `pkg:npm/comply-scan@0.1.0`. */
const packageUrl = 'pkg:npm/comply-scan@';

/** A statement is smaller: KMS takes a message of up to 4,096 bytes where a key cannot sign a digest. */
export const maxStatementBytes = 4000;

/** What a signature vouches for: digests and counts alone, so that its size does not grow with the run. Digests are SHA-256. */
export interface StatementPredicate {
  readonly runId: string;
  readonly seq: number;
  /** Digest of the manifest before this one; null for the first. */
  readonly prev: string | null;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly asOf: string;
  readonly tool: { readonly uri: string };
  readonly rules: { readonly digest: { readonly sha256: string }; readonly count: number };
  /** Of `scope.json`. */
  readonly scopeDigest: string;
  /** `denied`: how many permissions were. */
  readonly coverage: { readonly complete: boolean; readonly denied: number };
  readonly counts: OutcomeCounts & { readonly waived: number };
  /** Over the files of the manifest. */
  readonly merkle: { readonly files: number; readonly root: string };
}

/** An in-toto Statement v1. https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
export interface Statement {
  readonly _type: typeof statementType;
  readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256: string } }[];
  readonly predicateType: typeof predicateType;
  readonly predicate: StatementPredicate;
}

/** What a statement is made from. */
export interface Stated {
  readonly manifest: EvidenceManifest;
  readonly run: EvidenceRun;
  /** Of the bytes of `manifest.json`. */
  readonly manifestSha256: string;
}

/** The statement about a bundle. The same bundle gives the same statement, so a verifier can make it again and compare. */
export function createStatement({ manifest, run, manifestSha256 }: Stated): Statement {
  const scope = manifest.files[evidenceFiles.scope];
  if (scope === undefined) throw new Error(`the manifest lists no ${evidenceFiles.scope}`);
  const { pass, fail, unknown, notApplicable } = run.counts.outcomes;
  return frame(manifestSha256, {
    runId: manifest.runId,
    seq: manifest.seq,
    prev: manifest.prev?.manifestSha256 ?? null,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    asOf: run.asOf,
    tool: { uri: `${packageUrl}${encodeURIComponent(run.tool.version)}` },
    rules: { digest: { sha256: run.rules.catalogSha256 }, count: run.rules.count },
    scopeDigest: scope.sha256,
    coverage: { complete: run.complete, denied: run.denied.length },
    counts: { pass, fail, unknown, notApplicable, waived: run.counts.waived },
    merkle: { files: Object.keys(manifest.files).length, root: manifest.merkle },
  });
}

/** Its bytes, which are what is signed. Throws RangeError for one that is too large to be ours. */
export function writeStatement(statement: Statement): Buffer {
  const bytes = Buffer.from(toCanonicalJson(statement));
  if (bytes.length > maxStatementBytes) throw new RangeError(`a statement of ${bytes.length} bytes`);
  return bytes;
}

/** The digest of the manifest that it is about. */
export function manifestOf(statement: Statement): string {
  return statement.subject[0]?.digest.sha256 ?? '';
}

/** The statement around a predicate: what is the same in all of ours. */
export function frame(manifestSha256: string, predicate: StatementPredicate): Statement {
  return {
    _type: statementType,
    subject: [{ name: evidenceFiles.manifest, digest: { sha256: manifestSha256 } }],
    predicateType,
    predicate,
  };
}
