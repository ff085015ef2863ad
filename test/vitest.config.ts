import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/live/**'],
    testTimeout: 30_000,
    // Reading the whole catalog takes seconds on a busy machine.
    hookTimeout: 60_000,
    // Left to itself it keeps one processor free, which of two is half.
    maxWorkers: '100%',
  },
});
