/** `OWNER/NAME` that stands for the project's own, in no file as a whole address: nobody shall take it for one. */
export const REPOSITORY = 'some-one/pilot-light';

/** Where it would be. */
export const ADDRESS = `https://github.com/${REPOSITORY}`;
