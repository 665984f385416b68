#!/bin/sh
# Pilot Light put this file here and takes it away again.
#
# The `pilot-light` command. What programs ask for all day is answered here, by sh and curl alone; everything else is
# in pilot-light.cjs, which needs Node. docs/agent.md tells what both promise, and one table of tests holds them to it.
set -u

nl='
'
who='the selected account'

# fail CODE SENTENCE: one line for people, a number for programs.
fail() {
  printf '%s\n' "pilot-light: $2" >&2
  exit "$1"
}

# Nothing of a stranger's may make a second line of ours.
printable() {
  case $1 in
    *[[:cntrl:]]*) shown='that argument' ;;
    *) shown=$1 ;;
  esac
}

node_half() {
  self=$0
  case $self in */*) ;; *) self=./$self ;; esac
  while [ -L "$self" ]; do
    target=$(readlink "$self")
    case $target in
      /*) self=$target ;;
      *) self=${self%/*}/$target ;;
    esac
  done
  printable "${1-this}"
  without=${because-token, header, endpoint and status do without.}
  # Beside this file, as it is packed; or where an installation keeps what nobody calls by name.
  for file in "${self%/*}/pilot-light.cjs" "${self%/*}/../lib/pilot-light/pilot-light.cjs"; do
    [ -f "$file" ] || continue
    command -v node >/dev/null 2>&1 ||
      fail 1 "\"$shown\" needs Node 20 or newer on the PATH, so install it; $without"
    exec node "$file" "$@"
  done
  fail 1 "\"$shown\" needs pilot-light.cjs, so install the command again from the settings of Pilot Light; $without"
}

case ${1-} in
  token | header | endpoint | status) ;;
  *) node_half "$@" ;;
esac
named=${PILOT_LIGHT_ACCOUNT-}
for argument in "$@"; do
  case $argument in
    --help | -h | --explain) node_half "$@" ;;
    --account | --account=*) named=$argument ;;
  esac
done
# Without a HOME that is a whole path, which would be another folder for each that this runs in, it is what the system's
# list of users says: `~` knows that by a name alone. The name costs a process, so it is asked only then.
home=${HOME-}
case $home in
  /*) ;;
  *)
    name=$(id -un 2>/dev/null)
    case $name in
      -* | *[!A-Za-z0-9._@-]*) ;;
      *[!0-9]*) eval "home=~$name" ;;
    esac
    case $home in /*) ;; *) home= ;; esac
    ;;
esac
# Where there are rules, which account it is depends on the folder: that is told in the other half.
case ${XDG_CONFIG_HOME-} in
  /*) rules=$XDG_CONFIG_HOME/pilot-light/account-rules ;;
  *) rules=$home/.config/pilot-light/account-rules ;;
esac
if [ -z "$named" ] && [ "$1" != status ] && [ -s "$rules" ]; then
  because='your rules for accounts need it.'
  node_half "$@"
fi

# From here on bytes are compared, and nothing is passed on to a program of the user's.
LC_ALL=C
export LC_ALL
# A reader who goes away is a failure to be told, not the end.
trap '' PIPE

what=$1
shift

misused() {
  fail 2 "$1; see pilot-light $what --help."
}

is_timeout() {
  case $1 in
    [1-9] | [1-9][0-9]) ;;
    *) return 1 ;;
  esac
}

account=${PILOT_LIGHT_ACCOUNT-}
min_valid=
timeout=${PILOT_LIGHT_TIMEOUT:-5}
accept=text/plain
while [ $# -gt 0 ]; do
  option=$1
  shift
  printable "${option%%=*}"
  case $option in
    --json)
      accept=application/json
      continue
      ;;
    --account | --timeout | --min-valid)
      [ $# -gt 0 ] || misused "$option wants a value"
      value=$1
      shift
      ;;
    --account=* | --timeout=* | --min-valid=*) value=${option#*=} ;;
    -*) misused "$shown is not an option of pilot-light $what" ;;
    *) misused "pilot-light $what takes no argument like $shown" ;;
  esac
  case $shown in
    --account)
      [ -n "$value" ] || misused '--account wants a name as pilot-light accounts prints it'
      account=$value
      ;;
    --timeout)
      is_timeout "$value" || misused '--timeout wants whole seconds from 1 to 99'
      timeout=$value
      ;;
    --min-valid)
      case $what in endpoint | status) misused "--min-valid is not an option of pilot-light $what" ;; esac
      case $value in
        '' | *[!0-9]* | ??????*) misused '--min-valid wants whole seconds from 0 to 99999' ;;
        *) min_valid=$value ;;
      esac
      ;;
  esac
done
is_timeout "${PILOT_LIGHT_TIMEOUT:-5}" || misused 'PILOT_LIGHT_TIMEOUT wants whole seconds from 1 to 99'
case $account in
  '') ;;
  *[!\ -~]*) misused 'an account wants a name as pilot-light accounts prints it' ;;
  *) who=$account ;;
esac
caller=${PILOT_LIGHT_CALLER:-pilot-light}
case $caller in *[!\ -~]*) caller=pilot-light ;; esac

not_running() {
  fail 3 "no answer for $who: Pilot Light is not running or its agent is off, so start it and turn the agent on in its settings."
}

not_ours() {
  fail 10 "no answer for $who: $1 is not yours alone (owner, rights or a link), so nothing was asked there; see who made it and remove it."
}

too_long() {
  fail 2 "no answer for $who: the path $1 is too long for a socket, so set PILOT_LIGHT_SOCK to a shorter one."
}

strange() {
  fail 1 "no answer for $who: what listens at $1 does not speak as Pilot Light does, so bring the app and this command up to date."
}

# Somebody else's socket could hand out an address of his own. `ls` alone tells rights alike on every system.
check() {
  folder=${1%/*}
  [ -O "$folder" ] && [ -O "$1" ] || not_ours "$1"
  case $(ls -ld "$folder" "$1" 2>/dev/null) in
    d???------*"$nl"s???------*) ;;
    *) not_ours "$1" ;;
  esac
}

# ask SOCKET: answers and ends; or returns, when nobody listens there.
ask() {
  [ ${#1} -le 107 ] || too_long "$1"
  check "$1"
  set -- "$1" -H 'Pilot-Light: 1' -H "Pilot-Light-Caller: $caller" -H "Accept: $accept" -G
  [ -z "$account" ] || set -- "$@" --data-urlencode "account=$account"
  [ -z "$min_valid" ] || set -- "$@" -d "min_valid=$min_valid"
  # -q: nobody's .curlrc has a say in this.
  out=$(curl -q -s -i --noproxy '*' --max-time "$timeout" --unix-socket "$@" "http://pilot-light/v1/$what" 2>/dev/null)
  case $? in
    0) answered "$1" ;;
    6) too_long "$1" ;;
    7) return ;;
    28) fail 6 "no answer for $who within $timeout s: try again, or allow more with --timeout." ;;
    52 | 55 | 56) fail 6 "no answer for $who: Pilot Light ended the connection, so try again." ;;
    *) strange "$1" ;;
  esac
}

answered() {
  line=${out%%"$nl"*}
  cr=${line#"${line%?}"}
  head=${out%%"$cr$nl$cr$nl"*}
  body=${out#*"$cr$nl$cr$nl"}
  case $out in
    HTTP/1.1\ [1-9][0-9][0-9]*"$cr$nl$cr$nl"?*) ;;
    *) strange "$1" ;;
  esac
  case $line in HTTP/1.1\ 200*) ;; *) refused "$1" ;; esac
  case $accept$what in
    application/json*) case $body in "{"*"}") ;; *) strange "$1" ;; esac ;;
    *token | *endpoint) case $body in *[!\!-~]*) strange "$1" ;; esac ;;
  esac
  { printf '%s\n' "$body"; } 2>/dev/null ||
    fail 1 "the answer for $who could not be written: see whether the disk is full, or who reads it has ended."
  exit 0
}

# unquoted JSON: the text of a JSON string, on one line.
unquoted() {
  rest=$1
  sentence=
  while :; do
    case $rest in
      *\\?*) ;;
      *) break ;;
    esac
    sentence=$sentence${rest%%\\*}
    rest=${rest#*\\}
    case $rest in
      [\"\\/]*) sentence=$sentence${rest%"${rest#?}"} ;;
      *) sentence="$sentence " ;;
    esac
    rest=${rest#?}
  done
  sentence=$sentence$rest
}

refused() {
  problem=${head#*[Pp]ilot-[Ll]ight-[Pp]roblem: }
  problem=${problem%%"$cr"*}
  case $body in
    *'"detail":"'*)
      body=${body#*'"detail":"'}
      unquoted "${body%%'","status"'*}"
      ;;
    *) sentence=${body%%"$nl"*} ;;
  esac
  case $problem in
    missingHeader | badRequest | wrongMethod | tooLarge | unknownPath) fail 2 "$sentence" ;;
    signedOut) fail 4 "$sentence" ;;
    refused) fail 5 "$sentence" ;;
    unavailable | tooMany) fail 6 "$sentence" ;;
    locked) fail 7 "$sentence" ;;
    closed) fail 8 "$sentence" ;;
    unknownAccount) fail 9 "$sentence" ;;
    internal) fail 1 "$sentence" ;;
    *) strange "$1" ;;
  esac
}

# try SOCKET: asks there, if there is anything of that name, and one line can name it.
try() {
  case $1 in *[[:cntrl:]]*) return ;; esac
  if [ -e "$1" ] || [ -L "$1" ]; then ask "$1"; fi
}

command -v curl >/dev/null 2>&1 || {
  because='with curl on the PATH it does without.'
  set -- "$what" --timeout "$timeout"
  [ -z "$account" ] || set -- "$@" "--account=$account"
  [ -z "$min_valid" ] || set -- "$@" "--min-valid=$min_valid"
  [ "$accept" = text/plain ] || set -- "$@" --json
  node_half "$@"
}

if [ -n "${PILOT_LIGHT_SOCK-}" ]; then
  case $PILOT_LIGHT_SOCK in
    *[[:cntrl:]]*) fail 2 'PILOT_LIGHT_SOCK wants the path of a socket.' ;;
    /*) ;;
    *) fail 2 'PILOT_LIGHT_SOCK wants a path that begins with a slash.' ;;
  esac
  [ ${#PILOT_LIGHT_SOCK} -le 107 ] || too_long "$PILOT_LIGHT_SOCK"
  try "$PILOT_LIGHT_SOCK"
  not_running
fi
case ${XDG_RUNTIME_DIR-} in /*) try "$XDG_RUNTIME_DIR/pilot-light/agent.sock" ;; esac
# cron and ssh set no variable. The number costs a process, so it is asked only where such folders are.
if [ -d /run/user ]; then try "/run/user/$(id -u)/pilot-light/agent.sock"; fi
case ${XDG_CONFIG_HOME-} in
  /*) try "$XDG_CONFIG_HOME/Pilot Light/run/agent.sock" ;;
  *) try "$home/.config/Pilot Light/run/agent.sock" ;;
esac
try "$home/Library/Application Support/Pilot Light/run/agent.sock"
not_running
