import { EventEmitter } from 'node:events';

/**
 * What the stand-in offers of an Electron type: any of its members, each with Electron's own signature.
 * An invented name or a wrong signature is a type error.
 */
export type Surface<T> = Partial<Omit<T, keyof NodeJS.EventEmitter>>;

/** Names that languages, loaders and printers look for on any object; they must not throw. */
const HARMLESS = new Set(['then', 'toJSON', '__esModule', 'default', 'constructor', 'domain']);

/** An emitter with the given members; touching any other member throws an error that names it. */
export function offer<T extends object>(name: string, members: Surface<T>): T {
  const target = new EventEmitter();
  give(target, members);
  return refuseTheRest(name, target) as T;
}

type Constructor = abstract new (...args: never[]) => object;

/**
 * A class of which only some members exist. `build` receives the new object as users see it and returns its
 * members; statics not given throw by name, as missing members do.
 */
export function offerClass<C extends Constructor>(
  name: string,
  build: (self: InstanceType<C>, ...args: ConstructorParameters<C>) => Surface<InstanceType<C>>,
  statics: Partial<Omit<C, 'prototype'>> = {},
): C {
  class Offered extends EventEmitter {
    constructor(...args: ConstructorParameters<C>) {
      super();
      const self = refuseTheRest(name, this);
      give(this, build(self as InstanceType<C>, ...args));
      // oxlint-disable-next-line no-constructor-return -- the guarded view is what users must hold
      return self;
    }
  }
  give(Offered, statics);
  return refuseTheRest(name, Offered) as unknown as C;
}

/** Copies members with their getters and setters. */
export function give(target: object, members: object): void {
  Object.defineProperties(target, Object.getOwnPropertyDescriptors(members));
}

/** Joins groups of members into one, getters and setters included. */
export function together<T>(...groups: Surface<T>[]): Surface<T> {
  const all: Surface<T> = {};
  for (const group of groups) give(all, group);
  return all;
}

/** A view on `target` whose unknown members throw by name instead of being undefined. */
export function refuseTheRest<T extends object>(name: string, target: T): T {
  const known = (key: string | symbol) =>
    typeof key === 'symbol' || key in target || HARMLESS.has(key);
  return new Proxy(target, {
    get(object, key, receiver): unknown {
      if (known(key)) return Reflect.get(object, key, receiver);
      throw new Error(`stand-in: ${name}.${String(key)} is not implemented`);
    },
    set(object, key, value) {
      if (known(key)) return Reflect.set(object, key, value);
      throw new Error(`stand-in: ${name}.${String(key)} is not implemented`);
    },
  });
}
