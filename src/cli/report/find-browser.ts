import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { UsageError } from '../../model/errors.ts';
import type { Io } from '../io.ts';

/** Names on the path, in the order of preference. */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

/** Below the folders of applications on macOS. */
const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

/** Below the folders of programs on Windows; Edge comes with it. */
const windowsPrograms = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/**
 * The browser to print with: the one named by `COMPLY_CHROMIUM` or, as images for Puppeteer do, by `PUPPETEER_EXECUTABLE_PATH`; else
 * an installed Chromium, Chrome or Edge. None is ever downloaded.
 * @throws UsageError where there is none
 */
export function findBrowser(io: Pick<Io, 'env' | 'host'>): string {
  for (const variable of ['COMPLY_CHROMIUM', 'PUPPETEER_EXECUTABLE_PATH']) {
    const named = io.env[variable];
    if (named === undefined || named === '') continue;
    if (isProgram(named)) return named;
    throw new UsageError({
      en: `${variable}: there is no program ${named}; name the executable of Chromium, Chrome or Edge`,
      ja: `${variable}: 実行できるプログラム ${named} がない。Chromium、Chrome、Edgeのいずれかの実行ファイルを指定すること`,
    });
  }
  const found = candidates(io).find(isProgram);
  if (found !== undefined) return found;
  throw new UsageError({
    en: '--pdf: found no Chromium, Chrome or Edge; install one, name it in COMPLY_CHROMIUM, or print --format html from a browser',
    ja: '--pdf: Chromium、Chrome、Edgeのいずれも見つからない。インストールするか、COMPLY_CHROMIUM に指定するか、--format html をブラウザーから印刷すること',
  });
}

function candidates({ env, host }: Pick<Io, 'env' | 'host'>): readonly string[] {
  const { platform } = host();
  if (platform.startsWith('win32')) {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA];
    return windowsPrograms.flatMap((path) => folders.flatMap((folder) => (folder ? [join(folder, ...path)] : [])));
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  if (!platform.startsWith('darwin')) return onPath;
  const homes = [...(env.HOME ? [join(env.HOME, 'Applications')] : []), '/Applications'];
  const applications = macApplications.flatMap((name) =>
    homes.map((home) => join(home, `${name}.app`, 'Contents', 'MacOS', name)),
  );
  return [...applications, ...onPath];
}

function isProgram(place: string): boolean {
  try {
    accessSync(place, constants.X_OK);
    return statSync(place).isFile();
  } catch {
    return false;
  }
}
