import type { ServerResponse } from 'node:http';
import type { Protocol } from '../../support/aws-services.ts';

/** An error of AWS, by its name in most services. */
export interface WireError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** What the others call it. */
const jsonCodes: Readonly<Record<string, string>> = {
  AccessDenied: 'AccessDeniedException',
  Throttling: 'ThrottlingException',
  ExpiredToken: 'ExpiredTokenException',
};
const ec2Codes: Readonly<Record<string, string>> = {
  AccessDenied: 'UnauthorizedOperation',
  Throttling: 'RequestLimitExceeded',
  ExpiredToken: 'RequestExpired',
};

/** Answers with an error in the format of the protocol, with the code that protocol uses. */
export function answerError(response: ServerResponse, protocol: Protocol, { status, code, message }: WireError): void {
  const xml = (name: string): string => `<Error><Code>${name}</Code><Message>${message}</Message></Error>`;
  response.writeHead(status, { 'content-type': typeOf(protocol), 'x-amzn-requestid': 'fault' });
  switch (protocol) {
    case 'awsJson1_0':
    case 'awsJson1_1':
    case 'restJson1':
      response.end(JSON.stringify({ __type: jsonCodes[code] ?? code, message }));
      break;
    case 'awsQuery':
      response.end(`<ErrorResponse>${xml(code)}<RequestId>fault</RequestId></ErrorResponse>`);
      break;
    case 'ec2Query':
      response.end(`<Response><Errors>${xml(ec2Codes[code] ?? code)}</Errors></Response>`);
      break;
    case 'restXml':
      response.end(xml(code));
      break;
  }
}

function typeOf(protocol: Protocol): string {
  return /json/i.test(protocol) ? 'application/json' : 'text/xml';
}
