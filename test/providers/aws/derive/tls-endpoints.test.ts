import { describe, expect, it } from 'vitest';
import {
  apiDomainEndpoints,
  distributionEndpoints,
  listenerEndpoints,
} from '../../../../src/providers/aws/derive/tls-endpoints.ts';

const at = (host: string, port = 443) => ({ host, port });

describe('a listener', () => {
  const balancer = { Scheme: 'internet-facing', DNSName: 'Acme-App-1.ap-northeast-1.elb.amazonaws.com' };
  const host = 'acme-app-1.ap-northeast-1.elb.amazonaws.com';

  it.each([
    ['HTTPS', 443],
    ['TLS', 8883],
  ])('of %s answers at the name of its load balancer', (Protocol, Port) => {
    expect(listenerEndpoints(balancer, { Protocol, Port })).toEqual([at(host, Port)]);
  });

  it.each(['HTTP', 'TCP', 'UDP', 'GENEVE', undefined])('of %s is no TLS endpoint', (Protocol) => {
    expect(listenerEndpoints(balancer, { Protocol, Port: 443 })).toEqual([]);
  });

  it('of an internal load balancer is left alone', () => {
    expect(listenerEndpoints({ ...balancer, Scheme: 'internal' }, { Protocol: 'HTTPS', Port: 443 })).toEqual([]);
  });

  it.each([
    [{ DNSName: host }, { Protocol: 'TLS', Port: 443 }],
    [{ Scheme: 'internet-facing' }, { Protocol: 'TLS', Port: 443 }],
    [balancer, { Protocol: 'TLS' }],
  ])('that does not say where it answers is unread: %j', (from, listener) => {
    expect(listenerEndpoints(from, listener)).toBeUndefined();
  });
});

describe('a distribution', () => {
  const summary = { Enabled: true, DomainName: 'd1.cloudfront.net', Aliases: [] };

  it('answers at its alternate domain names, else at its own', () => {
    expect(distributionEndpoints(summary)).toEqual([at('d1.cloudfront.net')]);
    expect(distributionEndpoints({ ...summary, Aliases: ['Portal.acme.example', '*.acme.example'] })).toEqual([
      at('portal.acme.example'),
    ]);
    expect(distributionEndpoints({ ...summary, Aliases: ['*.acme.example'] })).toEqual([at('d1.cloudfront.net')]);
  });

  it('that is disabled answers nowhere', () => {
    expect(distributionEndpoints({ ...summary, Enabled: false })).toEqual([]);
  });

  it.each(['Enabled', 'DomainName', 'Aliases'])('whose %s is missing is unread', (name) => {
    expect(distributionEndpoints({ ...summary, [name]: undefined })).toBeUndefined();
  });
});

describe('a custom domain name of an API', () => {
  it.each([
    ['api.acme.example', ['REGIONAL'], [at('api.acme.example')]],
    ['api.acme.example', ['EDGE'], [at('api.acme.example')]],
    ['api.acme.example', undefined, [at('api.acme.example')]],
    ['api.acme.example', ['PRIVATE'], []],
    ['*.acme.example', ['REGIONAL'], []],
    [undefined, ['REGIONAL'], undefined],
  ])('%s, %j answers at %j', (domainName, types, expected) => {
    expect(apiDomainEndpoints({ domainName, endpointConfiguration: { types } })).toEqual(expected);
  });
});
