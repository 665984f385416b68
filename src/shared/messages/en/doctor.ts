import type { CheckGroup, CheckHealth, CheckName, DoctorStep } from '../../doctor.ts';

/** A sentence, or what makes one of its facts. */
export type FindingText = string | ((...facts: string[]) => string);

/** The doctor's screen. */
export const doctor = {
  title: 'Doctor',
  /** The way there from a trouble. */
  findOut: 'Look closer',
  looking: 'Looking…',
  progress: (done: string, of: string) => `Looked at ${done} of ${of}…`,
  about: (host: string, at: string) => `${host} · looked at ${at}`,
  well: 'Everything looks well',
  one: (name: string) => `1 thing needs you: ${name}`,
  several: (count: string) => `${count} things need a look`,
  again: 'Check again',
  againHint: 'GitHub is asked at most once a minute.',
  looked: 'Looked',
  failed: 'The look did not work. Check again.',
  show: 'Show the report',
  hide: 'Back to the list',
  report: 'What would be copied, in English for whoever helps. Hosts are named, people are not.',
  copy: 'Copy the report',
  copied: 'Copied',
  notCopied: 'Not copied',
  groups: {
    network: 'Time and network',
    gitHub: 'GitHub',
    computer: 'This computer',
  } satisfies Readonly<Record<CheckGroup, string>>,
  healths: {
    bad: 'Wrong',
    warning: 'Look here',
    unknown: 'Unknown',
    notAsked: 'Not asked',
    well: 'Well',
  } satisfies Readonly<Record<CheckHealth, string>>,
  steps: {
    account: 'Go to the account',
    renew: 'Renew now',
    settings: 'Open the settings',
    advanced: 'Open the settings',
    programs: 'Open Programs',
    status: 'Open GitHub’s status page',
    portal: 'Open the network’s sign-in page',
  } satisfies Readonly<Record<DoctorStep, string>>,
  names: {
    clock: 'Clock',
    hostName: 'Host name',
    proxy: 'Proxy',
    certificate: 'Certificate',
    exchange: 'Copilot token',
    copilotApi: 'Copilot API',
    identity: 'GitHub sign-in',
    deviceEndpoint: 'Sign-in page',
    keyring: 'Keyring',
    sandbox: 'Sandbox',
    tray: 'Icon',
    notices: 'Notifications',
    autostart: 'Start at login',
    clipboard: 'Clipboard',
    agent: 'Programs',
    variables: 'Variables',
  } satisfies Readonly<Record<CheckName, string>>,
};

/** What the doctor finds, each with what to do where the app itself cannot do it. */
export const findings = {
  tooLong: 'No answer within 20 seconds.',
  lookFailed: 'This could not be looked at.',

  clockAgrees: 'The clock of this computer agrees with GitHub’s.',
  clockAhead: (by: string) =>
    `The clock of this computer is ${by} ahead of GitHub’s. Let the system set it from the internet.`,
  clockBehind: (by: string) =>
    `The clock of this computer is ${by} behind GitHub’s. Let the system set it from the internet.`,
  clockUnheard: 'Not compared yet: GitHub has not answered since Pilot Light started.',

  hostFound: (host: string) => `${host} is found.`,
  hostByProxy: (host: string) => `${host} is not found from here, but the proxy looks it up.`,
  hostNotFound: (host: string) => `${host} is not found. Check the connection, or the VPN.`,
  hostOffline: 'This computer has no network. Check the connection.',

  proxyNone: 'Requests go straight to GitHub, without a proxy.',
  proxyUsed: (proxy: string) => `Requests go through ${proxy}, as this computer is set up.`,
  proxyTrouble: (proxy: string, title: string, advice: string) => `${proxy}: ${title}. ${advice}`,
  proxyGone: (title: string, advice: string) => `${title}. ${advice}`,
  proxyUnknown: 'The system does not say whether there is a proxy.',

  certificateKnown: (host: string, issuer: string) =>
    `The certificate of ${host} is from ${issuer}, which browsers know.`,
  certificateOwn: (host: string, issuer: string) =>
    `The certificate of ${host} is from ${issuer}, which was installed on this computer. Usual for a company’s own host.`,
  certificateInspected: (host: string, issuer: string) =>
    `${issuer} answers for ${host} and can read along. It is a proxy or a virus scanner that was installed on this computer; ask who runs it.`,
  certificateRefused: (host: string, issuer: string) =>
    `The certificate of ${host}, from ${issuer}, is not trusted. Check the clock, or ask who runs your network.`,
  certificateTrouble:
    'The connection is not trusted. Check the clock, or ask who runs your network.',
  certificateUnseen: (host: string) => `No connection to ${host} since Pilot Light started.`,
  certificatePlain: (host: string) => `${host} is spoken to without TLS, for development only.`,

  exchangeReady: (until: string) => `There is a Copilot token, valid until ${until}.`,
  exchangeFailing: (title: string, until: string) =>
    `${title}. The token at hand is valid until ${until}, and Pilot Light goes on trying.`,
  exchangeOut: (title: string, advice: string) =>
    `There is none. ${title}. ${advice} Pilot Light goes on trying.`,
  exchangeRefused: (title: string) => `GitHub gives none. ${title}.`,
  exchangeSignIn: 'GitHub wants a new sign-in.',
  exchangeUnderWay: 'Pilot Light is asking GitHub for the token now.',
  exchangeNobody: 'Nobody is signed in.',

  copilotApiTakes: (api: string, at: string) => `${api} took the token at ${at}.`,
  copilotApiRefuses: (api: string, status: string, at: string) =>
    `${api} did not take the token at ${at} (${status}). A new token may help.`,
  copilotApiElsewhere: (api: string, at: string) =>
    `${api} said at ${at} that it is not for this plan (421). A new token may name another address.`,
  copilotApiOld: (api: string, at: string) =>
    `${api} said at ${at} that this version is too old (466). Update Pilot Light.`,
  copilotApiTrouble: (api: string, title: string, at: string) =>
    `${api} gave no good answer at ${at}. ${title}.`,
  copilotApiUnasked: (api: string) => `${api} was not asked yet.`,
  copilotApiNoToken: 'Not asked: there is no token to ask with.',
  copilotApiNoAddress: 'GitHub has named no address for this account.',

  identityKnown: (at: string) => `GitHub knew the sign-in at ${at}.`,
  identityRefused: (at: string) =>
    `GitHub did not know the sign-in at ${at}. A new one may be needed.`,
  identityWithheld: (status: string, at: string) =>
    `GitHub did not say at ${at} whose sign-in it is (${status}).`,
  identityNone: 'This host does not say whose sign-in it is.',
  identityTrouble: (title: string, at: string) => `No good answer at ${at}. ${title}.`,
  identityUnasked: 'Not asked yet.',

  deviceAnswers: (at: string) => `It answered at ${at}.`,
  deviceTrouble: (title: string, at: string) => `No good answer at ${at}. ${title}.`,
  deviceRefuses: (status: string, at: string) => `It answered ${status} at ${at}.`,
  deviceUnasked: 'Asked only when somebody signs in, and nobody has since Pilot Light started.',

  keyringGuards: (keeper: string) => `Sign-ins are encrypted with a key of ${keeper}.`,
  keyringPublic:
    'Sign-ins are in a file whose key is public, as you agreed. A keyring would protect them.',
  keyringPortal: 'Sign-ins are encrypted with a key that the desktop keeps.',
  keyringGuarded: 'Sign-ins are encrypted with a key that the system guards.',
  keyringMismatch: 'The last sign-in was encrypted with a public key. Sign out and in again.',
  keyringBusy: 'The keyring or the disk is still at work.',
  keyringStillOnDisk: 'Somebody signed out, and the disk still has it. It is tried again.',
  keyringNone:
    'There is no keyring, so sign-ins are in memory only. Install one, or agree to a file.',
  keyringWaiting: 'The keyring does not answer yet. It may be locked.',
  keyringFailed: 'The keyring failed, so sign-ins are in memory only. Start Pilot Light again.',
  keyringUnreadable: 'What is stored cannot be decrypted. It is kept aside.',
  keyringNewer: 'What is stored is from a newer version. Update Pilot Light.',
  keyringReadOnly: 'The disk refuses to be written to. Check its space and permissions.',

  sandboxOn: 'The window runs in the sandbox.',
  sandboxOff: 'The window runs without the sandbox, because Pilot Light was started so.',

  trayShown: 'The icon is in the tray or the menu bar.',
  trayMissing: 'This desktop shows no icons. On GNOME the extension AppIndicator brings them.',
  trayLeftOut:
    'macOS leaves the icon out. Allow it in System Settings › Menu Bar, or show the app in the Dock.',

  noticesShown: 'Notifications can be shown.',
  noticesOff: 'You have turned them off.',
  noticesUnsupported: 'This desktop shows no notifications. Icon and window say the same.',
  noticesFailed: 'The system did not show the last one. Allow Pilot Light in its settings.',

  autostartOn: 'Pilot Light starts at login.',
  autostartOff: 'Off, as you have chosen.',
  autostartMissing: 'It is on here, but the system will not start Pilot Light. Turn it off and on.',
  autostartUnwanted: 'It is off here, but the system starts Pilot Light.',

  clipboardPlain: 'Copying works at once, and is looked at again before it is cleared.',
  clipboardLent: 'Copying works on Wayland, with the help of wl-copy.',
  clipboardFocused:
    'On Wayland the window comes to the front to copy. With wl-clipboard 2.3 or newer it need not.',

  agentOff: 'Off: no program gets a token.',
  agentListens: 'Programs are answered.',
  agentTrouble: 'It is on, but programs are not answered.',
  agentOpening: 'It is being opened.',

  variablesNone: 'None that would make other programs use another token.',
  variablesSet: (names: string) =>
    `${names}: set where Pilot Light was started. Programs started there may use that instead of your Copilot token.`,
} satisfies Readonly<Record<string, FindingText>>;

/** What a check may come to, by the name of its sentence. */
export type FindingKind = keyof typeof findings;
