import { parseDestination } from '../../../src/evidence/upload/destination.ts';
import { parseLock } from '../../../src/evidence/upload/lock.ts';
import { openStore } from '../../../src/evidence/upload/store.ts';
import { uploadBundle } from '../../../src/evidence/upload/upload-bundle.ts';
import { settingsFor } from '../support/seed/settings.ts';

/** Uploads a bundle in a process of its own, that can be killed: DIRECTORY S3-URI ENDPOINT. Says each object that is done. */
const [directory = '', uri = '', endpoint = ''] = process.argv.slice(2);
const store = await openStore({ destination: parseDestination(uri), settings: () => settingsFor(endpoint) });
process.stdout.write('started\n');
const receipt = await uploadBundle({
  directory,
  store,
  lock: parseLock('6y', 'compliance', new Date('2026-11-22T00:00:00Z')),
  onProgress: ({ path }) => void process.stdout.write(`done ${path}\n`),
});
process.stdout.write(`receipt ${JSON.stringify(receipt)}\n`);
