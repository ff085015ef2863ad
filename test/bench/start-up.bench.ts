import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { interleave, median } from './interleave.ts';

const comply = fileURLToPath(new URL('../../bin/comply.js', import.meta.url));
const node = process.execPath;

it('starts fast', async () => {
  const medians = await interleave(
    [
      { name: 'node', command: node, args: ['-e', '0'] },
      { name: 'help', command: node, args: [comply, '--help'] },
      { name: 'demo', command: node, args: [comply, 'scan', '--demo', '--no-color'], code: 1 },
    ],
    25,
    median,
  );
  const base = medians.get('node') ?? Number.NaN;
  const ratio = (name: string) => (medians.get(name) ?? Number.NaN) / base;
  console.log(
    `node -e 0: ${base.toFixed(0)} ms; comply --help: ${ratio('help').toFixed(2)} x (bar 2.5); ` +
      `comply scan --demo: ${ratio('demo').toFixed(2)} x (bar 20)`,
  );
  expect(ratio('help')).toBeLessThanOrEqual(2.5);
  expect(ratio('demo')).toBeLessThanOrEqual(20);
});
