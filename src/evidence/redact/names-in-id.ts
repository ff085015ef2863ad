/** Resource ids of EC2 and its neighbours ("Resource IDs", EC2 User Guide), EFS, FSx, Systems Manager, Transfer Family and KMS. */
const drawnId =
  /^(?:i|vol|snap|ami|vpc|subnet|sgr?|acl|eni|eipalloc|eipassoc|igw|eigw|nat|rtb|rtbassoc|vpce|vpce-svc|pcx|fl|lt|tgw|tgw-attach|vgw|cgw|vpn|cvpn-endpoint|dopt|pl|r|fs|fsap|fsmt|mi|s|mrk)-[0-9a-f]{3,40}$/;

/**
 * Ids that a provider draws: a UUID, a number, a digest, `i-0a1b2c3d`, those of AWS Organizations (its API reference:
 * `ou-ab12-1a2b3c4d`); nobody thought them up.
 */
export function isGenerated(text: string): boolean {
  return (
    /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ||
    drawnId.test(text) ||
    /^(?:ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|[or]-[0-9a-z]{4,32})$/.test(text) ||
    (/^[0-9a-f]{8,}$/.test(text) && /\d/.test(text)) ||
    /^[\d.:-]+$/.test(text) ||
    /^\W*$/.test(text)
  );
}

/** The names that people gave in an ARN (its last part) or in an id of Azure (every second part). */
export function namesInId(text: string): readonly string[] {
  if (text.startsWith('arn:')) return namesInArn(text);
  return /^\/(?:subscriptions|providers)\//i.test(text) ? namesInPath(text) : [];
}

/** What AWS manages has `aws` for an account. The first part says of what kind it is, but of a bucket. */
function namesInArn(text: string): readonly string[] {
  const [, , service, , account, ...rest] = text.split(':', 24);
  if (account === 'aws') return [];
  const parts = rest.join(':').split(/[:/]/);
  const own = service === 's3' ? parts.slice(0, 1) : parts.length > 1 ? parts.slice(1) : parts;
  const last = own.findLast((part) => !isGenerated(part));
  return last === undefined ? [] : [last];
}

/** `…/resourceGroups/NAME/providers/Microsoft.X/type/NAME/type/NAME`. */
function namesInPath(text: string): readonly string[] {
  const parts = text.split('/', 64).slice(1);
  const names: string[] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    // A namespace stands where a name would, and a type follows it.
    if (parts[index]?.toLowerCase() !== 'providers') names.push(parts[index + 1] ?? '');
  }
  return names;
}
