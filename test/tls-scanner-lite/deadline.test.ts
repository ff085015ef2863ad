import { expect, it } from 'vitest';
import { createDeadlines } from '../../src/tls-scanner-lite/deadline.ts';

it('endpoints of one host have the longer, the more of them wait for one another', () => {
  const endpoints = ['a.acme.example', 'b.acme.example', 'a.acme.example'].map((host) => ({ host }));
  const deadlineOf = createDeadlines(endpoints, 100);
  expect(endpoints.map(deadlineOf)).toEqual([300_000, 150_000, 300_000]);
  expect(createDeadlines(endpoints, 0)({ host: 'b.acme.example' })).toBe(120_000);
});
