import type { Messages } from '../../../shared/messages/en.ts';
import { whoseToken } from '../../../shared/messages/whose-token.ts';
import type { RevocationView } from '../../../shared/revocation.ts';
import type { View } from '../../../shared/view.ts';
import { command, submenu, type TrayItem, type TrayMenu } from './tray-menu.ts';

/** The tokens that GitHub has not ended: what can be done about each. Of those that it has, the window tells. */
export function revocationSection({ revocations }: View, words: Messages): TrayMenu {
  return revocations.flatMap((one) => itemOf(one, words));
}

function itemOf({ id, login, kind, phase }: RevocationView, words: Messages): readonly TrayItem[] {
  if (phase.kind === 'asking' || phase.kind === 'revoked') return [];
  const says = words.revocations;
  const whose = whoseToken({ login, kind }, says);
  const isOver = phase.kind === 'failed';
  const mayRetry = !isOver || phase.fault === 'refused';
  return [
    submenu(`revocation-${id}`, isOver ? says.failed(whose) : says.waiting(whose), [
      command(`revocation-page-${id}`, says.openPage, {
        kind: 'revocation:open-page',
        argument: id,
      }),
      ...(mayRetry
        ? [
            command(`revocation-retry-${id}`, words.revocations.tryAgain, {
              kind: 'revocation:retry',
              argument: id,
            }),
          ]
        : []),
    ]),
  ];
}
