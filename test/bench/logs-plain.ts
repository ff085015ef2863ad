import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** Reads a file line by line and parses each, and no more. */
const [file = ''] = process.argv.slice(2);
let lines = 0;
for await (const line of createInterface({ input: createReadStream(file) })) {
  JSON.parse(line);
  lines += 1;
}
process.stdout.write(`${lines}\n`);
