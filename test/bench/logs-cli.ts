import { run } from '../../src/cli/main.ts';

/** The command line as it is, from source. */
await run();
