import type { AwsRequest } from './aws-request.ts';
import { operationOf, type Shape } from './aws-services.ts';
import type { WorldAnswer } from './aws-world.ts';

/** What an account with nothing in it answers, from the model of the operation alone: its lists, empty, and no more. */
export function emptyAnswer({ call, protocol }: AwsRequest): WorldAnswer | undefined {
  const { operation } = operationOf(call) ?? {};
  if (!operation) return undefined;
  const { name } = operation;
  const output = operation.output();
  switch (protocol) {
    case 'awsJson1_0':
    case 'awsJson1_1':
    case 'restJson1':
      return { call, status: 200, body: JSON.stringify(emptyJson(output)) };
    case 'ec2Query':
      return {
        call,
        status: 200,
        body: `<${name}Response>${emptyXml(output)}<requestId>none</requestId></${name}Response>`,
      };
    case 'awsQuery':
      return {
        call,
        status: 200,
        body: `<${name}Response><${name}Result>${emptyXml(output)}</${name}Result></${name}Response>`,
      };
    case 'restXml':
      return { call, status: 200, body: emptyDocument(output) };
  }
}

interface Member {
  readonly name: string;
  /** Absent: a scalar, or a list or map of scalars. */
  readonly shape: Shape | undefined;
  readonly isList: boolean;
  readonly traits: Traits;
}

type Traits =
  | { readonly jsonName?: string; readonly xmlName?: string; readonly httpPayload?: unknown }
  /** Bits: 16 is that of a payload. */
  | number;

function membersOf([, , , , names = [], shapes = []]: Shape): readonly Member[] {
  return names.map((name, index) => {
    const given = shapes[index];
    // A member alone, or with traits of its own.
    const isPair = Array.isArray(given) && given.length === 2;
    const [reference, traits = 0] = (isPair ? given : [given]) as [unknown, Traits?];
    const resolved = typeof reference === 'function' ? reference() : reference;
    const shape = Array.isArray(resolved) ? (resolved as unknown as Shape) : undefined;
    // Of scalars a list is 64 and a map 128, with what is in it below.
    const isList = shape ? shape[0] === 1 : typeof resolved === 'number' && (resolved & 192) === 64;
    return { name, shape, isList, traits };
  });
}

function emptyJson(output: Shape): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    membersOf(output)
      .filter(({ isList }) => isList)
      .map(({ name, traits }) => [(typeof traits === 'object' && traits.jsonName) || name, []]),
  );
}

function emptyXml(output: Shape): string {
  return membersOf(output)
    .filter(({ isList }) => isList)
    .map(({ name, traits }) => `<${xmlName(name, traits)}/>`)
    .join('');
}

/** Of REST the payload is the document, where one member is it; else the output is. */
function emptyDocument(output: Shape): string {
  const payload = membersOf(output).find(({ traits }) => isPayload(traits));
  const shape = payload?.shape ?? output;
  const [, , name, traits] = shape;
  const root = xmlName(name, traits as Traits);
  return `<?xml version="1.0"?><${root}>${emptyXml(shape)}</${root}>`;
}

function isPayload(traits: Traits): boolean {
  return typeof traits === 'number' ? (traits & 16) !== 0 : traits.httpPayload !== undefined;
}

function xmlName(name: string, traits: Traits): string {
  return (typeof traits === 'object' && traits.xmlName) || name;
}
