import { statSync } from 'node:fs';

/** How often it is looked at, in milliseconds. */
const everyMs = 500;

/**
 * Calls `changed` after each change of a file, once it has held still from one look to the next: who writes it where it lies takes
 * longer than a rename. It is looked at rather than listened to, which also sees what changes on a network drive or behind a link.
 * @returns what ends it
 */
export function watchFile(place: string, changed: () => void, intervalMs: number = everyMs): () => void {
  let told = identityOf(place);
  let last = told;
  const timer = setInterval(() => {
    const now = identityOf(place);
    const isStill = now === last;
    last = now;
    if (!isStill || now === told) return;
    told = now;
    changed();
  }, intervalMs);
  return () => clearInterval(timer);
}

/** What no other content has at that place; empty where nothing is there. */
function identityOf(place: string): string {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(place, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
  } catch {
    return '';
  }
}
