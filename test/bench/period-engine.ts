// `comply period FOLDER -o json=FILE`, without the rest of the command line.
import { period } from '../../src/cli/commands/period.ts';
import { processIo } from '../../src/cli/io.ts';

const [, , root = '', file = ''] = process.argv;
const code = await period(
  [root],
  { format: 'text', color: false, ...(file !== '' && { output: [`json=${file}`] }) },
  processIo(),
);
process.exitCode = code;
