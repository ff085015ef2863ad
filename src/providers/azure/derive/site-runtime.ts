/**
 * The day support of a language version ends, by the community that makes it: App Service follows it, and from then on gives no
 * more security updates. As published in 2026. Java is not here: its vendors name the earliest end alone.
 * https://learn.microsoft.com/azure/app-service/language-support-policy
 */
const ends: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // https://nodejs.org/en/about/previous-releases
  node: {
    '10': '2021-04-30',
    '12': '2022-04-30',
    '14': '2023-04-30',
    '16': '2023-09-11',
    '18': '2025-04-30',
    '20': '2026-04-30',
    '22': '2027-04-30',
    '24': '2028-04-30',
  },
  // https://devguide.python.org/versions/
  python: {
    '2.7': '2020-01-01',
    '3.6': '2021-12-23',
    '3.7': '2023-06-27',
    '3.8': '2024-10-07',
    '3.9': '2025-10-31',
    '3.10': '2026-10-31',
    '3.11': '2027-10-31',
    '3.12': '2028-10-31',
    '3.13': '2029-10-31',
    '3.14': '2030-10-31',
  },
  // https://www.php.net/supported-versions.php
  php: {
    '7.4': '2022-11-28',
    '8.0': '2023-11-26',
    '8.1': '2025-12-31',
    '8.2': '2026-12-31',
    '8.3': '2027-12-31',
    '8.4': '2028-12-31',
    '8.5': '2029-12-31',
  },
  // https://dotnet.microsoft.com/platform/support/policy/dotnet-core
  dotnetcore: {
    '2.1': '2021-08-21',
    '3.1': '2022-12-13',
    '5.0': '2022-05-10',
    '6.0': '2024-11-12',
    '7.0': '2024-05-14',
    '8.0': '2026-11-10',
    '9.0': '2026-11-10',
    '10.0': '2028-11-14',
  },
};

/** What stands for a container instead of a language. */
const containers = ['docker', 'compose', 'kube', 'sitecontainers'];

/** Other spellings of a language: `DOTNET-ISOLATED|8.0` of a function app. */
const spelled: Readonly<Record<string, string>> = { dotnet: 'dotnetcore', 'dotnet-isolated': 'dotnetcore' };

/** What an app runs on, and until when that is supported. */
export interface SiteRuntime {
  /** `NODE|22-lts`; `null` where the app runs on Windows, which does not tell it here, or in a container of yours. */
  readonly runtime: string | null | undefined;
  /** `undefined` where the table has no day for it. */
  readonly endOfSupport: string | null | undefined;
}

/** Reads a `linuxFxVersion`. https://learn.microsoft.com/rest/api/appservice/web-apps/get-configuration */
export function siteRuntime(linuxFxVersion: unknown): SiteRuntime {
  if (linuxFxVersion === '' || linuxFxVersion === null) return { runtime: null, endOfSupport: null };
  if (typeof linuxFxVersion !== 'string') return { runtime: undefined, endOfSupport: undefined };
  const [stack = '', version = ''] = linuxFxVersion.split('|');
  const name = stack.toLowerCase();
  if (containers.includes(name)) return { runtime: null, endOfSupport: null };
  return { runtime: linuxFxVersion, endOfSupport: endOf(spelled[name] ?? name, version) };
}

function endOf(language: string, version: string): string | undefined {
  const [number = ''] = /^\d+(?:\.\d+)?/.exec(version) ?? [];
  const table = Object.hasOwn(ends, language) ? ends[language] : undefined;
  const key = language === 'node' ? (number.split('.')[0] ?? '') : number.includes('.') ? number : `${number}.0`;
  return table && Object.hasOwn(table, key) ? `${table[key]}T00:00:00Z` : undefined;
}
