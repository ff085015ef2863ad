import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryFile } from '../../collect/file-error.ts';
import { plainFile } from '../../collect/open-snapshot.ts';
import { InputError } from '../../model/errors.ts';
import { type EvidenceManifest, type EvidenceRun, evidenceFiles } from '../../model/evidence.ts';
import type { Text } from '../../model/text.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';
import { readCanonical } from './canonical.ts';
import { type Checking, noteBroken } from './checking.ts';
import { parseEvidenceManifest } from './parse-manifest.ts';
import { parseRun } from './parse-run.ts';

/** A manifest has some hundred bytes a file, and a run's own page its coverage: far below this. */
export const maxHeadBytes = 64 * 1024 * 1024;

/** The bytes of a small plain file. Throws InputError for any other. */
export function readHead(folder: string, path: string): Buffer {
  const file = join(folder, path);
  return tryFile(file, 'read', () => {
    if (!existsSync(file)) throw new InputError({ file }, notThere);
    if (plainFile(file).size <= maxHeadBytes) return readFileSync(file);
    throw new InputError(
      { file },
      { en: `larger than ${maxHeadBytes} bytes`, ja: `${maxHeadBytes} バイトを超えている` },
    );
  });
}

export interface ChainRequest {
  readonly manifest: EvidenceManifest;
  readonly run?: EvidenceRun | undefined;
  /** The folder of the bundle before this one. */
  readonly prev?: string | undefined;
}

/** Checks that a bundle follows the one before it. */
export function checkChain(chain: Checking, { manifest, run, prev }: ChainRequest): void {
  chain.figures({ seq: manifest.seq });
  if ((manifest.seq === 1) !== (manifest.prev === null))
    chain.problem('sequence', notFirst, { file: evidenceFiles.manifest });
  if (run && toCanonicalJson([run.seq, run.prev]) !== toCanonicalJson([manifest.seq, manifest.prev])) {
    chain.problem('sequence', runDiffers, { file: evidenceFiles.run });
  }
  if (prev === undefined) {
    chain.skipped(manifest.prev === null ? firstAlone : notGiven);
    return;
  }
  try {
    checkPrevious(chain, { manifest, run }, prev);
  } catch (error) {
    noteBroken(chain, prev, error);
  }
  chain.note(noHead);
}

function checkPrevious(chain: Checking, { manifest, run }: ChainRequest, folder: string): void {
  const bytes = readHead(folder, evidenceFiles.manifest);
  const file = join(folder, evidenceFiles.manifest);
  const before = parseEvidenceManifest(bytes.toString(), { file });
  const named = manifest.prev;
  if (named === null || named.manifestSha256 !== hash('sha256', bytes) || named.runId !== before.runId) {
    chain.problem('previous', otherPrevious, { file: evidenceFiles.manifest });
    return;
  }
  if (manifest.seq !== before.seq + 1) {
    chain.problem('sequence', {
      en: `is number ${manifest.seq}, and the bundle before it is number ${before.seq}`,
      ja: `通番は ${manifest.seq}、直前のバンドルは ${before.seq}`,
    });
  }
  const text = readHead(folder, evidenceFiles.run);
  if (hash('sha256', text) !== before.files[evidenceFiles.run]?.sha256) {
    chain.problem('previous', previousEdited, { file: join(folder, evidenceFiles.run) });
    return;
  }
  const place = { file: join(folder, evidenceFiles.run) };
  const earlier = parseRun(readCanonical(text.toString(), place), place);
  if (!run) {
    chain.blocked({ en: 'run.json cannot be read', ja: 'run.jsonを読み取れない' });
    return;
  }
  if (earlier.organization !== run.organization)
    chain.problem('organization', otherOrganization, { file: evidenceFiles.run });
  if (Date.parse(earlier.startedAt) > Date.parse(run.startedAt))
    chain.problem('time', startedBefore, { file: evidenceFiles.run });
}

const notThere: Text = {
  en: 'is not there: name the folder of an evidence bundle',
  ja: '存在しない。証跡バンドルのフォルダーを指定すること',
};
const notFirst: Text = {
  en: 'number 1 of a chain follows no bundle, and every other number follows one',
  ja: '通番1は先頭であり、2以降には直前のバンドルが必要',
};
const runDiffers: Text = {
  en: 'names another place in the chain than the manifest',
  ja: '連鎖での位置がマニフェストと一致しない',
};
const firstAlone: Text = {
  en: 'it is the first of its chain, and no bundle can say by itself whether it is the newest: comply period does, over all runs',
  ja: '連鎖の先頭。最新かどうかは1つのバンドルからは分からない。全実行の確認には comply period を使うこと',
};
const notGiven: Text = {
  en: 'no bundle before it is given (--prev), and no bundle can say by itself whether it is the newest: comply period does, over all runs',
  ja: '直前のバンドルが指定されていない（--prev）。最新かどうかは1つのバンドルからは分からない。全実行の確認には comply period を使うこと',
};
const noHead: Text = {
  en: 'whether a newer bundle was removed, one bundle cannot say: comply period does, over all runs',
  ja: 'より新しいバンドルが削除されたかどうかは、1つのバンドルからは分からない。全実行の確認には comply period を使うこと',
};
const otherPrevious: Text = {
  en: 'follows another bundle than the given one',
  ja: '指定されたバンドルに続くものではない',
};
const previousEdited: Text = {
  en: 'is not the file its manifest was written for',
  ja: 'そのマニフェスト作成時のファイルと異なる',
};
const otherOrganization: Text = {
  en: 'is of another organisation than the bundle before it',
  ja: '直前のバンドルと組織が異なる',
};
const startedBefore: Text = {
  en: 'started before the bundle it follows',
  ja: '直前のバンドルより前に開始している',
};
