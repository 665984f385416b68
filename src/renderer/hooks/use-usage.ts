import { useEffect, useState } from 'react';
import { MINUTE_MS } from '../../shared/time-units.ts';
import type { USAGE_WISHES, UsageAnswer } from '../../shared/usage.ts';
import { useFace } from '../face.ts';
import { lookWhileSeen } from '../look-while-seen.ts';

type UsageWish = (typeof USAGE_WISHES)[number];

/**
 * What is known of an account's usage, at once and then kept true: main asks GitHub no oftener than it promises. With it
 * the way to have it anew.
 */
export function useUsage(
  accountKey: string,
): readonly [UsageAnswer | null, () => Promise<UsageAnswer>] {
  const { bridge, view } = useFace();
  const { rate } = view.clock;
  const [answer, setAnswer] = useState<UsageAnswer | null>(null);
  useEffect(() => {
    let isWanted = true;
    const take = async (wish: UsageWish): Promise<void> => {
      const next = await bridge.getUsage({ accountKey, wish });
      if (isWanted) setAnswer(next);
    };
    void take('known');
    const end = lookWhileSeen(() => void take('shown'), MINUTE_MS / rate);
    return () => {
      isWanted = false;
      end();
    };
  }, [bridge, accountKey, rate]);
  const press = async (): Promise<UsageAnswer> => {
    const next = await bridge.getUsage({ accountKey, wish: 'pressed' });
    setAnswer(next);
    return next;
  };
  return [answer, press];
}
