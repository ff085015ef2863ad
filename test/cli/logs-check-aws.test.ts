import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LogSummary } from '../../src/model/log-check.ts';
import { clean } from '../support/clean-event.ts';
import { runComply } from '../support/run-comply.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.unstubAllEnvs();
});

interface Aws {
  readonly env: Readonly<Record<string, string>>;
  readonly calls: string[];
}

/** A server on the loopback that answers by a table of calls; S3 in XML, CloudWatch Logs in JSON. */
async function startAws(
  answer: (call: string, body: string) => { readonly status?: number; readonly body: string | Buffer },
): Promise<Aws> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      const target = request.headers['x-amz-target'];
      const call = typeof target === 'string' ? target : `${request.method} ${request.url}`;
      calls.push(call);
      const { status = 200, body: sent } = answer(call, body);
      const type = typeof target === 'string' ? 'application/x-amz-json-1.1' : 'application/xml';
      response.writeHead(status, { 'content-type': type, 'x-amz-request-id': '1' }).end(sent);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const env = {
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    AWS_REGION: 'ap-northeast-1',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    CI: '1',
  };
  // The SDK's own chain looks at the process.
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  return { env, calls };
}

const page = (keys: readonly string[], next?: string): string =>
  `<?xml version="1.0"?><ListBucketResult><IsTruncated>${next !== undefined}</IsTruncated>${next ? `<NextContinuationToken>${next}</NextContinuationToken>` : ''}${keys.map((key) => `<Contents><Key>${key}</Key><Size>9</Size></Contents>`).join('')}</ListBucketResult>`;

describe('comply logs check in AWS', () => {
  it('reads an object, and every object below a prefix, page by page', async () => {
    const objects: Readonly<Record<string, string | Buffer>> = {
      'ai/1.jsonl': clean(1).trimEnd(),
      'ai/2.jsonl.gz': gzipSync(clean(2)),
      'ai/3.jsonl': '{"mail":"taro@acme.example"}\n',
    };
    const { env, calls } = await startAws((call) => {
      const url = new URL(call.split(' ')[1] ?? '', 'http://s3');
      if (url.searchParams.get('list-type') === '2') {
        return {
          body: url.searchParams.has('continuation-token')
            ? page(['ai/3.jsonl'])
            : page(['ai/1.jsonl', 'ai/2.jsonl.gz'], 'more'),
        };
      }
      const body = objects[url.pathname.replace('/acme-logs/', '')];
      return body === undefined
        ? { status: 404, body: '<Error><Code>NoSuchKey</Code><Message>none</Message></Error>' }
        : { body };
    });
    const one = await runComply(['logs', 'check', 's3://acme-logs/ai/2.jsonl.gz'], { env });
    expect({ code: one.code, stderr: one.stderr }).toEqual({ code: 0, stderr: '' });
    const all = await runComply(['logs', 'check', 's3://acme-logs/ai', '--format', 'json'], { env });
    const found = JSON.parse(all.stdout) as LogSummary;
    expect(all.code).toBe(1);
    expect(found).toMatchObject({ lines: 3, invalid: 1, hits: { email: 1 } });
    expect(found.foundHits[0]).toMatchObject({ source: 'ai/3.jsonl', line: 1, path: 'mail' });
    expect(calls.filter((call) => call.includes('list-type=2'))).toHaveLength(2);
  });

  it('names the permission that is missing, and ends with 3', async () => {
    const denied = { status: 403, body: '<Error><Code>AccessDenied</Code><Message>no</Message></Error>' };
    const { env } = await startAws(() => denied);
    const { code, stderr } = await runComply(['logs', 'check', 's3://acme-logs/ai/'], { env });
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr:
        'comply: s3://acme-logs/ai/: access denied (ListObjectsV2); grant s3:ListBucket (and kms:Decrypt where it is encrypted with a KMS key)\n',
    });
  });

  it('reads the events of a log group since a time, until a limit', async () => {
    const asked: Record<string, unknown>[] = [];
    const { env } = await startAws((_, body) => {
      const input = JSON.parse(body) as Record<string, unknown>;
      asked.push(input);
      const first = input.nextToken === undefined;
      const message = first ? JSON.stringify(JSON.parse(clean(1)), null, 2) : clean(2);
      return { body: JSON.stringify({ events: [{ message }], ...(first ? { nextToken: 'two' } : {}) }) };
    });
    const whole = await runComply(['logs', 'check', 'cloudwatch:/acme/ai-audit', '--since', '2h', '--format', 'json'], {
      env,
    });
    expect({ code: whole.code, stderr: whole.stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(whole.stdout)).toMatchObject({ lines: 2, complete: true });
    expect(asked[0]).toMatchObject({ logGroupName: '/acme/ai-audit', startTime: Date.parse('2026-11-19T22:00:00Z') });
    const cut = await runComply(['logs', 'check', 'cloudwatch:/acme/ai-audit', '--max-events', '1'], { env });
    expect(cut.code).toBe(3);
    expect(cut.stdout).toContain('This is not the whole log');
  });

  it.each([
    ['the token comes again', ['a', 'a'], '10', 3, false],
    ['what lies beyond the limit is nothing', ['a', undefined], '1', 0, true],
    ['what lies beyond the limit is an event', ['a', 'b', undefined], '1', 3, false],
  ])('tells whether a log group was read to its end where %s', async (_, tokens, most, exit, complete) => {
    let at = 0;
    const { env } = await startAws(() => {
      const isEmpty = most === '1' && tokens.length === 2 && at === 1;
      const events = isEmpty ? [] : [{ message: clean(at + 1) }];
      const nextToken = tokens[at];
      at += 1;
      return { body: JSON.stringify({ events, ...(nextToken && { nextToken }) }) };
    });
    const argv = ['logs', 'check', 'cloudwatch:/acme/ai-audit', '--max-events', most, '--format', 'json'];
    const { code, stdout } = await runComply(argv, { env });
    expect({ code, complete: JSON.parse(stdout).complete }).toEqual({ code: exit, complete });
  });

  it('says that there is no such group', async () => {
    const { env } = await startAws(() => ({
      status: 400,
      body: JSON.stringify({ __type: 'ResourceNotFoundException', message: 'none' }),
    }));
    const { code, stderr } = await runComply(['logs', 'check', 'cloudwatch:/acme/none'], { env });
    expect(code).toBe(3);
    expect(stderr).toContain('there is no such log group in this region');
  });
});
