import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../support/root.ts';
import { PAGES, type Page, proseOf } from './pages.ts';

/** The names by which GitHub's pages can be linked to below the page: one for each heading. */
function anchorsOf(text: string): readonly string[] {
  return [...proseOf(text).matchAll(/^#+ (?<heading>.+)$/gm)].map(({ groups }) =>
    (groups?.['heading'] ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
}

/** Where a page leads to within the project, as it is written. */
function linksOf({ text }: Page): readonly string[] {
  const prose = proseOf(text);
  const written = [...prose.matchAll(/\]\((?<to>[^)\s]+)\)|(?:src|href)="(?<other>[^"]+)"/g)];
  return written
    .map(({ groups }) => groups?.['to'] ?? groups?.['other'] ?? '')
    .filter((to) => !/^[a-z]+:/.test(to));
}

/** What is wrong with a link; null when it leads somewhere. */
function faultOf(page: Page, link: string): string | null {
  const [file = '', anchor] = link.split('#');
  const to = file === '' ? page.path : path.posix.join(path.posix.dirname(page.path), file);
  if (!existsSync(path.join(ROOT, to))) return `${link}: there is no ${to}`;
  if (anchor === undefined) return null;
  const anchors = anchorsOf(readFileSync(path.join(ROOT, to), 'utf8'));
  return anchors.includes(anchor) ? null : `${link}: ${to} has no such heading`;
}

describe('the documents', () => {
  it('are found, with their links', () => {
    expect(PAGES.flatMap(linksOf).length).toBeGreaterThan(10);
  });

  it.each(PAGES)('lead nowhere that is not there: $path', (page) => {
    expect(linksOf(page).flatMap((link) => faultOf(page, link) ?? [])).toEqual([]);
  });
});
