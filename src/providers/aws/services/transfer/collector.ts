import type { DescribeSecurityPolicyCommandOutput, DescribeServerCommandOutput } from '@aws-sdk/client-transfer';
import { fieldsFrom } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import { askOnce } from '../../../read/once.ts';
import type { Answer } from '../../../read/read.ts';
import { leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { describePolicy, describeServer, serverSchema as schema } from './schema.ts';

/** What is asked about servers. */
interface Questions {
  readonly server: (id: string) => Promise<Answer<DescribeServerCommandOutput>>;
  /** Asked once a policy, however many servers use it. */
  readonly policy: (name: string) => Promise<Answer<DescribeSecurityPolicyCommandOutput>>;
}

/** Reads the file transfer servers of a region, and the security policies that they use. */
export async function collectServers(context: Context): Promise<void> {
  const { DescribeSecurityPolicyCommand, DescribeServerCommand, ListServersCommand, TransferClient } = await import(
    '@aws-sdk/client-transfer'
  );
  const client = new TransferClient(context.settings('Transfer', context.scope.region));
  const { reader } = context;
  const questions: Questions = {
    server: (ServerId) =>
      reader.read({
        call: describeServer,
        subject: ServerId,
        send: (options) => client.send(new DescribeServerCommand({ ServerId }), options),
      }),
    policy: askOnce((SecurityPolicyName) =>
      reader.read({
        call: describePolicy,
        subject: SecurityPolicyName,
        send: (options) => client.send(new DescribeSecurityPolicyCommand({ SecurityPolicyName }), options),
      }),
    ),
  };
  await listResources(context, {
    schema,
    call: 'transfer:ListServers',
    send: (NextToken, options) => client.send(new ListServersCommand({ MaxResults: 1000, NextToken }), options),
    items: (page) => page.Servers,
    next: (page) => page.NextToken,
    identify: ({ Arn, ServerId = '' }) => ({ id: Arn ?? ServerId, name: ServerId }),
    details: ({ ServerId = '' }) => readServer(context, questions, ServerId),
  });
}

async function readServer(context: Context, questions: Questions, id: string): Promise<readonly Shaped[]> {
  const { SecurityPolicy, ...own } = fieldsFrom(context, schema, describeServer.call);
  const names = [...Object.keys(own), ...(SecurityPolicy ? ['SecurityPolicy'] : [])];
  if (names.length === 0) return [];
  const answer = await questions.server(id);
  if (answer.state !== 'value') {
    return [leaveUnread(names, answer.state === 'unread' ? answer.cause : { kind: 'bad-response', ...describeServer })];
  }
  const { Server } = answer.value;
  const server = shapeFields(
    own,
    Server?.EndpointType === 'PUBLIC' ? { EndpointDetails: null, ...Server } : Server,
    describeServer,
  );
  return SecurityPolicy ? [server, await readPolicy(context, questions, Server?.SecurityPolicyName)] : [server];
}

async function readPolicy(context: Context, questions: Questions, name: string | undefined): Promise<Shaped> {
  const fields = fieldsFrom(context, schema, describePolicy.call);
  if (name === undefined) return shapeFields(fields, {}, describeServer);
  const answer = await questions.policy(name);
  if (answer.state === 'value') return shapeFields(fields, answer.value, describePolicy);
  return leaveUnread(
    Object.keys(fields),
    answer.state === 'unread' ? answer.cause : { kind: 'bad-response', ...describePolicy },
  );
}
