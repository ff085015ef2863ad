import { readFileSync } from 'node:fs';
import { deriveSheets } from '../../../src/cli/deriving.ts';
import type { KeyPair } from '../../../src/evidence/sign/keygen.ts';
import type { Catalog } from '../../../src/model/catalog.ts';
import { buildBundle, openTestKey } from '../../support/evidence-bundle.ts';

// Writes and signs the demo's bundle; says when it begins and when it is done.
const [directory = '', inputs = ''] = process.argv.slice(2);
const { catalog, pair } = JSON.parse(readFileSync(inputs, 'utf8')) as { catalog: Catalog; pair: KeyPair };
const key = openTestKey(pair);
process.stdout.write('begin\n');
await buildBundle({ directory, key, catalog, derive: deriveSheets });
process.stdout.write('done\n');
