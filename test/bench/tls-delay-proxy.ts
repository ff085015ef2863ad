import { once } from 'node:events';
import * as net from 'node:net';
import process from 'node:process';

/** Where to, and how long bytes are under way, there and back, in milliseconds. */
export interface DelayedWay {
  readonly port: number;
  readonly roundTrip: number;
}

/**
 * A proxy that keeps bytes back for half a round trip each way, and the first ones for a whole one more, as the connection
 * takes one before anything can be sent. A process of its own, so that what is measured shares no event loop with it.
 */
process.once('message', async ({ port, roundTrip }: DelayedWay) => {
  const server = net.createServer((client) => {
    const upstream = net.connect(port, '127.0.0.1');
    let first = true;
    const pass = (from: net.Socket, to: net.Socket): void => {
      from.on('error', () => to.destroy());
      from.on('data', (chunk) => {
        const wait = roundTrip / 2 + (first ? roundTrip : 0);
        first = false;
        setTimeout(() => to.writable && to.write(chunk), wait);
      });
      from.on('end', () => setTimeout(() => to.end(), roundTrip / 2));
    };
    pass(client, upstream);
    pass(upstream, client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.send?.((server.address() as net.AddressInfo).port);
});
