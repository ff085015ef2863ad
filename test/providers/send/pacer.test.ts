import { describe, expect, it } from 'vitest';
import { rateOf } from '../../../src/providers/aws/send/rates.ts';
import { createLimiter } from '../../../src/providers/send/limiter.ts';
import { createPacer, type Pacer, type Turn } from '../../../src/providers/send/pacer.ts';
import { createTokenBucket } from '../../../src/providers/send/token-bucket.ts';
import { seeded } from '../../support/seeded.ts';

const never = new AbortController().signal;

/** A pacer whose time moves by what is waited, and by nothing else. */
function paced(places = 1000) {
  const state = { time: 0 };
  const waits: number[] = [];
  const pacer = createPacer({
    limiter: createLimiter(places),
    rateOf,
    clock: () => state.time,
    sleep: async (milliseconds, signal) => {
      if (signal.aborted) throw new Error('aborted');
      waits.push(milliseconds);
      state.time += milliseconds;
    },
  });
  return { pacer, waits, state };
}

async function take(pacer: Pacer, call: string, times: number, region = 'ap-northeast-1'): Promise<readonly Turn[]> {
  return Promise.all(Array.from({ length: times }, () => pacer.take({ call, region }, never)));
}

/** The same, each answered as soon as it is sent. */
async function ask(pacer: Pacer, call: string, times: number, region?: string): Promise<void> {
  const enter = () => take(pacer, call, 1, region).then(([turn]) => turn?.end('answered'));
  await Promise.all(Array.from({ length: times }, enter));
}

describe('a rate', () => {
  it.each([
    ['ec2:DescribeVpcs', { bucket: 'ec2:DescribeVpcs', perSecond: 20, burst: 100 }],
    ['logs:DescribeLogGroups', { bucket: 'logs:DescribeLogGroups', perSecond: 10, burst: 10 }],
    ['logs:DescribeMetricFilters', { bucket: 'logs:DescribeMetricFilters', perSecond: 5, burst: 5 }],
    ['lambda:ListFunctions', { bucket: 'lambda', perSecond: 15, burst: 15 }],
    ['lambda:GetPolicy', { bucket: 'lambda:GetPolicy', perSecond: 15, burst: 15 }],
    ['apigateway:GetRestApis', { bucket: 'apigateway', perSecond: 10, burst: 40 }],
    ['apigatewayv2:GetApis', { bucket: 'apigateway', perSecond: 10, burst: 40 }],
    ['securityhub:GetFindings', { bucket: 'securityhub:GetFindings', perSecond: 3, burst: 6 }],
    ['sso:ListInstances', { bucket: 'sso', perSecond: 20, burst: 20, organisation: true }],
    ['identitystore:ListUsers', { bucket: 'sso', perSecond: 20, burst: 20, organisation: true }],
    ['sts:AssumeRole', { bucket: 'sts', perSecond: 600, burst: 600 }],
    ['s3:GetBucketAcl', { bucket: 's3:GetBucketAcl', perSecond: 100, burst: 100 }],
    ['rds:DescribeDBInstances', { bucket: 'rds:DescribeDBInstances', perSecond: 20, burst: 40 }],
  ])('of %s', (call, rate) => {
    expect(rateOf(call)).toEqual(rate);
  });
});

describe('a pacer', () => {
  it('lets a burst through at once, then keeps to the rate', async () => {
    const { pacer, waits, state } = paced();
    // Ten are published, one is left alone.
    await ask(pacer, 'logs:DescribeLogGroups', 9);
    expect(waits).toEqual([]);
    await ask(pacer, 'logs:DescribeLogGroups', 20);
    expect(waits).toEqual(Array.from({ length: 20 }, () => 100));
    expect(state.time).toBe(2000);
  });

  it('keeps APIs, regions and accounts apart', async () => {
    const { pacer, waits } = paced();
    for (const region of ['ap-northeast-1', 'us-east-1']) {
      await ask(pacer, 'logs:DescribeLogGroups', 9, region);
      await ask(pacer, 'logs:DescribeMetricFilters', 4, region);
    }
    await ask(pacer.forAccount(), 'logs:DescribeLogGroups', 9);
    expect(waits).toEqual([]);
  });

  it('has one line for what an organisation shares, and for APIs that share a bucket', async () => {
    const { pacer, waits } = paced();
    await ask(pacer, 'sso:ListInstances', 12);
    await ask(pacer.forAccount(), 'identitystore:ListUsers', 7);
    expect(waits).toEqual([50]);
    await ask(pacer, 'apigateway:GetStages', 36);
    await ask(pacer, 'apigatewayv2:GetStages', 1);
    expect(waits).toEqual([50, 100]);
  });

  it('gives out places in order; who waits for a token holds none', async () => {
    const { pacer } = paced(2);
    const [first] = await take(pacer, 'kms:ListKeys', 1);
    const [second] = await take(pacer, 'kms:ListKeys', 1);
    const order: string[] = [];
    const third = pacer.take({ call: 'kms:ListKeys', region: 'a' }, never).then(() => order.push('third'));
    const fourth = pacer.take({ call: 'kms:ListAliases', region: 'a' }, never).then(() => order.push('fourth'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(order).toEqual([]);
    first?.end('answered');
    first?.end('answered');
    await third;
    expect(order).toEqual(['third']);
    second?.end('unanswered');
    await fourth;
  });

  it('waits for a token without a place', async () => {
    const limiter = createLimiter(1);
    const gate = Promise.withResolvers<void>();
    const pacer = createPacer({ limiter, rateOf, clock: () => 0, sleep: () => gate.promise });
    for (const turn of await take(pacer, 'securityhub:GetFindings', 1)) turn.end('answered');
    for (let spent = 1; spent < 5; spent++) {
      for (const turn of await take(pacer, 'securityhub:GetFindings', 1)) turn.end('answered');
    }
    const waiting = pacer.take({ call: 'securityhub:GetFindings', region: 'ap-northeast-1' }, never);
    const other = await pacer.take({ call: 'kms:ListKeys', region: 'ap-northeast-1' }, never);
    other.end('answered');
    gate.resolve();
    (await waiting).end('answered');
  });

  it('lets a retry go first', async () => {
    const { pacer } = paced(1);
    const [holding] = await take(pacer, 'kms:ListKeys', 1);
    const order: string[] = [];
    const place = { call: 'kms:ListKeys', region: 'ap-northeast-1' };
    const enter = (name: string, retry: boolean) =>
      pacer.take(place, never, retry).then((turn) => {
        order.push(name);
        turn.end('answered');
      });
    const all = [enter('head', false), enter('late', false), enter('retry', true)];
    holding?.end('answered');
    await Promise.all(all);
    expect(order).toEqual(['head', 'retry', 'late']);
  });

  it('refuses who is interrupted, wherever it waits, and the line moves on', async () => {
    const stop = new AbortController();
    const { pacer } = paced(1);
    const [holding] = await take(pacer, 'kms:ListKeys', 1);
    const place = { call: 'kms:ListKeys', region: 'ap-northeast-1' };
    const waiting = [0, 1].map(() => pacer.take(place, stop.signal).catch((error: Error) => error.name));
    const behind = pacer.take(place, never);
    stop.abort();
    holding?.end('answered');
    expect(await Promise.all(waiting)).toEqual(['AbortError', 'AbortError']);
    (await behind).end('answered');
    expect(await pacer.take(place, stop.signal).catch((error: Error) => error.name)).toBe('AbortError');
  });
});

describe('a bucket', () => {
  it('lowers its rate once for all that were on their way, and comes back with good answers', () => {
    const state = { time: 0 };
    const bucket = createTokenBucket({ perSecond: 20, burst: 100 }, () => state.time);
    const sent = Array.from({ length: 8 }, () => bucket.take());
    state.time = 50;
    for (const end of sent) end('throttled');
    expect(bucket.rate()).toBe(14);
    // And its tokens are gone.
    expect(bucket.wait()).toBe(72);
    bucket.waited(72);
    const later = bucket.take();
    state.time = 200;
    later('throttled');
    expect(bucket.rate()).toBeCloseTo(9.8);
    // A tenth of the full rate each second, at some fifteen answers a second.
    let answers = 0;
    for (; bucket.rate() < 20 && answers < 1000; answers++) bucket.take()('answered');
    expect(bucket.rate()).toBe(20);
    expect(answers).toBeGreaterThan(50);
    expect(answers).toBeLessThan(100);
  });

  it('refills from when a request is answered, as it may have arrived only then', () => {
    const state = { time: 0 };
    const bucket = createTokenBucket({ perSecond: 10, burst: 2 }, () => state.time);
    const [first] = [bucket.take(), bucket.take()];
    state.time = 900;
    expect(bucket.wait()).toBe(100);
    first('answered');
    expect(bucket.wait()).toBe(100);
    state.time = 1000;
    expect(bucket.wait()).toBe(0);
  });

  it('takes a request of a second ago for one that has arrived, or never will', () => {
    const state = { time: 0 };
    const bucket = createTokenBucket({ perSecond: 10, burst: 1 }, () => state.time);
    const end = bucket.take();
    state.time = 1050;
    expect(bucket.wait()).toBe(50);
    state.time = 1100;
    expect(bucket.wait()).toBe(0);
    end('unanswered');
    expect(bucket.wait()).toBe(0);
  });

  it('is never overdrawn on the other side, however late requests arrive there', () => {
    const random = seeded(7);
    let sent = 0;
    for (let world = 0; world < 50; world++) {
      const state = { time: 0 };
      const rate = { perSecond: 5 + Math.floor(random() * 100), burst: 1 + Math.floor(random() * 100) };
      const [here, there] = [createTokenBucket(rate, () => state.time), createTokenBucket(rate, () => state.time)];
      const due: { readonly at: number; readonly happen: () => void }[] = [];
      const slowest = random() * 900;
      for (; state.time < 5000; state.time++) {
        for (const event of due.filter(({ at }) => at === state.time)) event.happen();
        for (; here.wait() === 0; sent++) {
          const end = here.take();
          const arrives = state.time + 1 + Math.floor(random() * slowest);
          due.push({
            at: arrives,
            happen: () => {
              expect(there.wait()).toBe(0);
              there.take()('answered');
            },
          });
          due.push({ at: arrives + 1 + Math.floor(random() * 50), happen: () => end('answered') });
        }
      }
    }
    expect(sent).toBeGreaterThan(10_000);
  });

  it('is never slower than one request in two seconds', () => {
    const state = { time: 0 };
    const bucket = createTokenBucket({ perSecond: 3, burst: 6 }, () => state.time);
    for (let times = 0; times < 20; times++) {
      state.time += 10_000;
      bucket.take()('throttled');
    }
    expect(bucket.rate()).toBe(0.5);
    expect(bucket.wait()).toBe(2000);
  });
});
