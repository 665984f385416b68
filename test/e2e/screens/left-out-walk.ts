import type { Walk } from './walk.ts';

/** macOS, where somebody has allowed neither the icon in the menu bar nor the start at login. */
export const leftOutWalk: Walk = {
  name: 'left-out',
  launch: {
    system: { platform: 'darwin', isTrayPlaced: false, loginItemNeedsApproval: true },
  },
  screens: [
    {
      name: 'icon-left-out',
      async reach({ at, see }) {
        await at('signed-out');
        await see('The menu bar does not show the icon');
      },
    },
    {
      name: 'mishap-autostart-approval',
      async reach({ page, press, at, see }) {
        await press('Show it in the Dock');
        await press('Settings');
        await at('settings');
        await page.getByLabel('Start at login').click();
        await see('Start at login waits for your approval');
      },
    },
  ],
};
