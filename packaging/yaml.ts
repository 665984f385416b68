import fs from 'node:fs';
import { load } from 'js-yaml';

/** What a file says. */
export function readYaml(file: string): unknown {
  return load(fs.readFileSync(file, 'utf8'));
}
