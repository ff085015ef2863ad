/** The kinds of deployment, in lower case, that process prompts in the region of their account. */
const regional = ['standard', 'provisionedmanaged'];

/**
 * Where a deployment of a model processes prompts: the region of its account, `datazone` (somewhere in the European Union, or
 * in the United States), or `global` (any Azure region). What is stored stays in the account's geography whichever it is.
 * `undefined` for a kind of deployment that is not known.
 * https://learn.microsoft.com/azure/foundry/foundry-models/concepts/deployment-types
 */
export function processedIn(sku: unknown, location: string): string | undefined {
  if (typeof sku !== 'string') return undefined;
  const name = sku.toLowerCase();
  if (regional.includes(name)) return location;
  if (name.startsWith('datazone')) return 'datazone';
  // A deployment of the developer tier is for trying out a fine-tuned model, "without data residency".
  return name.startsWith('global') || name === 'developertier' ? 'global' : undefined;
}
