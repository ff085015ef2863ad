import { appendFileSync, readFileSync } from 'node:fs';

// node count.mjs REPORT NAME FILE: prints how many tests of a vitest JSON report passed and failed, and adds those that failed to FILE.
const [, , file, name, list] = process.argv;
const report = JSON.parse(readFileSync(file, 'utf8'));
const failed = report.testResults.flatMap(({ name: path, status, message, assertionResults }) => {
  const tests = assertionResults.filter((test) => test.status === 'failed');
  // A file that could not be loaded has no test.
  if (status === 'failed' && assertionResults.length === 0) return [{ path, title: '', message }];
  return tests.map(({ fullName, failureMessages }) => ({ path, title: fullName, message: failureMessages[0] ?? '' }));
});
for (const { path, title, message } of failed) {
  const [line = ''] = message.split('\n', 1);
  appendFileSync(
    list,
    `-- failed: ${name}: ${path.slice(process.cwd().length + 1)}: ${title}: ${line.slice(0, 300)}\n`,
  );
}
process.stdout.write(`${report.numPassedTests} ${failed.length}\n`);
