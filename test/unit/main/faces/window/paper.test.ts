import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAPER } from '../../../../../src/main/faces/window/paper.ts';
import { ROOT } from '../../../../support/root.ts';

describe('the background of a window without its page', () => {
  it('is the page’s', () => {
    const tokens = readFileSync(path.join(ROOT, 'src/renderer/styles/tokens.css'), 'utf8');
    expect(tokens).toContain(`--paper: light-dark(${PAPER.light}, ${PAPER.dark});`);
  });
});
