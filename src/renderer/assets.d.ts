/** Vite answers with the address of the built style sheet. */
declare module '*.css?url' {
  const address: string;
  // oxlint-disable-next-line import/no-default-export -- the form that Vite gives it
  export default address;
}
