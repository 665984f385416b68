@echo off
rem Pilot Light put this file here and takes it away again.
where node >nul 2>nul || (
  echo pilot-light: the command needs Node 20 or newer on the PATH, so install it.>&2
  exit /b 1
)
node "%~dp0pilot-light.cjs" %*
