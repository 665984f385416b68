/**
 * The parts of a release that are words: `node scripts/release.ts WHAT`. Runs on Node 24 by itself, before any package is
 * installed.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { artifactsOf } from '../packaging/artifacts.ts';
import { readChangelog } from '../packaging/changelog.ts';
import { addressOf, readProject } from '../packaging/project.ts';
import { releaseNotes } from '../packaging/release-notes.ts';
import { whyNotReady } from '../packaging/release-ready.ts';
import { storeManifests } from '../packaging/stores.ts';
import { Complaint, runScript } from './host/complaint.ts';

const USAGE = `node scripts/release.ts ready --tag TAG --repository OWNER/NAME
       node scripts/release.ts notes
       node scripts/release.ts manifests --sums FILE --into FOLDER`;

const project = readProject();
const address = addressOf(project);

async function release(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      tag: { type: 'string' },
      repository: { type: 'string' },
      sums: { type: 'string' },
      into: { type: 'string' },
    },
  });
  const { tag, repository, sums, into } = values;
  switch (positionals.join(' ')) {
    case 'ready':
      if (tag === undefined || repository === undefined) throw new Complaint(`Usage: ${USAGE}`);
      return tellReady(tag, repository);
    case 'notes':
      console.log(notes());
      return;
    case 'manifests':
      if (sums === undefined || into === undefined) throw new Complaint(`Usage: ${USAGE}`);
      return writeManifests(sums, into);
    default:
      throw new Complaint(`Usage: ${USAGE}`);
  }
}

function tellReady(tag: string, repository: string): void {
  const why = whyNotReady({ project, address, changelog: readChangelog(), tag, repository });
  if (why !== null) throw new Complaint(why);
  console.log(`${tag} can be released.`);
}

function notes(): string {
  const found = readChangelog().releases.find(({ version }) => version === project.version);
  if (found === undefined) throw new Complaint(`CHANGELOG.md has no [${project.version}].`);
  return releaseNotes(found, address?.replace('https://github.com/', '') ?? null);
}

/** Without an address there is nothing to fetch, and none is written. */
function writeManifests(sums: string, into: string): void {
  if (address === null) {
    console.log('No manifest: "repository" in package.json is empty.');
    return;
  }
  const artifacts = artifactsOf(readFileSync(sums, 'utf8'), project.version, address);
  const files = storeManifests({ project, address, artifacts });
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(into, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(file);
  }
}

runScript(release);
