import { type EvidenceFile, type EvidenceManifest, evidenceSchemaVersion } from '../model/evidence.ts';
import type { ChainHead } from '../model/period.ts';
import type { Text } from '../model/text.ts';
import { toCanonicalJson } from '../text/canonical-json.ts';
import { compareText } from '../text/order.ts';
import { isZone } from '../text/zone-time.ts';
import { brokenRun } from './broken-run.ts';
import { isMembers, parse } from './parse-rows.ts';
import type { Excluded, RunHead, ScopeNotes } from './run-source.ts';

const sha256 = /^[0-9a-f]{64}$/;
const notManifest: Text = { en: 'it is not the manifest of a bundle', ja: 'バンドルのマニフェストではない' };
const notRun: Text = { en: 'it is not the run.json of a bundle', ja: 'バンドルのrun.jsonではない' };
const otherRun: Text = {
  en: 'run id, sequence number or predecessor is not that of the manifest',
  ja: '実行ID、通番、直前の実行のいずれかがマニフェストと異なる',
};

type Head = Pick<EvidenceManifest, 'runId' | 'seq' | 'prev' | 'files'>;

/** The part of a manifest that a period needs. @throws BrokenRunError when it is none, or of a newer layout. */
export function parseManifest(text: string, file: string): Head {
  const value = parse(text) ?? {};
  const { schemaVersion, runId, seq, files } = value;
  const prev = parseHead(value.prev);
  const listed = isMembers(files) ? Object.entries(files) : [];
  if (typeof schemaVersion === 'number' && schemaVersion > evidenceSchemaVersion) {
    const en = `its layout is version ${schemaVersion}, and this comply reads up to ${evidenceSchemaVersion}`;
    throw brokenRun(
      { file, runId: String(runId) },
      { en, ja: `レイアウトの版は${schemaVersion}で、このcomplyは${evidenceSchemaVersion}まで読める` },
    );
  }
  const isHead = typeof schemaVersion === 'number' && typeof runId === 'string' && isSeq(seq) && prev !== undefined;
  if (!isHead || listed.length === 0 || !listed.every(([, one]) => isFile(one))) {
    throw brokenRun({ file, runId: typeof runId === 'string' ? runId : '-' }, notManifest);
  }
  return { runId, seq, prev, files: Object.fromEntries(listed) as EvidenceManifest['files'] };
}

/** A run that somebody names as the one before, or the newest; null where there is none, undefined for anything else. */
function parseHead(value: unknown): ChainHead | null | undefined {
  if (value === null) return null;
  if (!isMembers(value) || typeof value.runId !== 'string' || typeof value.manifestSha256 !== 'string')
    return undefined;
  return { runId: value.runId, manifestSha256: value.manifestSha256 };
}

function isSeq(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

function isFile(value: unknown): value is EvidenceFile {
  if (!isMembers(value)) return false;
  const { sha256: digest, bytes, content, lines } = value;
  const size = content === undefined || (isMembers(content) && Number.isSafeInteger(content.bytes));
  const counted = lines === undefined || Number.isSafeInteger(lines);
  return typeof digest === 'string' && sha256.test(digest) && Number.isSafeInteger(bytes) && size && counted;
}

interface Origin {
  readonly manifest: Head;
  readonly manifestSha256: string;
  readonly place: string;
  readonly file: string;
}

/** What `run.json` says. @throws BrokenRunError when it is none, or not that of the manifest. */
export function parseRunHead(text: string, { manifest, manifestSha256, place, file }: Origin): RunHead {
  const { runId, seq, prev } = manifest;
  const value = parse(text) ?? {};
  const { startedAt, finishedAt, complete, interrupted, organization, expectedIntervalS, tool, rules } = value;
  const [startedS, finishedS] = [secondsOf(startedAt), secondsOf(finishedAt)];
  const texts = [value.runId, value.trigger, value.configSha256, value.waiversSha256];
  const [own, trigger, configSha256, waiversSha256] = texts.map((one) => (typeof one === 'string' ? one : undefined));
  if (
    startedS === undefined ||
    finishedS === undefined ||
    own === undefined ||
    trigger === undefined ||
    configSha256 === undefined ||
    waiversSha256 === undefined ||
    typeof complete !== 'boolean' ||
    typeof interrupted !== 'boolean' ||
    !isMembers(tool) ||
    typeof tool.version !== 'string' ||
    !isMembers(rules) ||
    typeof rules.catalogSha256 !== 'string'
  ) {
    throw brokenRun({ file, runId }, notRun);
  }
  const ownPrev = parseHead(value.prev);
  const samePrev = ownPrev?.runId === prev?.runId && ownPrev?.manifestSha256 === prev?.manifestSha256;
  if (own !== runId || value.seq !== seq || !samePrev) throw brokenRun({ file, runId }, otherRun);
  return {
    place,
    runId,
    seq,
    prev,
    manifestSha256,
    startedAt: String(startedAt),
    finishedAt: String(finishedAt),
    startedS,
    finishedS,
    complete,
    interrupted,
    trigger,
    toolVersion: tool.version,
    rulesSha256: rules.catalogSha256,
    configSha256,
    waiversSha256,
    ...(typeof organization === 'string' && { organization }),
    ...(isSeq(expectedIntervalS) && { expectedIntervalS }),
  };
}

function secondsOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(value)) return undefined;
  const milliseconds = Date.parse(value);
  return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 1000);
}

/**
 * What `scope.json` says is left out, sorted: its `exclusions`, and of its `config` the controls that are out of scope; and the
 * zone. What it lacks is left out; a form that is not known stands there as JSON.
 */
export function readScopeNotes(scope: Readonly<Record<string, unknown>> | undefined): ScopeNotes {
  const config = isMembers(scope?.config) ? scope.config : {};
  const { timeZone } = config;
  const excluded = [...listOf(scope?.exclusions), ...listOf(config.controls)]
    .map((one): Excluded => {
      if (!isMembers(one)) return { what: toCanonicalJson(one) };
      const { reason, approvedBy, ...what } = one;
      return {
        what: nameOf(what),
        ...(typeof reason === 'string' && { reason }),
        ...(typeof approvedBy === 'string' && { approvedBy }),
      };
    })
    .sort((a, b) => compareText(a.what, b.what));
  return { excluded, ...(typeof timeZone === 'string' && isZone(timeZone) && { timeZone }) };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function nameOf(members: Readonly<Record<string, unknown>>): string {
  const { what, framework, control } = members;
  if (typeof what === 'string') return what;
  if (typeof framework === 'string' && typeof control === 'string') return `${framework}:${control}`;
  return toCanonicalJson(members);
}
