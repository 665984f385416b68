import { describe, expect, it } from 'vitest';
import { hourCycleOf } from '../../../../src/main/faces/hour-cycle.ts';

describe('the clock of a system', () => {
  it.each([
    ['en-US', 'h12'],
    ['en_US', 'h12'],
    ['en-GB', 'h23'],
    ['ja-JP', 'h23'],
    ['de', 'h23'],
    ['', 'h23'],
    ['C', 'h23'],
    ['en_US.UTF-8@latin', 'h23'],
  ] as const)('of the region %j is %s', (locale, cycle) => {
    expect(hourCycleOf(locale, null)).toBe(cycle);
  });

  it('is as a person has set it, whatever the region', () => {
    expect(hourCycleOf('en-US', 'h23')).toBe('h23');
    expect(hourCycleOf('de-DE', 'h12')).toBe('h12');
  });
});
