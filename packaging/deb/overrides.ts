/** What lintian would rather not see, and why it is so; nothing else may be found. */
export const OVERRIDES = `# Chromium puts its pages into a sandbox with this helper where the kernel lets no user make a
# namespace, as Ubuntu's does since 23.10. It drops its rights at once.
pilot-light: elevated-privileges 4755 root/root [usr/lib/pilot-light/chrome-sandbox]
# Electron comes as one binary with the versions of these libraries that Chromium is tested with.
pilot-light: embedded-library *
`;
