/**
 * The program, with modules that are always loaded together in one file: to find and compile each by itself took a tenth of a
 * start. What is imported lazily stays a file of its own, and packages stay packages.
 */
export default {
  input: {
    'cli/main': 'src/cli/main.ts',
    'cli/build-catalog': 'src/cli/build-catalog.ts',
    'tls-scanner-lite/index': 'src/tls-scanner-lite/index.ts',
    'tls-scanner-lite/ratings': 'src/tls-scanner-lite/ratings.ts',
  },
  platform: 'node',
  logLevel: 'warn',
  external: /^[^./]/,
  // The package is found two folders above a file of it, as from its source.
  output: { dir: 'dist', cleanDir: true, entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
};
