import type { TroubleKind } from '../../shared/trouble.ts';
import { useFace } from '../face.ts';

interface TroubleDetailsProps {
  readonly host: string;
  readonly trouble: TroubleKind | null;
}

/** What only some troubles need said beside what to do. */
export function TroubleDetails({ host, trouble }: TroubleDetailsProps) {
  const { view, words } = useFace();
  if (trouble === 'portal') return <Detour host={host} />;
  return trouble === 'proxyAuth' ? <p>{words.proxyWay[view.platform]}</p> : null;
}

/** Where a host leads instead of answering, so that somebody can tell a portal from a server that has moved. */
function Detour({ host }: Pick<TroubleDetailsProps, 'host'>) {
  const { view, words } = useFace();
  const detour = Object.hasOwn(view.detours, host) ? view.detours[host] : undefined;
  if (detour === undefined) return null;
  return (
    <p data-testid="detour">
      {words.detours.leads(host, detour.to)}
      {detour.mayBeNewName ? ` ${words.detours.newName}` : null}
    </p>
  );
}
