import * as fc from 'fast-check';
import { SEED } from './seed.ts';

// Before every test file: whatever it makes up at random can be made up again.
fc.configureGlobal({ seed: SEED });
