import { describe, expect, it } from 'vitest';
import { enWindow } from '../../../src/shared/messages/en-window.ts';
import { jaWindow } from '../../../src/shared/messages/ja-window.ts';
import { PLANS, planName } from '../../../src/shared/plan.ts';

describe.each([
  ['English', enWindow.home.plans],
  ['Japanese', jaWindow.home.plans],
])('the name of a plan in %s', (_, names) => {
  it('is the one that people know it by', () => {
    expect(planName('individual_pro', names)).toBe('Copilot Pro+');
    for (const plan of PLANS) expect(planName(plan, names)).toMatch(/^Copilot[ （]\S/);
  });

  it.each(['team_2030', 'constructor', '__proto__', '', 'Individual'])(
    'stays %j, as GitHub says it, when nobody here knows it',
    (plan) => {
      expect(planName(plan, names)).toBe(plan);
    },
  );
});
