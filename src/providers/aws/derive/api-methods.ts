import { membersOf } from '../../derive/members.ts';

interface Resource {
  readonly path?: string | undefined;
  readonly resourceMethods?: Readonly<Record<string, Method>> | undefined;
}
interface Method {
  readonly httpMethod?: string | undefined;
  readonly authorizationType?: string | undefined;
  readonly apiKeyRequired?: boolean | undefined;
  readonly methodIntegration?: Integration | undefined;
}
interface Integration {
  readonly type?: string | undefined;
  readonly uri?: string | undefined;
  readonly tlsConfig?: { readonly insecureSkipVerification?: boolean | undefined } | undefined;
}

/**
 * The methods of an API's resources. Of an integration only what says whether the way to it is encrypted and verified.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html
 */
export function listApiMethods(resources: readonly Resource[]) {
  return resources.flatMap(({ path, resourceMethods }) =>
    membersOf(resourceMethods ?? {}).map(([name, method]) => ({
      path,
      httpMethod: method.httpMethod ?? name,
      authorizationType: method.authorizationType,
      apiKeyRequired: method.apiKeyRequired,
      integrationType: method.methodIntegration ? method.methodIntegration.type : null,
      integrationScheme: schemeOf(method.methodIntegration),
      insecureSkipVerification: method.methodIntegration?.tlsConfig?.insecureSkipVerification ?? false,
    })),
  );
}

/** `undefined` where the address begins with a stage variable, whose value is another for each stage. */
function schemeOf(integration: Integration | undefined): string | null | undefined {
  if (integration?.type !== 'HTTP' && integration?.type !== 'HTTP_PROXY') return null;
  return /^(https?):\/\//i.exec(integration.uri ?? '')?.[1]?.toLowerCase();
}
