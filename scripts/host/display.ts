/** Whether there is a screen that somebody could look at. */
export function hasDisplay(): boolean {
  const { env, platform } = process;
  const isSet = (name: string) => (env[name] ?? '') !== '';
  if (platform === 'darwin' || platform === 'win32')
    return !isSet('CI') && !isSet('SSH_CONNECTION');
  return isSet('DISPLAY') || isSet('WAYLAND_DISPLAY');
}
