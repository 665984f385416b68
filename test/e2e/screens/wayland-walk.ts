import { signIn } from './stage.ts';
import type { Walk } from './walk.ts';

/** A Wayland desktop that lets no window come to the front by itself, and has no other program to copy by. */
export const waylandWalk: Walk = {
  name: 'wayland',
  launch: { env: { XDG_SESSION_TYPE: 'wayland', PATH: '/nonexistent' } },
  screens: [
    {
      name: 'mishap-copy-needs-focus',
      async reach(stage) {
        const { app, see } = stage;
        await signIn(stage);
        await app.evaluate(({ BrowserWindow }) => {
          BrowserWindow.getFocusedWindow()?.blur();
          for (const window of BrowserWindow.getAllWindows()) {
            window.show = () => undefined;
            window.focus = () => undefined;
          }
        });
        await app.tray.clickItem('copy');
        await see('Nothing was copied');
      },
    },
  ],
};
