import fs from 'node:fs';
import { load } from 'js-yaml';

/** What a text says. */
export const parseYaml = (text: string): unknown => load(text);

/** What a file says. */
export const readYaml = (file: string): unknown => parseYaml(fs.readFileSync(file, 'utf8'));
