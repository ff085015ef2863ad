/** The parts of an instance that say which public IPv4 addresses lead to it. */
export interface Addressed {
  readonly PublicIpAddress?: string | undefined;
  readonly NetworkInterfaces?: readonly Interface[] | undefined;
}
interface Interface {
  readonly Association?: Association | undefined;
  readonly PrivateIpAddresses?: readonly { readonly Association?: Association | undefined }[] | undefined;
}
interface Association {
  readonly PublicIp?: string | undefined;
}

/**
 * Every public IPv4 address of an instance, each once, in order. `PublicIpAddress` is that of the first interface alone: a
 * second interface, or a second private address of one, has its own.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstancePrivateIpAddress.html
 */
export function publicIpAddresses({ PublicIpAddress, NetworkInterfaces = [] }: Addressed): readonly string[] {
  const associations = NetworkInterfaces.flatMap(({ Association, PrivateIpAddresses = [] }) => [
    Association,
    ...PrivateIpAddresses.map((address) => address.Association),
  ]);
  const found = [PublicIpAddress, ...associations.map((association) => association?.PublicIp)];
  return [...new Set(found.filter((address) => address !== undefined))].sort();
}
