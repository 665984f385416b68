/** The part of Electron's `Event` that listeners use. */
export interface PreventableEvent {
  readonly preventDefault: () => void;
  readonly defaultPrevented: boolean;
}

/** A fresh event with the given details, which a listener may prevent. */
export function preventable<D extends object>(details: D): D & PreventableEvent {
  let prevented = false;
  const event = {
    preventDefault: () => {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
  return Object.assign(event, details);
}
