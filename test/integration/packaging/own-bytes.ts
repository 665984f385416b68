import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';
import { ROOT } from '../../support/root.ts';

/** How much of a bundle is written in the project: its lines that no package's file has become. */
export function ownBytes(bundle: string): number {
  const text = readFileSync(path.join(ROOT, bundle), 'utf8');
  const map = JSON.parse(
    readFileSync(path.join(ROOT, `${bundle}.map`), 'utf8'),
  ) as SourceMapPayload;
  const sources = new SourceMap(map);
  const own = text.split('\n').filter((line, index) => {
    const entry = sources.findEntry(index, Math.max(0, line.search(/\S/)));
    return !('originalSource' in entry && entry.originalSource.includes('node_modules'));
  });
  return Buffer.byteLength(own.join('\n'));
}
