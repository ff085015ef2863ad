/// <reference lib="dom" />
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian and others put it; none is downloaded. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable'];

/** An installed Chromium. Without one these tests say so and skip; with CI set they fail. */
export function findBrowser(): { readonly program: string } | { readonly missing: string } {
  const program = places.find((place) => existsSync(place));
  if (program !== undefined) return { program };
  const missing = `there is no Chromium at ${places.join(', ')} (Debian: apt-get install chromium fonts-noto-cjk)`;
  if (process.env.CI) throw new Error(missing);
  console.warn(`skipping what a browser shows of the report: ${missing}`);
  return { missing };
}

const found = findBrowser();

/** For `describe.skipIf`. */
export const hasNoBrowser = 'missing' in found;

/** A headless Chromium; root may not use its sandbox. */
export async function launchBrowser(): Promise<Browser> {
  if ('missing' in found) throw new Error(found.missing);
  return chromium.launch({ executablePath: found.program, args: ['--no-sandbox', '--force-color-profile=srgb'] });
}
