import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../../../src/model/text.ts';
import type { ViewerInput } from '../../../../src/report/viewer/page.ts';
import { writeViewer } from '../../../../src/report/viewer/write-viewer.ts';
import { comply } from '../../support/comply.ts';

/** A folder for reports. */
export function reportFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'comply-viewer-'));
  return { path, remove: () => rmSync(path, { recursive: true }) };
}

/** Writes the report of an assessment into a file of the folder; returns its path. */
export async function writeReport(folder: string, input: ViewerInput, language: Language = 'en'): Promise<string> {
  const file = join(mkdtempSync(join(folder, 'report-')), 'report.html');
  await pipeline(Readable.from(writeViewer(input, language)), createWriteStream(file));
  return file;
}

/** The report of the demo organisation, written by the program. */
export async function writeDemo(folder: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const file = join(mkdtempSync(join(folder, 'demo-')), 'report.html');
  const run = await comply(['scan', '--demo', '--quiet', '-o', `html=${file}`], { env });
  if (run.code !== 1) throw new Error(`comply scan --demo ended with ${run.code}: ${run.stderr}`);
  return file;
}

const pictures = fileURLToPath(new URL('../../../../.cache/screenshots', import.meta.url));

/** Where a picture of that name is kept for whoever looks at the run. */
export function pictureFile(name: string): string {
  mkdirSync(pictures, { recursive: true });
  return join(pictures, name);
}
