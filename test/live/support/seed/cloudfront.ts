import {
  CloudFrontClient,
  CreateDistributionCommand,
  CreateOriginAccessControlCommand,
} from '@aws-sdk/client-cloudfront';
import { given, type Settings } from './settings.ts';

/** A distribution that takes HTTP and asks its origin over HTTP, and an access control that none uses. Returns its ARN. */
export async function seedDistribution(settings: Settings): Promise<string> {
  const cloudfront = new CloudFrontClient(settings);
  await cloudfront.send(
    new CreateOriginAccessControlCommand({
      OriginAccessControlConfig: {
        Name: 'acme',
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    }),
  );
  const { Distribution } = await cloudfront.send(
    new CreateDistributionCommand({
      DistributionConfig: {
        CallerReference: 'acme',
        Comment: 'web',
        Enabled: true,
        Origins: {
          Quantity: 1,
          Items: [
            {
              Id: 'app',
              DomainName: 'app.acme.example',
              CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'http-only' },
            },
          ],
        },
        DefaultCacheBehavior: {
          TargetOriginId: 'app',
          ViewerProtocolPolicy: 'allow-all',
          ForwardedValues: { QueryString: false, Cookies: { Forward: 'none' } },
          MinTTL: 0,
        },
      },
    }),
  );
  return given(Distribution?.ARN, 'distribution');
}
