/** The desktops that the app knows. What differs between them is decided by this word alone. */
export type Platform = 'mac' | 'windows' | 'linux';
