import type { EvidenceLock, EvidenceRun, EvidenceScope } from '../../model/evidence.ts';
import { evidenceFiles } from '../../model/evidence.ts';
import { readCanonical } from './canonical.ts';
import { attempt, type Checking } from './checking.ts';
import { type AssessmentHead, parseAssessmentHead } from './parse-assessment.ts';
import { readCatalogHead } from './parse-catalog.ts';
import { parseLock } from './parse-lock.ts';
import { parseRun } from './parse-run.ts';
import { parseScope } from './parse-scope.ts';

/** The documents of a bundle, each where it could be read as what it is. */
export interface Documents {
  readonly run?: EvidenceRun;
  readonly scope?: EvidenceScope;
  readonly lock?: EvidenceLock;
  readonly assessment?: AssessmentHead;
  /** The digest that the catalog says of itself, and its canonical text. */
  readonly catalog?: { readonly digest: string; readonly text: string };
}

/** Reads the documents from their texts; what is wrong with one is a problem of the schema. */
export function readDocuments(texts: ReadonlyMap<string, string>, schema: Checking): Documents {
  const read = <T>(path: string, parse: (value: unknown, place: { readonly file: string }) => T): T | undefined => {
    const text = texts.get(path);
    if (text === undefined) return undefined;
    return attempt(schema, path, () => parse(readCanonical(text, { file: path }), { file: path }));
  };
  const run = read(evidenceFiles.run, parseRun);
  const scope = read(evidenceFiles.scope, parseScope);
  const lock = read(evidenceFiles.lock, parseLock);
  const assessment = read(evidenceFiles.assessment, parseAssessmentHead);
  const digest = read(evidenceFiles.catalog, readCatalogHead);
  const text = texts.get(evidenceFiles.catalog);
  return {
    ...(run && { run }),
    ...(scope && { scope }),
    ...(lock && { lock }),
    ...(assessment && { assessment }),
    ...(digest !== undefined && text !== undefined && { catalog: { digest, text } }),
  };
}
