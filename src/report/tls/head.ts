import type { TlsEndpointResult, TlsTarget } from '../../tls-scanner-lite/result.ts';
import type { Paint } from '../ink.ts';
import { printable, printableShort } from '../printable.ts';
import { paragraph } from '../text/page.ts';
import { between, type TlsPage } from './page.ts';

/** `www.acme.example:443`, `[2001:db8::1]:443`. */
export function addressOf({ host, port }: Pick<TlsTarget, 'host' | 'port'>): string {
  return host.includes(':') ? `[${printable(host)}]:${port}` : `${printable(host)}:${port}`;
}

/** Which endpoint this is, what grade it has, and what the scan took. */
export function* head(page: TlsPage, result: TlsEndpointResult, grade: string | undefined): Iterable<string> {
  const { t, ink } = page;
  const { target, address, stats } = result;
  const name = addressOf(target);
  const where = address === undefined || address === target.host ? '' : `  ${printableShort(address, 60)}`;
  const verdict = grade === undefined ? t.head.noGrade : t.head.grade({ grade });
  const [line = '', ...rest] = paragraph(page, `${name}${where}  ${verdict}`, { indent: 0 });
  yield line.replace(name, () => ink.strong(name)).replace(verdict, () => gradePaint(page, grade)(verdict));
  yield* rest;
  const { starttls, serverName } = target;
  const facts = [
    ...(starttls === undefined ? [] : [t.head.starttls({ protocol: starttls })]),
    ...(serverName === undefined ? [] : [t.head.serverName({ name: printable(serverName) })]),
    t.head.connections({ n: stats.connections }),
    ...(stats.retries > 0 ? [t.head.retries({ n: stats.retries })] : []),
    ...(stats.backOffMs > 0 ? [t.head.backOff({ seconds: (stats.backOffMs / 1000).toFixed(1) })] : []),
  ];
  yield* paragraph(page, facts.join(between(page)), { indent: 2, ink: ink.dim });
}

/** The colour of a letter of the SSL Labs guide. */
export function gradePaint({ ink }: TlsPage, grade: string | undefined): Paint {
  if (grade === undefined) return ink.dim;
  if (grade.startsWith('A')) return ink.good;
  return grade === 'B' || grade === 'C' ? ink.caution : ink.bad;
}
