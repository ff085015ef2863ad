import { optional } from '../../collect/parse-line.ts';
import {
  type Found,
  readCount,
  readObject,
  readOneOf,
  readRecord,
  readSha256,
  readText,
  refuse,
} from '../../collect/shape.ts';
import { InputError, type Place } from '../../model/errors.ts';
import {
  type Digest,
  type EvidenceFile,
  type EvidenceManifest,
  evidenceFiles,
  evidenceSchemaVersion,
} from '../../model/evidence.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';
import { readCanonical } from './canonical.ts';

/** Files of one bundle: one for each service of each provider, and some dozens more. */
const maxFiles = 10_000;
/** Deflate (RFC 1951) packs at most 1,032 bytes into one. */
const mostPacked = 1032;

/** Plain names of ASCII, the same on every file system: no `..`, no root, nothing hidden, nothing a shell or a disk reads in its own way. */
const plainPath = /^(?!.{201})[A-Za-z0-9_][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*){0,7}$/;

/**
 * The text of a `manifest.json`, of which nothing is taken on trust.
 * Throws InputError for whatever is not exactly what this program writes, with its own words for a newer layout.
 */
export function parseEvidenceManifest(text: string, place: Place): EvidenceManifest {
  const found: Found = { value: readCanonical(text, place), place, path: '' };
  const at = readObject(found);
  const schemaVersion = readVersion(at('schemaVersion'));
  const manifest: EvidenceManifest = {
    schemaVersion,
    runId: readName(at('runId')),
    seq: readFromOne(at('seq')),
    prev: readPrevious(at('prev')),
    files: readFiles(at('files')),
    merkle: readSha256(at('merkle')),
  };
  if (toCanonicalJson(manifest) === text) return manifest;
  return refuse(found, { en: 'no other members than those of the layout', ja: '規定のメンバーのみ' });
}

/** A layout that this program reads. Throws InputError, with its own words for a newer one. */
export function readVersion(found: Found): number {
  const { value, place } = found;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
    refuse(found, {
      en: 'a whole number from 1; this is not an evidence bundle of comply',
      ja: 'complyの証跡バンドルではない。1以上の整数',
    });
  }
  if (value > evidenceSchemaVersion) {
    throw new InputError(place, {
      en: `written by a newer comply (schema ${value}); this one reads ${evidenceSchemaVersion}: update comply`,
      ja: `新しいバージョンのcomplyで作成されている（スキーマ ${value}、読み取れるのは ${evidenceSchemaVersion} まで）。complyを更新すること`,
    });
  }
  return value;
}

/** A run's id, short and on one line. */
export function readName(found: Found): string {
  const text = readText(found);
  if (text.length > 0 && text.length <= 200 && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)) return text;
  return refuse(found, { en: 'a name of at most 200 characters on one line', ja: '改行のない200文字以内の名前' });
}

export function readFromOne(found: Found): number {
  const count = readCount(found);
  return count > 0 ? count : refuse(found, { en: 'a whole number from 1', ja: '1以上の整数' });
}

export function readPrevious(found: Found): EvidenceManifest['prev'] {
  if (found.value === null) return null;
  const at = readObject(found);
  return { runId: readName(at('runId')), manifestSha256: readSha256(at('manifestSha256')) };
}

function readFiles(found: Found): EvidenceManifest['files'] {
  const files = readRecord(found, parseFile);
  const paths = Object.keys(files);
  if (paths.length > maxFiles) refuse(found, { en: `at most ${maxFiles} files`, ja: `${maxFiles}個以内のファイル` });
  // Names that differ only in case are one file on some disks, and no name can be both a file and a folder.
  const taken = new Set<string>();
  for (const path of paths) {
    const own = { ...found, path: `files[${JSON.stringify(path.slice(0, 200))}]` };
    if (!plainPath.test(path)) refuse(own, { en: 'a plain relative path as its name', ja: '単純な相対パスの名前' });
    checkLayout(path, files[path], own);
    if (taken.has(path.toLowerCase())) refuse(own, { en: 'each file once', ja: '重複のないファイル' });
    taken.add(path.toLowerCase());
  }
  for (const path of taken) {
    const parents = path.split('/').map((_, index, parts) => parts.slice(0, index).join('/'));
    if (parents.some((parent) => taken.has(parent))) {
      refuse(found, { en: 'no file that is a folder of another', ja: 'ほかのファイルのフォルダーではないファイル' });
    }
  }
  return files;
}

/** What a manifest says of one file. */
export function parseFile(found: Found): EvidenceFile {
  const at = readObject(found);
  const file: EvidenceFile = {
    ...readDigest(found),
    ...optional('content', at('content'), readDigest),
    ...optional('encoding', at('encoding'), (one) => readOneOf(one, ['gzip'] as const)),
    ...optional('lines', at('lines'), readCount),
    ...optional('merkle', at('merkle'), readSha256),
    ...(at('derived').value === undefined ? {} : { derived: readTrue(at('derived')) }),
  };
  const { content, bytes, lines } = file;
  // A line is at least its line feed.
  const tooMuch =
    (content?.bytes ?? bytes) > bytes * (content ? mostPacked : 1) || (lines ?? 0) > (content?.bytes ?? bytes);
  return tooMuch ? refuse(found, { en: 'sizes that can be', ja: 'あり得る大きさ' }) : file;
}

function readDigest(found: Found): Digest {
  const at = readObject(found);
  return { sha256: readSha256(at('sha256')), bytes: readCount(at('bytes')) };
}

function readTrue(found: Found): true {
  return found.value === true ? true : refuse(found, { en: 'true', ja: 'true' });
}

const named = new Set<string>(Object.values(evidenceFiles));
const factPath = /^(?:raw|records)\/[a-z0-9-]+\.ndjson\.gz$/;

/** What a file's name says of it, its entry has to say too. */
function checkLayout(path: string, file: EvidenceFile | undefined, found: Found): void {
  const isDerived = path.startsWith('derived/');
  const isLines = /\.ndjson(?:\.gz)?$/.test(path);
  const isOurs = isDerived || named.has(path) || factPath.test(path);
  if (!isOurs || path === evidenceFiles.manifest || path === evidenceFiles.attestation) {
    refuse(found, { en: 'the name of a file that a bundle has', ja: 'バンドルにあるファイルの名前' });
  }
  const isGzip = path.endsWith('.gz');
  const fits =
    isGzip === (file?.encoding !== undefined) &&
    isGzip === (file?.content !== undefined) &&
    isDerived === (file?.derived === true) &&
    (isDerived ? file?.merkle === undefined : isLines === (file?.merkle !== undefined)) &&
    (isDerived || isLines === (file?.lines !== undefined));
  if (!fits) refuse(found, { en: 'what its name says it is', ja: '名前のとおりの内容' });
}
