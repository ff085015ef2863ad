import { type EvidenceFile, type EvidenceManifest, evidenceFiles } from '../../model/evidence.ts';
import type { Text } from '../../model/text.ts';
import type { Checking } from './checking.ts';
import type { FolderContent } from './list-folder.ts';
import type { ScannedFile } from './scan-file.ts';

/** Files that every bundle has. */
const required: readonly string[] = [
  evidenceFiles.run,
  evidenceFiles.scope,
  evidenceFiles.inventory,
  evidenceFiles.calls,
  evidenceFiles.rules,
  evidenceFiles.catalog,
  evidenceFiles.lock,
  evidenceFiles.waivers,
  evidenceFiles.attestations,
  evidenceFiles.results,
  evidenceFiles.assessment,
  evidenceFiles.controls,
];

/** Says which of the files that make a bundle the manifest does not list. */
export function checkRequired(schema: Checking, { files }: EvidenceManifest): void {
  for (const file of required) {
    if (!Object.hasOwn(files, file)) schema.problem('missing', notListed, { file });
  }
}

/** Holds what lies in the folder against the manifest: everything listed is there, nothing else is. */
export function checkListing(files: Checking, manifest: EvidenceManifest, content: FolderContent): void {
  const listed = new Set([...Object.keys(manifest.files), evidenceFiles.manifest, evidenceFiles.attestation]);
  const folders = new Set(
    [...listed].flatMap((path) => path.split('/').map((_, depth, parts) => parts.slice(0, depth).join('/'))),
  );
  const others = new Set(content.others);
  for (const file of Object.keys(manifest.files)) {
    if (!content.files.has(file) && !others.has(file)) files.problem('missing', missing, { file });
  }
  for (const file of content.files.keys()) if (!listed.has(file)) files.problem('unlisted', unlisted, { file });
  for (const file of content.folders) if (!folders.has(file)) files.problem('unlisted', unlistedFolder, { file });
  for (const file of content.others) files.problem('foreign', foreign, { file });
  if (content.isCut) files.problem('unlisted', tooMany);
}

/** Holds the bytes of one file against the manifest. */
export function checkFile(files: Checking, file: string, [said, found]: readonly [EvidenceFile, ScannedFile]): void {
  const { fault, stored, content, lines } = found;
  if (stored.bytes !== said.bytes) files.problem('size', differs('size', [said.bytes, stored.bytes]), { file });
  else if (stored.sha256 !== said.sha256) files.problem('digest', digestDiffers, { file });
  if (fault) {
    files.problem('unreadable', fault.text, { file, ...(fault.line !== undefined && { line: fault.line }) });
    return;
  }
  if (said.content && content) {
    const isSame = said.content.sha256 === content.sha256 && said.content.bytes === content.bytes;
    if (!isSame) files.problem('content', contentDiffers, { file });
  }
  if (said.lines !== undefined && lines !== undefined && said.lines !== lines) {
    files.problem('lines', differs('lines', [said.lines, lines]), { file });
  }
}

function differs(what: 'size' | 'lines', [said, found]: readonly [number, number]): Text {
  return what === 'size'
    ? {
        en: `has ${found} bytes, not the ${said} of the manifest`,
        ja: `${found} バイトあるが、マニフェストでは ${said} バイト`,
      }
    : {
        en: `has ${found} lines, not the ${said} of the manifest`,
        ja: `${found} 行あるが、マニフェストでは ${said} 行`,
      };
}

const notListed: Text = {
  en: 'is not listed, and every bundle has it',
  ja: 'どのバンドルにもあるはずだが、記載がない',
};
const missing: Text = { en: 'is listed and not there', ja: '記載があるが、存在しない' };
const unlisted: Text = { en: 'is there and not listed', ja: '存在するが、記載がない' };
const unlistedFolder: Text = {
  en: 'is a folder that no listed file lies in',
  ja: '記載されたファイルを含まないフォルダー',
};
const foreign: Text = {
  en: 'is no plain file: a bundle has no links and no devices',
  ja: '通常のファイルではない。バンドルにリンクやデバイスは含まれない',
};
const tooMany: Text = {
  en: 'there is more in the folder than any bundle has',
  ja: 'バンドルとしてはファイルが多すぎる',
};
const digestDiffers: Text = {
  en: 'is not the file the manifest was written for: its SHA-256 differs',
  ja: 'マニフェスト作成時のファイルと異なる（SHA-256が一致しない）',
};
const contentDiffers: Text = {
  en: 'holds something else than the manifest says: the SHA-256 of what is unpacked differs',
  ja: '展開した内容がマニフェストの記載と異なる（SHA-256が一致しない）',
};
