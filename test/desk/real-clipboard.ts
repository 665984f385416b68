import type { Page } from '@playwright/test';

/**
 * Brings what lies in the app's clipboard into this machine's, where every program can paste it. Emptied is only what came
 * from here: what a person has copied elsewhere meanwhile is theirs.
 */
export async function mirrorClipboard(page: Page): Promise<(text: string) => Promise<void>> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  let mirrored = '';
  return async (text) => {
    if (text === mirrored) return;
    const before = mirrored;
    mirrored = text;
    await page.evaluate(put, { text, before }).catch(() => {
      // A desktop may give its clipboard to no page behind another; then the person types the code.
    });
  };
}

/** In the page. */
async function put({ text, before }: { text: string; before: string }): Promise<void> {
  const { clipboard } = navigator;
  if (text === '' && (await clipboard.readText()) !== before) return;
  await clipboard.writeText(text);
}
