#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 12)) {
  import('../dist/cli/main.js')
    .then(({ run }) => run())
    .catch((error) => {
      // A broken installation is no broken gate, which would be 1.
      process.stderr.write(`comply: ${error.stack}\n`);
      process.exitCode = 70;
    });
} else {
  const { COMPLY_LANG, LC_ALL, LC_MESSAGES, LANG } = process.env;
  const isJapanese = /^ja/i.test(COMPLY_LANG || LC_ALL || LC_MESSAGES || LANG || '');
  process.stderr.write(
    isJapanese
      ? `complyにはNode.js 22.12以降が必要(現在は ${process.version})。https://nodejs.org/\n`
      : `comply needs Node.js 22.12 or newer; this is ${process.version}. https://nodejs.org/\n`,
  );
  process.exitCode = 2;
}
