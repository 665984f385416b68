import type { TroubleKind } from '../../shared/trouble.ts';
import { useFace } from '../face.ts';

interface DetourProps {
  readonly host: string;
  readonly trouble: TroubleKind | null;
}

/** Where a host leads instead of answering, so that somebody can tell a portal from a server that has moved. */
export function Detour({ host, trouble }: DetourProps) {
  const { view, words } = useFace();
  const detour = Object.hasOwn(view.detours, host) ? view.detours[host] : undefined;
  if (trouble !== 'portal' || detour === undefined) return null;
  return (
    <p data-testid="detour">
      {words.detours.leads(host, detour.to)}
      {detour.mayBeNewName ? ` ${words.detours.newName}` : null}
    </p>
  );
}
