import type { Body } from '../send/api.ts';
import { bodiesOf, propertiesOf, referencedId } from './reference.ts';

/**
 * The HTTP listeners of an application gateway, by name, that answer in plain text: one of their routes forwards, or redirects to
 * anything but HTTPS. Routes by path count each, with their default. A listener that no rule names answers nothing.
 * `undefined` where the answer does not say it all.
 * https://learn.microsoft.com/rest/api/application-gateway/application-gateways/get
 */
export function plainListeners(gateway: Body): readonly string[] | undefined {
  if (!Array.isArray(gateway.httpListeners) || !Array.isArray(gateway.requestRoutingRules)) return undefined;
  const listeners = byId(gateway.httpListeners);
  const parts: Parts = {
    redirects: byId(gateway.redirectConfigurations),
    maps: byId(gateway.urlPathMaps),
    isHttps: (id) => protocolOf(listeners.get(id)) === 'https',
  };
  const routes = Map.groupBy(bodiesOf(gateway.requestRoutingRules).map(propertiesOf), ({ httpListener }) =>
    referencedId(httpListener),
  );
  const plain: string[] = [];
  for (const [id, listener] of listeners) {
    const protocol = protocolOf(listener);
    if (protocol === undefined) return undefined;
    if (protocol !== 'http') continue;
    const safe = (routes.get(id) ?? [])
      .flatMap((route) => redirectsOf(route, parts))
      .map((one) => leadsToHttps(one, parts));
    if (safe.includes(undefined)) return undefined;
    if (safe.includes(false)) plain.push(String(listener.name));
  }
  return plain.sort();
}

interface Parts {
  readonly redirects: ReadonlyMap<unknown, Body>;
  readonly maps: ReadonlyMap<unknown, Body>;
  readonly isHttps: (listener: unknown) => boolean;
}

/** The redirect of each way that a rule leads; `null` where it forwards. */
function redirectsOf(route: Body, { maps }: Parts): readonly unknown[] {
  const id = referencedId(route.urlPathMap);
  if (id === null) return [referencedId(route.redirectConfiguration)];
  const map = maps.get(id);
  if (!map) return [undefined];
  const { defaultRedirectConfiguration, pathRules } = propertiesOf(map);
  return [
    referencedId(defaultRedirectConfiguration),
    ...bodiesOf(pathRules).map((rule) => referencedId(propertiesOf(rule).redirectConfiguration)),
  ];
}

function leadsToHttps(redirect: unknown, { redirects, isHttps }: Parts): boolean | undefined {
  if (redirect === null) return false;
  const found = redirects.get(redirect);
  if (!found) return undefined;
  const { targetListener, targetUrl } = propertiesOf(found);
  const listener = referencedId(targetListener);
  return listener === null ? /^https:/i.test(String(targetUrl)) : isHttps(listener);
}

function byId(list: unknown): ReadonlyMap<unknown, Body> {
  return new Map(bodiesOf(list).map((item) => [referencedId(item), item]));
}

function protocolOf(listener: Body | undefined): string | undefined {
  const { protocol } = propertiesOf(listener);
  return typeof protocol === 'string' ? protocol.toLowerCase() : undefined;
}
