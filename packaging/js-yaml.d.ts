/** The part that we use of a package without types. */
declare module 'js-yaml' {
  export function load(text: string): unknown;
}
