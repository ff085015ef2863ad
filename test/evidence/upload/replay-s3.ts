import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A version of an object, or a delete marker (no body). */
export interface Version {
  readonly id: string;
  readonly body?: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** A request that arrived. */
export interface Seen {
  readonly operation: string;
  readonly key: string;
  readonly headers: IncomingMessage['headers'];
  readonly url: string;
}

/** An answer in place of the bucket's own: an error, or a connection that ends (`after`: once the request was carried out). */
export type Fault =
  | {
      readonly status: number;
      readonly code: string;
      readonly message?: string;
      readonly headers?: Record<string, string>;
      /** Further elements of the error. */
      readonly extra?: string;
      /** In place of the error. */
      readonly page?: string;
    }
  | { readonly hangUp: 'before' | 'after' };

export interface ReplayS3 {
  readonly url: string;
  readonly requests: Seen[];
  /** Newest first. */
  readonly objects: Map<string, Version[]>;
  versioning: string | undefined;
  /** The XML of `ObjectLockConfiguration`; absent: there is none. */
  lock: string | undefined;
  pageSize: number;
  /** Asked for each request, with how often it came before. */
  fault: (seen: Seen, before: number) => Fault | undefined;
  put(key: string, body: string): void;
  hide(key: string): void;
  close(): Promise<void>;
}

const xml = '<?xml version="1.0" encoding="UTF-8"?>';

/**
 * A bucket on the loopback in the wire format of S3, for what an emulator does not do: it checks `x-amz-checksum-sha256`, makes a
 * conditional write conditional on the current version alone, encodes keys, and fails as told. API reference of S3.
 */
export async function startReplayS3(): Promise<ReplayS3> {
  const sockets = new Set<Socket>();
  const before = new Map<string, number>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(request, response, Buffer.concat(chunks)));
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const s3: ReplayS3 = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    objects: new Map(),
    versioning: 'Enabled',
    lock: '<ObjectLockEnabled>Enabled</ObjectLockEnabled>',
    pageSize: 1000,
    fault: () => undefined,
    put: (key, body) => add(key, { id: nextId(), body: Buffer.from(body), headers: {} }),
    hide: (key) => add(key, { id: nextId(), headers: {} }),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  let made = 0;
  const nextId = (): string => `v${String(++made).padStart(6, '0')}`;
  const add = (key: string, version: Version): void => {
    s3.objects.set(key, [version, ...(s3.objects.get(key) ?? [])]);
  };

  function answer(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://s3');
    const key = decodeURIComponent(url.pathname.split('/').slice(2).join('/'));
    const operation = operationOf(request.method ?? '', url, key);
    const seen: Seen = { operation, key, headers: request.headers, url: request.url ?? '' };
    s3.requests.push(seen);
    const times = before.get(`${operation} ${key}`) ?? 0;
    before.set(`${operation} ${key}`, times + 1);
    const fault = s3.fault(seen, times);
    const run = operations[operation];
    if (fault && 'status' in fault) fail(response, fault);
    else if (fault) {
      if (fault.hangUp === 'after') run?.({ seen, url, body, response: undefined });
      request.socket.destroy();
    } else if (run) run({ seen, url, body, response });
    else fail(response, { status: 501, code: 'NotImplemented' });
  }

  interface Call {
    readonly seen: Seen;
    readonly url: URL;
    readonly body: Buffer;
    readonly response: ServerResponse | undefined;
  }
  const operations: Readonly<Record<string, (call: Call) => void>> = {
    GetBucketVersioning: ({ response }) =>
      sendXml(response, 'VersioningConfiguration', s3.versioning ? `<Status>${s3.versioning}</Status>` : ''),
    GetObjectLockConfiguration: ({ response }) =>
      s3.lock === undefined
        ? fail(response, { status: 404, code: 'ObjectLockConfigurationNotFoundError' })
        : sendXml(response, 'ObjectLockConfiguration', s3.lock),
    ListObjectVersions: ({ url, response }) => sendXml(response, 'ListVersionsResult', list(url)),
    PutObject: ({ seen, body, response }) => {
      const { headers, key } = seen;
      const sha256 = createHash('sha256').update(body).digest('base64');
      if (headers['x-amz-checksum-sha256'] !== sha256) return fail(response, { status: 400, code: 'BadDigest' });
      if (headers['x-amz-object-lock-mode'] && headers['x-amz-sdk-checksum-algorithm'] === undefined) {
        return fail(response, { status: 400, code: 'InvalidRequest' });
      }
      const current = s3.objects.get(key)?.[0];
      if (headers['if-none-match'] === '*' && current?.body) {
        return fail(response, { status: 412, code: 'PreconditionFailed' });
      }
      const id = s3.versioning ? nextId() : 'null';
      add(key, { id, body, headers: keptHeaders(headers) });
      response?.writeHead(200, s3.versioning ? { 'x-amz-version-id': id } : {}).end();
    },
    PutObjectRetention: ({ seen, url, body, response }) => {
      const versions = s3.objects.get(seen.key) ?? [];
      const at = versions.findIndex(({ id }) => id === url.searchParams.get('versionId'));
      const version = versions[at];
      const [, mode = ''] = /<Mode>(\w+)<\/Mode>/.exec(body.toString()) ?? [];
      const [, until = ''] = /<RetainUntilDate>([^<]+)</.exec(body.toString()) ?? [];
      if (!version) return fail(response, { status: 404, code: 'NoSuchVersion' });
      const lock = { 'x-amz-object-lock-mode': mode, 'x-amz-object-lock-retain-until-date': until };
      versions[at] = { ...version, headers: { ...version.headers, ...lock } };
      response?.writeHead(200).end();
    },
    HeadObject: ({ seen, url, response }) => read(seen, url, response, false),
    GetObject: ({ seen, url, response }) => read(seen, url, response, true),
  };

  function read({ key }: Seen, url: URL, response: ServerResponse | undefined, whole: boolean): void {
    const id = url.searchParams.get('versionId');
    const versions = s3.objects.get(key) ?? [];
    const version = id === null ? versions[0] : versions.find((one) => one.id === id);
    if (version?.body) {
      const length = { 'content-length': String(version.body.length) };
      response?.writeHead(200, { ...version.headers, ...length }).end(whole ? version.body : undefined);
    } else {
      fail(response, { status: 404, code: id === null ? 'NoSuchKey' : 'NoSuchVersion' });
    }
  }

  /** Keys encoded as a form's. */
  function list(url: URL): string {
    const { prefix, delimiter, marker, versionMarker } = {
      prefix: url.searchParams.get('prefix') ?? '',
      delimiter: url.searchParams.get('delimiter'),
      marker: url.searchParams.get('key-marker') ?? '',
      versionMarker: url.searchParams.get('version-id-marker') ?? '',
    };
    const encode = (text: string): string => encodeURIComponent(text).replaceAll('%20', '+').replaceAll('%2F', '/');
    const rows = [...s3.objects]
      .filter(([key]) => key.startsWith(prefix))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, versions]) => versions.map((version) => ({ key, version })));
    const folders = new Set<string>();
    if (delimiter) {
      for (const { key } of rows) {
        const end = key.indexOf(delimiter, prefix.length);
        if (end >= 0) folders.add(key.slice(0, end + 1));
      }
      return [...folders]
        .map((folder) => `<CommonPrefixes><Prefix>${encode(folder)}</Prefix></CommonPrefixes>`)
        .join('');
    }
    const at = rows.findIndex(({ key, version }) => key === marker && version.id === versionMarker);
    const from = marker === '' ? 0 : at + 1;
    const page = rows.slice(from, from + Math.min(s3.pageSize, Number(url.searchParams.get('max-keys') ?? 1000)));
    const last = page.at(-1);
    const more = last !== undefined && from + page.length < rows.length;
    const shown = page.map(({ key, version }) => {
      const element = version.body ? 'Version' : 'DeleteMarker';
      const size = version.body ? `<Size>${version.body.length}</Size>` : '';
      return `<${element}><Key>${encode(key)}</Key><VersionId>${version.id}</VersionId>${size}</${element}>`;
    });
    const next = more
      ? `<NextKeyMarker>${encode(last.key)}</NextKeyMarker><NextVersionIdMarker>${last.version.id}</NextVersionIdMarker>`
      : '';
    return `<IsTruncated>${more}</IsTruncated><EncodingType>url</EncodingType>${next}${shown.join('')}`;
  }

  return s3;
}

function operationOf(method: string, { searchParams: query }: URL, key: string): string {
  if (query.has('versioning')) return 'GetBucketVersioning';
  if (query.has('object-lock')) return 'GetObjectLockConfiguration';
  if (query.has('versions')) return 'ListObjectVersions';
  if (query.has('retention')) return 'PutObjectRetention';
  if (key === '') return method;
  return { PUT: 'PutObject', HEAD: 'HeadObject', GET: 'GetObject', DELETE: 'DeleteObject' }[method] ?? method;
}

function keptHeaders(headers: IncomingMessage['headers']): Record<string, string> {
  const names = [
    'content-type',
    'content-encoding',
    'x-amz-checksum-sha256',
    'x-amz-object-lock-mode',
    'x-amz-object-lock-retain-until-date',
  ];
  return Object.fromEntries(
    names.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])),
  ) as Record<string, string>;
}

function sendXml(response: ServerResponse | undefined, root: string, content: string): void {
  response?.writeHead(200, { 'content-type': 'application/xml' }).end(`${xml}<${root}>${content}</${root}>`);
}

function fail(response: ServerResponse | undefined, fault: Exclude<Fault, { readonly hangUp: string }>): void {
  const { status, code, message = 'no', headers = {}, extra = '', page } = fault;
  const body = `${xml}<Error><Code>${code}</Code><Message>${message}</Message>${extra}</Error>`;
  response?.writeHead(status, { 'content-type': 'application/xml', ...headers }).end(page ?? body);
}
