import { mkdtempSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { type ClientRequest, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { reportJson } from '../../src/report/json.ts';
import { reportPeriodJson } from '../../src/report/period/json.ts';
import { samplePeriod } from '../report/period/sample.ts';
import { sample } from '../report/sample.ts';
import { type ComplyRun, runComply } from '../support/run-comply.ts';

const folder = mkdtempSync(join(tmpdir(), 'comply-serve-'));
const file = join(folder, 'assessment.json');
const written = (organization: string) => [...reportJson({ ...sample, organization })].join('');
const save = (organization: string) => {
  writeFileSync(`${file}.part`, written(organization));
  renameSync(`${file}.part`, file);
};
afterAll(() => rmSync(folder, { recursive: true }));

/** A `comply report --serve` that runs, and what it has said so far. */
interface Serving {
  readonly address: URL;
  readonly said: () => string;
  readonly end: (signal: 'SIGINT' | 'SIGTERM') => Promise<number>;
}
const running: Serving[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.end('SIGINT');
});

async function serve(...flags: readonly string[]): Promise<Serving> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr', then: () => void) => ({
    write: async (text: string) => {
      written[name] += text;
      then();
    },
    isTerminal: false,
    columns: 80,
    colorLevel: 0 as const,
  });
  let interrupt: (signal: 'SIGINT' | 'SIGTERM') => void = () => {};
  let ended: Promise<ComplyRun> | undefined;
  await new Promise<void>((resolve, reject) => {
    ended = runComply(['report', file, '--serve', ...flags], {
      stdout: output('stdout', resolve),
      stderr: output('stderr', () => {}),
      onInterrupt: (handler) => {
        interrupt = handler;
        return () => {};
      },
    });
    ended.then(({ code }) => reject(new Error(`ended with ${code}: ${written.stderr}`)), reject);
  });
  const serving: Serving = {
    // One line, and an address.
    address: new URL(written.stdout.replace(/\n$/, '')),
    said: () => written.stderr,
    end: async (signal) => {
      interrupt(signal);
      if (!ended) throw new Error('it never ran');
      return (await ended).code;
    },
  };
  running.push(serving);
  return serving;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

function send(
  address: URL,
  method = 'GET',
  headers: OutgoingHttpHeaders = {},
  path = address.pathname,
): Promise<Answer> {
  const { hostname, port } = address;
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers, agent: false }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (chunk) => {
        body += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    });
    sent.on('error', reject).end();
  });
}

/** The events of a page that is open, and the connection that brings them. */
function listen(address: URL, since: number): Promise<{ readonly heard: () => string; readonly sent: ClientRequest }> {
  const url = new URL(`changes?since=${since}`, address);
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent: false }, (answer) => {
      let heard = '';
      answer.setEncoding('utf8').on('data', (chunk) => {
        heard += chunk;
      });
      answer.on('error', () => {});
      resolve({ heard: () => heard, sent });
    });
    sent.on('error', reject).end();
  });
}

const until = (holds: () => boolean) => expect.poll(holds, { timeout: 10_000, interval: 50 }).toBe(true);

describe('comply report --serve', () => {
  it('prints one address on the loopback and serves the report there, in the language that was asked for', async () => {
    save('Acme Health');
    const { address, said, end } = await serve('--lang', 'ja');
    expect(address.href).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/);
    const { status, headers, body } = await send(address);
    expect(status).toBe(200);
    expect(body).toMatch(/^<!doctype html>\n<html lang="ja">/);
    expect(body).toContain('Acme Health');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    const [, inPage = ''] = /Content-Security-Policy" content="([^"]+)"/.exec(body) ?? [];
    const policy = inPage.replaceAll('&#39;', "'");
    expect(headers['content-security-policy']).toBe(`${policy}; frame-ancestors 'none'`);
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toContain('unsafe');
    const head = await send(address, 'HEAD');
    expect(head).toMatchObject({ status: 200, body: '' });
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(body)));
    expect(await end('SIGINT')).toBe(0);
    expect(said()).toMatch(/^comply: Ctrl-Cで終了する。.*\n$/);
    await expect(send(address)).rejects.toThrow(/ECONNREFUSED/);
  });

  it('has another address each time, and ends with 143 by SIGTERM', async () => {
    save('Acme Health');
    const [first, second] = [await serve(), await serve()];
    expect(first.address.pathname).not.toBe(second.address.pathname);
    expect((await send(second.address, 'GET', {}, first.address.pathname)).status).toBe(404);
    expect(await first.end('SIGTERM')).toBe(143);
  });

  it('says nothing to who does not know the address, or asks for anything else', async () => {
    save('Acme Health');
    const { address } = await serve();
    const token = address.pathname;
    const other = `/${'A'.repeat(32)}/`;
    const longer = `/x${token.slice(1)}`;
    const elsewhere = `http://127.0.0.1:${address.port}${token}`;
    for (const path of ['/', '/favicon.ico', other, `${other}changes`, longer, token.slice(0, -1), elsewhere]) {
      expect({ path, ...(await send(address, 'GET', {}, path)) }).toMatchObject({ path, status: 404, body: '' });
    }
    for (const path of [`${token}x`, `${token}changes/`, `${token}../`, `${token}%2e/assessment.json`]) {
      expect({ path, ...(await send(address, 'GET', {}, path)) }).toMatchObject({ path, status: 404, body: '' });
    }
  });

  it('refuses whatever writes', async () => {
    save('Acme Health');
    const { address } = await serve();
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']) {
      const { status, headers, body } = await send(address, method);
      expect({ method, status, allow: headers.allow, body }).toEqual({
        method,
        status: 405,
        allow: 'GET, HEAD',
        body: '',
      });
      expect(headers['access-control-allow-origin']).toBe(undefined);
    }
  });

  it('answers no other name that leads to this machine', async () => {
    save('Acme Health');
    const { address } = await serve();
    const { port } = address;
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      `127.0.0.1.nip.io:${port}`,
      '127.0.0.1',
      `[::1]:${port}`,
    ]) {
      expect({ host, ...(await send(address, 'GET', { host })) }).toMatchObject({ host, status: 403, body: '' });
    }
    expect((await send(address, 'GET', { host: `localhost:${port}` })).status).toBe(200);
  });

  it('tells open pages of a newer report, and one that was opened before it at once', async () => {
    save('Acme Health');
    const { address, said } = await serve();
    const { heard } = await listen(address, 1);
    await until(() => heard().includes('retry'));
    expect(heard()).not.toContain('change');
    save('Acme Clinic');
    await until(() => heard().includes('event: change\ndata: 2\n'));
    const { body } = await send(address);
    expect(body).toContain('Acme Clinic');
    expect(body).not.toContain('Acme Health');
    expect(body).toContain('changes?since=2');
    expect(said()).toContain(`comply: ${file} has changed; the page shows the new report\n`);
    const late = await listen(address, 1);
    await until(() => late.heard().includes('event: change\ndata: 2\n'));
  });

  it('keeps the last report while the file is broken, says so in one line, and shows the next', async () => {
    save('Acme Health');
    const { address, said } = await serve();
    const { heard } = await listen(address, 1);
    writeFileSync(file, '{"schemaVersion":"1", "run');
    await until(() => /; the page keeps the last report\n/.test(said()));
    expect(said().match(/\n/g)?.length).toBe(2);
    expect((await send(address)).body).toContain('Acme Health');
    unlinkSync(file);
    await until(() => /cannot be read \(ENOENT\).*; the page keeps the last report\n$/.test(said()));
    expect(heard()).not.toContain('change');
    save('Acme Clinic');
    await until(() => heard().includes('event: change'));
    expect((await send(address)).body).toContain('Acme Clinic');
  });

  it('asks of each newer assessment whether the period is of the same organisation', async () => {
    save('Acme Health');
    const period = join(folder, 'period.json');
    const of = { ...(await samplePeriod()), organization: 'Acme Health' };
    writeFileSync(period, [...reportPeriodJson(of)].join(''));
    const { address, said } = await serve('--period', period);
    expect((await send(address)).body).toContain('"#en-period"');
    save('Beta Clinic');
    await until(() => /another organisation \(Acme Health\).*; the page keeps the last report\n$/.test(said()));
    expect((await send(address)).body).not.toContain('Beta Clinic');
    writeFileSync(period, [...reportPeriodJson({ ...of, organization: 'Beta Clinic' })].join(''));
    const { heard } = await listen(address, 1);
    save('Beta Clinic');
    await until(() => heard().includes('event: change'));
    const { body } = await send(address);
    expect(body).toContain('Beta Clinic');
    expect(body).toContain('"#en-period"');
  });

  it('holds a bounded number of connections, and serves again once they are gone', async () => {
    save('Acme Health');
    const { address } = await serve();
    const open: Socket[] = [];
    let closed = 0;
    for (let n = 0; n < 40; n += 1) {
      const socket = connect(Number(address.port), '127.0.0.1');
      socket.on('close', () => {
        closed += 1;
      });
      socket.on('error', () => {});
      open.push(socket);
    }
    await until(() => closed >= 8);
    expect(closed).toBeLessThan(40);
    for (const socket of open) socket.destroy();
    await until(() => closed === 40);
    expect((await send(address)).status).toBe(200);
  });

  it.each([
    [['--format', 'json'], "option '--serve' cannot be used with option '--format <format>'"],
    [['--pdf', 'x.pdf'], "option '--serve' cannot be used with option '--pdf <file>'"],
  ])('is not meant together with %s', async (flags, said) => {
    const run = await runComply(['report', file, '--serve', ...flags]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(said);
  });

  it('begins with a file that can be read', async () => {
    const run = await runComply(['report', join(folder, 'nothing.json'), '--serve']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/cannot be read \(ENOENT\)/);
  });
});
