/** A line of an audit log in which nothing is wrong; each a minute after the one before. */
export const clean = (n: number): string =>
  `${JSON.stringify({
    eventId: `8f1c2ab3-77de-4e0a-9b6c-${String(n).padStart(12, '0')}`,
    time: new Date(1_790_000_000_000 + n * 60_000).toISOString(),
    userHash: 'a'.repeat(64),
    sessionHash: 'b'.repeat(64),
    endpoint: '/v1/search',
    action: 'search',
    recordHash: null,
    modelVersion: '2.4.1',
    status: 200,
    latencyMs: 3,
    classification: 'operational',
    baaId: null,
  })}\n`;
