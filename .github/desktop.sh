#!/usr/bin/env bash
# desktop.sh COMMAND...: runs it in an X session with a window manager and a keyring, on an Ubuntu without a screen.
set -euo pipefail

sudo apt-get -qq update
sudo DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends \
  xvfb xauth openbox dbus dbus-x11 gnome-keyring libnotify4 libsecret-1-0

# Ubuntu lets no user make namespaces, and npm cannot give the sandbox's helper its rights.
for helper in node_modules/electron/dist/chrome-sandbox release/linux-unpacked/chrome-sandbox; do
  if [ -e "$helper" ]; then
    sudo chown root:root "$helper"
    sudo chmod 4755 "$helper"
  fi
done

# shellcheck disable=SC2016 # its variables are those of the inner shell
exec dbus-run-session -- xvfb-run --auto-servernum bash -c '
  printf "a password\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null
  openbox &
  "$@"
' desktop "$@"
