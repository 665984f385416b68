import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Still } from '../../../src/renderer/parts/still.tsx';
import { ROOT } from '../../support/root.ts';

const page = readFileSync(path.join(ROOT, 'src/renderer/index.html'), 'utf8');

test('the page carries the very picture that React will draw first, so that nothing jumps', () => {
  const painted = /<div id="root">([\s\S]*)<\/div>\s*<\/body>/.exec(page)?.[1] ?? '';
  const drawn = renderToStaticMarkup(createElement(Still));
  expect(tags(painted)).toEqual(tags(drawn));
  expect(tags(painted).length).toBeGreaterThan(8);
});

test('the page has no script and no style of its own, which the policy would refuse', () => {
  expect(page).not.toMatch(/<style|style=|\son[a-z]+=|<script(?![^>]*\ssrc=)/);
});

/** Tags and texts, without what only layout of the source changes. */
function tags(html: string): readonly string[] {
  return html
    .split(/(<[^>]+>)/)
    .map((piece) =>
      piece
        .trim()
        .replaceAll(/\s+/g, ' ')
        .replace(/ ?\/?>$/, '>'),
    )
    .filter((piece) => piece !== '' && !/^<\/(circle|path)>$/.test(piece));
}
