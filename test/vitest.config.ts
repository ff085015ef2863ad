import { defineConfig } from 'vitest/config';

/**
 * Files of these share a worker's modules: reading and compiling them anew for each takes most of their time. They are dealt out to
 * the workers beforehand, so what computes for long is not among them.
 */
const sharing = ['test/*.test.ts', 'test/{catalog,cli}/*.test.ts', 'test/report/**/*.test.ts'];

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    // Reading the whole catalog from its sources takes seconds on a busy machine, and the first test of a file waits for it.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Left to itself it keeps one processor free, which of two is half.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'sharing', include: sharing, isolate: false } },
      { extends: true, test: { name: 'alone', include: ['test/**/*.test.ts'], exclude: ['test/live/**', ...sharing] } },
    ],
  },
});
