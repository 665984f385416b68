/** Loaded by Electron before the app (`-r`): one file, compiled by the driver. */
import Module from 'node:module';
import { OBSERVED, OBSERVER_VARIABLE, type ObserverSettings } from './observed.ts';
import { observe } from './observer.ts';

type Load = (request: string, parent: null, isMain: boolean) => unknown;

const load = Reflect.get(Module, '_load') as Load;
const electron = load('electron', null, false) as typeof Electron.CrossProcessExports;
const settings = JSON.parse(process.env[OBSERVER_VARIABLE] ?? '{}') as ObserverSettings;
// What the app starts is not observed.
delete process.env[OBSERVER_VARIABLE];
Object.defineProperty(globalThis, OBSERVED, { value: observe(electron, settings) });
