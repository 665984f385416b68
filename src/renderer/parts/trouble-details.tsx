import type { Detour, TroubleKind } from '../../shared/trouble.ts';
import type { View } from '../../shared/view.ts';
import { useFace } from '../face.ts';

interface TroubleDetailsProps {
  readonly host: string;
  readonly trouble: TroubleKind | null;
}

/** What only some troubles need said beside what to do. */
export function TroubleDetails({ host, trouble }: TroubleDetailsProps) {
  const { view, words } = useFace();
  if (trouble === 'portal') return <DetourLine host={host} />;
  return trouble === 'proxyAuth' ? <p>{words.proxyWay[view.platform]}</p> : null;
}

/** Where a host leads instead of answering, so that somebody can tell a portal from a server that has moved. */
function DetourLine({ host }: Pick<TroubleDetailsProps, 'host'>) {
  const { view, words } = useFace();
  const detour = detourOf(host, view);
  if (detour === undefined) return null;
  return (
    <p data-testid="detour">
      {words.detours.leads(host, detour.to)}
      {detour.mayBeNewName ? ` ${words.detours.newName}` : null}
    </p>
  );
}

/** Where that host led when it was asked last; undefined when it answered. */
export function detourOf(host: string, { detours }: View): Detour | undefined {
  return Object.hasOwn(detours, host) ? detours[host] : undefined;
}
