interface Rule {
  readonly IsDefault?: boolean | undefined;
  readonly Actions?: readonly Action[] | undefined;
}
interface Action {
  readonly Type?: string | undefined;
  readonly RedirectConfig?: { readonly Protocol?: string | undefined } | undefined;
  readonly AuthenticateOidcConfig?: Authentication | undefined;
  readonly AuthenticateCognitoConfig?: Authentication | undefined;
}
interface Authentication {
  readonly SessionTimeout?: number | undefined;
}

/** "The default is 604800 seconds (7 days)": API_AuthenticateOidcActionConfig.html */
const defaultSessionTimeout = 604_800;

/** The rules of a listener without what names clients, users or targets. */
export function normaliseListenerRules(rules: readonly Rule[]) {
  return rules.map(({ IsDefault, Actions }) => ({
    IsDefault,
    Actions: Actions?.map((action) => ({
      Type: action.Type,
      RedirectConfig: action.RedirectConfig,
      SessionTimeout: sessionTimeout(action),
    })),
  }));
}

function sessionTimeout({ Type, AuthenticateOidcConfig, AuthenticateCognitoConfig }: Action): number | null {
  if (Type !== 'authenticate-oidc' && Type !== 'authenticate-cognito') return null;
  return (AuthenticateOidcConfig ?? AuthenticateCognitoConfig)?.SessionTimeout ?? defaultSessionTimeout;
}
