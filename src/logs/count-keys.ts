/**
 * Whether a line of well-formed JSON names more fields in all its objects than so many, also those that a parser lets a later
 * one of the same name take the place of.
 */
export function namesMore(line: string, fields: number): boolean {
  // Mostly each name ends right before its colon, and nothing else looks so: told without a look at every sign.
  if (endsOfNames(line) === fields && !spaced.some((colon) => line.includes(colon))) return false;
  return countNames(line) > fields;
}

const spaced = [' :', '\t:', '\r:', '\n:'];

function endsOfNames(line: string): number {
  let count = 0;
  for (let at = line.indexOf('":'); at >= 0; at = line.indexOf('":', at + 2)) count += 1;
  return count;
}

function countNames(line: string): number {
  let names = 0;
  let isInText = false;
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code === 0x22) isInText = !isInText;
    else if (code === 0x5c) at += 1;
    // Outside of a text a colon stands behind a name, and nowhere else (RFC 8259, 4).
    else if (code === 0x3a && !isInText) names += 1;
  }
  return names;
}
