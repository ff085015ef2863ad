import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fixtures = fileURLToPath(new URL('../../fixtures/aws/', import.meta.url));

/** One answer of a world file; see fixtures/README.md. */
export interface WorldAnswer {
  /** `s3:GetBucketAcl`. */
  readonly call: string;
  /** The bucket, key, trail it answers for; absent: any. */
  readonly subject?: string;
  /** The page token it answers; absent: a request without one. */
  readonly token?: string;
  readonly status: number;
  readonly body: string;
}

/** The answers of these cases taken together: `loadWorld('sts/caller', 's3/gaps')`. */
export function loadWorld(...cases: readonly string[]): readonly WorldAnswer[] {
  return cases.flatMap((name) => parseWorld(join(fixtures, name, 'world.http')));
}

function parseWorld(file: string): readonly WorldAnswer[] {
  return readFileSync(file, 'utf8')
    .split(/^### /m)
    .slice(1)
    .map((block) => {
      const end = block.indexOf('\n');
      return parseBlock(block.slice(0, end), block.slice(end + 1).trim(), dirname(file));
    });
}

function parseBlock(head: string, text: string, folder: string): WorldAnswer {
  const [call = '', ...words] = head.trim().split(' ');
  const token = words.find((word) => word.startsWith('@'))?.slice(1);
  const status = words.find((word) => /^\d{3}$/.test(word));
  const subject = words.find((word) => !word.startsWith('@') && word !== status);
  const body = text.replace(/\{\{base64 (\S+)\}\}/g, (_, name: string) =>
    readFileSync(join(folder, name)).toString('base64'),
  );
  return {
    call,
    ...(subject === undefined ? {} : { subject }),
    ...(token === undefined ? {} : { token }),
    status: Number(status ?? 200),
    body,
  };
}
