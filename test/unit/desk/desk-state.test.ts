import { expect, it } from 'vitest';
import { itemsOf, labelsIn, panelFor } from '../../desk/desk-state.ts';

const entry = (id: string, label: string, submenu: readonly ReturnType<typeof plain>[] = []) => ({
  ...plain(id, label),
  submenu,
});

function plain(id: string, label: string) {
  return { id, label, type: 'normal', enabled: true, checked: false, submenu: [] };
}

it('reads a menu as a person does, with its submenus', () => {
  const items = itemsOf([
    entry('copy', '&Copy && go'),
    entry('', 'More', [plain('json', 'JSON')]),
    { ...plain('', ''), type: 'separator' },
  ]);
  expect(labelsIn(items)).toEqual(['Copy & go', 'More', 'JSON', '']);
  expect(items.map(({ key }) => key)).toEqual(['copy', 'More', '']);
  expect(items.at(-1)?.isSeparator).toBe(true);
});

it.each([
  ['lit-on-light.png', 'light'],
  ['litTemplate.png', 'light'],
  ['lit-on-dark.png', 'dark'],
  ['lit-on-either.png', 'dark'],
])('puts %s on a panel on which it can be seen', (file, panel) => {
  expect(panelFor(file)).toBe(panel);
});
