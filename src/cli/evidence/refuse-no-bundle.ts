import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../model/errors.ts';
import { evidenceFiles } from '../../model/evidence.ts';
import type { Text } from '../../model/text.ts';

/**
 * Refuses a folder that is seen to be no whole bundle, before a bucket is asked anything. Its content is checked when it is sent.
 * @throws InputError
 */
export function refuseNoBundle(directory: string): void {
  if (/\.part[/\\]?$/.test(directory)) refuse(directory, draft);
  if (!existsSync(join(directory, evidenceFiles.manifest))) refuse(directory, noBundle);
}

const draft: Text = {
  en: 'is a draft of a bundle: its writing was cut off; run the scan again',
  ja: '書きかけのバンドルである。書き出しが途中で終わっているため、スキャンを再実行すること',
};

const noBundle: Text = {
  en: `is not a whole evidence bundle: it has no ${evidenceFiles.manifest}; name the folder that scan --evidence wrote`,
  ja: `完成した証跡バンドルではない（${evidenceFiles.manifest} がない）。scan --evidence が書き出したフォルダーを指定すること`,
};

function refuse(file: string, text: Text): never {
  throw new InputError({ file }, text);
}
