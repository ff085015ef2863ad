/**
 * Macie that is off answers with the code of a refusal; only the message tells them apart.
 * https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-macie
 */
export const off = { code: 'AccessDeniedException', message: 'Macie is not enabled' };
