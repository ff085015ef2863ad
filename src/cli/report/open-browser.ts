import { execFile } from 'node:child_process';
import type { Browser } from 'puppeteer-core';
import { UsageError } from '../../model/errors.ts';
import type { Io } from '../io.ts';
import { findBrowser } from './find-browser.ts';

/** Lets Chromium run without its sandbox, which somebody has to want. */
const unsandboxed = 'COMPLY_CHROMIUM_NO_SANDBOX';

/** It draws no window and asks nobody: no first run, no updates, no host name that leads anywhere. */
const flags = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-background-networking',
  '--no-first-run',
  '--no-default-browser-check',
];

/**
 * Starts an installed browser without a window. It talks with us over a pipe: a port for debugging would serve every user of the
 * machine. Its sandbox stays on unless the environment says otherwise, as the names in a report are written by strangers.
 * @throws UsageError where puppeteer-core or a browser is missing, or it does not start
 */
export async function openBrowser(io: Io): Promise<Browser> {
  const { launch } = await loadPuppeteer();
  const executablePath = findBrowser(io);
  const args = [...flags, ...(io.env[unsandboxed] === '1' ? ['--no-sandbox'] : [])];
  try {
    return await launch({
      executablePath,
      args,
      pipe: true,
      env: { ...io.env },
      // How a signal ends the command is ours to say.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    throw await explainFailure(executablePath, args, io, error);
  }
}

async function loadPuppeteer(): Promise<typeof import('puppeteer-core')> {
  try {
    return await import('puppeteer-core');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new UsageError({
      en: '--pdf takes the package puppeteer-core, which is not installed: npm install puppeteer-core; or print --format html from a browser',
      ja: '--pdf にはパッケージ puppeteer-core が必要だが、インストールされていない。npm install puppeteer-core を実行するか、--format html をブラウザーから印刷すること',
    });
  }
}

/** Over a pipe nothing is told of why it did not start, so it is started once more for what it says. */
async function explainFailure(
  executable: string,
  args: readonly string[],
  io: Io,
  error: unknown,
): Promise<UsageError> {
  const said = await new Promise<string>((resolve) => {
    const probe = ['--headless', '--disable-gpu', ...args, '--dump-dom', 'about:blank'];
    execFile(executable, probe, { env: io.env, timeout: 15_000 }, (_, __, stderr) => resolve(stderr));
  });
  if (/no-sandbox|usable sandbox/i.test(said)) {
    return new UsageError({
      en: `--pdf: the sandbox of ${executable} does not work for this user (root, or a container that forbids it); run comply as another user, or set ${unsandboxed}=1 to do without`,
      ja: `--pdf: このユーザーでは ${executable} のサンドボックスが動作しない（rootでの実行、またはコンテナーの制限）。別のユーザーで実行するか、${unsandboxed}=1 でサンドボックスなしの実行を許可すること`,
    });
  }
  const [line] = said.split('\n').filter((one) => /ERROR|FATAL|error/.test(one));
  const why = (line ?? (error instanceof Error ? error.message : String(error))).trim().slice(0, 300);
  return new UsageError({
    en: `--pdf: ${executable} did not start: ${why}`,
    ja: `--pdf: ${executable} が起動しない: ${why}`,
  });
}
