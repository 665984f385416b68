import { readFileSync, rmSync } from 'node:fs';

/** What of a heap snapshot is read; its nodes lie in one list, so many numbers for each (V8, `heap-snapshot-generator`). */
interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[], ...unknown[]];
    };
  };
  readonly nodes: readonly number[];
}

/**
 * V8's own: machine code and what belongs to it, made when something has run often enough, and let go when it pleases.
 * It grows by half a megabyte in the first thousands of requests, whatever they leave behind.
 */
const NOT_HELD = new Set(['code', 'hidden']);

/** What the program holds by a heap snapshot in this file, in bytes; the file is gone afterwards. */
export function heldBytes(file: string): number {
  const { snapshot, nodes } = JSON.parse(readFileSync(file, 'utf8')) as Snapshot;
  rmSync(file);
  const { node_fields: fields, node_types } = snapshot.meta;
  const [kinds] = node_types;
  const [kindAt, sizeAt] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let bytes = 0;
  for (let node = 0; node < nodes.length; node += fields.length) {
    const kind = kinds[nodes[node + kindAt] ?? 0] ?? '';
    if (!NOT_HELD.has(kind)) bytes += nodes[node + sizeAt] ?? 0;
  }
  return bytes;
}
