/** Something that was mended, taken out again; and the test that has to notice. */
export interface Mutation {
  /** What the app would do wrong. */
  readonly title: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly found: string;
  readonly put: string;
  readonly noticedBy: NoticedBy;
}

/** Tests by their names, in one file. */
export interface NoticedBy {
  readonly project: 'unit' | 'integration' | 'faults' | 'fuzz';
  readonly file: string;
  /** Stands in the tests' names, as a regular expression. */
  readonly name: string;
}

/** One for each kind that once got past every test. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  // Work owed, and what is answered once.
  quit: {
    title: 'quits without what it owes to the disk',
    file: 'src/main/core.ts',
    found: 'ports.beforeQuit(engine.finish, quit.owedMs);',
    put: '',
    noticedBy: {
      project: 'unit',
      file: 'test/unit/main/simulation.test.ts',
      name: 'quit with work owed',
    },
  },
  lateAnswer: {
    title: 'gives up a renewal as soon as anything else',
    file: 'src/main/github/login-form.ts',
    found: '{ ...http, deadlineMs: http.unrepeatableDeadlineMs }',
    put: 'http',
    noticedBy: fault(61, 'once-only', 'the answer to a renewal'),
  },
  keyringLate: {
    title: 'never restarts by itself for a keyring that has failed',
    file: 'src/main/engine/keyring-restart.ts',
    found: "return isSpent ? 'harmless' : 'planned';",
    put: "return 'harmless';",
    noticedBy: fault(79, 'keyring-late', 'it is there a minute later'),
  },

  // Answers that no face can show.
  longAddress: {
    title: 'throws where an address does not fit into a code of dots',
    file: 'src/main/faces/view.ts',
    found: '  } catch {\n    return null;',
    put: '  } catch (error) {\n    throw error;',
    noticedBy: fault(60, 'any-answer', 'a page whose address is long'),
  },
  parsedAddress: {
    title: 'measures an address before it is parsed, and shows it afterwards',
    file: 'src/main/github/trusted-urls.ts',
    found: 'if (url.href.length > MAXIMUM_URL_LENGTH) return null;',
    put: '',
    noticedBy: fault(60, 'any-answer', 'a page whose address is long'),
  },
  faceThatFails: {
    title: 'shows no face any more once one has failed',
    file: 'src/main/faces/faces.ts',
    found: "part('window', () => ports.page.show(shown), undefined);",
    put: 'ports.page.show(shown);',
    noticedBy: fault(60, 'any-answer', 'a face that fails'),
  },

  // Secrets.
  oldSecret: {
    title: 'lets 256 newer secrets push out the one in hand',
    file: 'src/main/secrets/redactor.ts',
    found: 'newHolder: holdersOf({ register, forget }),',
    put: 'newHolder: holdersOf({ register: (secret) => put(secret, 0), forget }),',
    noticedBy: fault(62, 'secrets-quoted', 'what is held'),
  },
  cutFirst: {
    title: 'cuts a sentence before it takes the secrets out',
    file: 'src/main/github/wire-fields.ts',
    found: 'cleanLine(redactLookAlikes(text), maximumLength)',
    put: 'redactLookAlikes(cleanLine(text, maximumLength) ?? "")',
    noticedBy: fault(63, 'secrets-quoted', 'nor of what only looks like one'),
  },
  quotedSecret: {
    title: 'shows the words of an answer as they are',
    file: 'src/main/github/body-filter.ts',
    found: "if (typeof value === 'string') return words(value);",
    put: "if (typeof value === 'string') return value;",
    noticedBy: fault(64, 'secrets-quoted', 'no word of any answer'),
  },
  quotedInHost: {
    title: 'shows where a redirect leads as it was said',
    file: 'src/main/github/github.ts',
    found: 'createDetours(ports.redact)',
    put: 'createDetours((text) => text)',
    noticedBy: fault(64, 'secrets-quoted', 'no host of a redirect'),
  },
  inPieces: {
    title: 'knows no secret whose pieces stand apart',
    file: 'src/main/secrets/redactor.ts',
    found: '        ...inPieces(reading),\n',
    put: '',
    noticedBy: fault(65, 'secrets-quoted', 'a secret is known in whatever'),
  },

  // Deletion.
  keptCopies: {
    title: 'leaves readable copies behind a sign-out',
    file: 'src/main/vault/readable-copies.ts',
    found: 'if (texts.length === 0) return false;',
    put: 'if (texts.length >= 0) return false;',
    noticedBy: fault(66, 'gone-for-good', 'a kept file'),
  },
  refusedNote: {
    title: 'does not say that a sign-out could not even be noted',
    file: 'src/main/vault/keeping.ts',
    found: "if (!disk.noteSignedOut(gone)) standing.setStillOnDisk('readOnly');",
    put: 'disk.noteSignedOut(gone);',
    noticedBy: fault(67, 'gone-for-good', 'signed out while keyring and disk refuse'),
  },
  goodCopies: {
    title: 'copies what it can read beside what it cannot',
    file: 'src/main/vault/reading.ts',
    found: '    else unreadable.push(alone(candidate));',
    put: '    else unreadable.push(...candidates.ciphertexts.map(alone));',
    noticedBy: fault(66, 'gone-for-good', 'one changed byte'),
  },
  copiesByTheClock: {
    title: 'takes what it keeps now for the oldest where the clock is behind',
    file: 'src/main/store/siblings.ts',
    found: 'Math.max(wallMs(), ...earlier.map((ms) => ms + 1))',
    put: 'wallMs()',
    noticedBy: fault(66, 'files-unreadable', 'what is kept now'),
  },
  unreadableCopy: {
    title: 'looks at no copy where one cannot be read',
    file: 'src/main/store/kept-files.ts',
    found: "      return 'failing';",
    put: '      return null;',
    noticedBy: fault(66, 'files-unreadable', 'a copy that cannot be read'),
  },
  unreadableFile: {
    title: 'signs out where the file or its backup alone cannot be read',
    file: 'src/main/vault/reading.ts',
    found: "  if (newest.kind === 'stored') return { ...newest, isPartial: true };",
    put: '',
    noticedBy: fault(4, 'files-unreadable', 'EIO at'),
  },
  unreadOverwritten: {
    title: 'writes over a file that it could not read',
    file: 'src/main/vault/taking-over.ts',
    found: '  if (stored.isPartial) return takeOverPart(stored, { memory, standing });',
    put: '',
    noticedBy: fault(4, 'files-unreadable', 'EIO at'),
  },
  codeLeftAlone: {
    title: 'gives up an approved code to a host that fails for an hour',
    file: 'src/main/sign-in/awaiting.ts',
    found: 'Math.min(asked.failureMs, deviceFlow.longestFailureWaitMs)',
    put: 'asked.failureMs',
    noticedBy: fault(24, 'code-not-lost', 'a host that is down'),
  },
  lastPoll: {
    title: 'asks about no code whose interval is almost its life',
    file: 'src/main/sign-in/awaiting.ts',
    found: 'Math.min(wantedMs, lastPollAtMs(state, nowMs, asked))',
    put: 'wantedMs',
    noticedBy: fault(25, 'code-not-lost', 'an interval of 850'),
  },
  strangersNo: {
    title: 'lets a proxy that speaks JSON end a sign-in',
    file: 'src/main/github/grants.ts',
    found: 'return isGitHubCloud(host) && !hasRequestId(answer);',
    put: 'return isGitHubCloud(host) && answer.status < 0;',
    noticedBy: {
      project: 'unit',
      file: 'test/unit/main/github/strangers-no.test.ts',
      name: 'ends nothing',
    },
  },
  noSaidOnce: {
    title: 'believes a no at a poll that is said once',
    file: 'src/main/sign-in/awaiting.ts',
    found: 'nowMs - doubtedSinceMs >= deviceFlow.doubtMs',
    put: 'nowMs >= doubtedSinceMs',
    noticedBy: fault(24, 'code-not-lost', 'one 400'),
  },
  countlessCopies: {
    title: 'keeps a copy of every damaged store for ever',
    file: 'src/main/store/kept-files.ts',
    found: 'siblings.kept().slice(MAXIMUM_KEPT)',
    put: 'siblings.kept().slice(1_000)',
    noticedBy: fault(66, 'gone-for-good', 'two machines'),
  },
  fullDisk: {
    title: 'undoes a sign-out while the disk refuses',
    file: 'src/main/vault/disk.ts',
    found: "if (answer.kind === 'notWritten' && mayHold(gone)) {",
    put: "if (answer.kind === 'notWritten' && gone.length < 0) {",
    noticedBy: fault(67, 'gone-for-good', 'a disk full'),
  },

  // Usage, and what a token says.
  deepNumbers: {
    title: 'reads no answer so deep as the numbers of usage lie',
    file: 'src/main/github/body-filter.ts',
    found: 'const DEEPEST = 3;',
    put: 'const DEEPEST = 2;',
    noticedBy: {
      project: 'integration',
      file: 'test/integration/github/simulator.test.ts',
      name: 'reads what is used, in every shape',
    },
  },
  placeholderShown: {
    title: 'takes the placeholder of a pool for "unlimited"',
    file: 'src/main/github/usage.ts',
    found: "amount === null || (amount.kind === 'unlimited' && hasCredits)",
    put: 'amount === null',
    noticedBy: {
      project: 'unit',
      file: 'test/unit/main/github/usage.test.ts',
      name: 'shares a pool, as',
    },
  },
  usageToldAgain: {
    title: 'tells of a used plan again after each restart',
    file: 'src/main/faces/notices/usage-notices.ts',
    found: 'notes.change(accountKey, { usageTold: { mark, untilMs } });',
    put: '',
    noticedBy: {
      project: 'unit',
      file: 'test/unit/main/faces/notices/usage-notices.test.ts',
      name: 'not said again after a restart',
    },
  },
  usageAsked: {
    title: 'asks a host that tells no usage each time somebody looks',
    file: 'src/main/engine/usage-looks.ts',
    found: 'heard?.usage === null ? identity.anewMs : FRESH_MS[reason]',
    put: 'FRESH_MS[reason]',
    noticedBy: {
      project: 'unit',
      file: 'test/unit/main/engine/usage-looks.test.ts',
      name: 'no request at all at a host that tells none',
    },
  },
  firstColon: {
    title: 'splits a token at its first colon, and takes an address apart',
    file: 'src/main/x-ray/claims.ts',
    found: "text.lastIndexOf(':')",
    put: "text.indexOf(':')",
    noticedBy: {
      project: 'unit',
      file: 'test/unit/main/x-ray/claims.test.ts',
      name: 'before the last colon',
    },
  },
  unmasked: {
    title: 'sends the window who somebody is, unasked',
    file: 'src/main/x-ray/claims.ts',
    found: 'value: isMasked(name, value) ? null : value,',
    put: 'value,',
    noticedBy: {
      project: 'unit',
      file: 'test/unit/main/x-ray/claims.test.ts',
      name: 'masked where they are about the person',
    },
  },

  // Verdicts.
  confirmedByAnything: {
    title: 'takes any no at /user for a confirmed 401',
    file: 'src/main/github/account.ts',
    found: "{ ...withheldBy(host, answer), kind: 'withheld', trouble, serverMs }",
    put: "{ kind: 'unknown', serverMs }",
    noticedBy: fault(68, 'verdicts', '403 of whoever'),
  },
  closedForOne: {
    title: 'calls an exchange closed beside which somebody is given tokens',
    file: 'src/main/engine/closed-exchange.ts',
    found: 'return !isGivenTheLie && isGoneFor(own, spanMs)',
    put: 'return isGoneFor(own, spanMs)',
    noticedBy: unit('main/engine/closed-exchange', 'beside it is given tokens'),
  },
  closedAtOnce: {
    title: 'calls an exchange closed without days of tokens before',
    file: 'src/main/engine/closed-exchange.ts',
    found: 'return isOfDays && gone.times',
    put: 'return gone.times',
    noticedBy: unit('main/engine/closed-exchange', 'never said after a few hours'),
  },
  closedForgotten: {
    title: 'forgets over a restart since when an exchange is gone',
    file: 'src/main/settings/account-notes.ts',
    found: "document.remember('accounts', Object.fromEntries(notes));",
    put: '',
    noticedBy: unit('main/settings/account-notes', 'outlives a restart'),
  },
  planBesideNo: {
    title: 'shows a plan beside the refusal that denies it',
    file: 'src/main/engine/enrichment.ts',
    found: 'if (DENIES_PLAN.has(reason)) account.plan = null;',
    put: '',
    noticedBy: fault(102, 'known-anew', 'no plan is shown beside'),
  },
  adminOfNobody: {
    title: 'offers a message for the admin of a plan that a person has alone',
    file: 'src/shared/refusal-steps.ts',
    found: "return backing === 'self' ? [] : ['admin'];",
    put: "return ['admin'];",
    noticedBy: unit('shared/refusal-steps', 'to an admin'),
  },
  supportOfCompany: {
    title: 'sends people of a company’s host to GitHub Support',
    file: 'src/shared/refusal-steps.ts',
    found: "if (backing === 'company') return ['admin'];",
    put: '',
    noticedBy: unit('shared/refusal-steps', 'from a company'),
  },
  deadSignInRenewed: {
    title: 'offers to renew with a sign-in that no longer works',
    file: 'src/main/faces/worth-trying.ts',
    found: "if (session.kind === 'signInNeeded') return false;",
    put: '',
    noticedBy: unit('why-no-token', 'revoked'),
  },
  closedByClock: {
    title: 'takes a clock that was set for a day without an exchange',
    file: 'src/main/engine/closed-exchange.ts',
    found: 'Math.min(Math.max(nowMs - heardAtMs, 0), closedExchange.longestStepMs)',
    put: 'Math.max(nowMs - heardAtMs, 0)',
    noticedBy: unit('main/engine/closed-exchange', 'because a clock was set'),
  },
  wordsWithheld: {
    title: 'says nothing of what GitHub says of a token that it holds back',
    file: 'src/main/session/answered.ts',
    found: 'refuse(contradicted(state), outcome.refusal, event)',
    put: 'refuse(contradicted(state), contradiction, event)',
    noticedBy: unit('why-no-token', 'one look: .suspended'),
  },
  remarkAgain: {
    title: 'shows a remark again that has been read',
    file: 'src/main/engine/remarks.ts',
    found: 'return made === null || made.id === readId(account) ? null : made.remark;',
    put: 'return made === null ? null : made.remark;',
    noticedBy: unit('main/engine/remarks', 'once it has been read'),
  },
  limitInWords: {
    title: 'does not see a rate limit that is said in words only',
    file: 'src/main/github/failures.ts',
    found: ' || asksToSlowDown(sentenceOf(answer))',
    put: '',
    noticedBy: {
      project: 'unit',
      file: 'test/unit/main/github/wire.test.ts',
      name: 'rate limit that is said in words only',
    },
  },
  waitBesideTokens: {
    title: 'does not heed a wait that is asked for where something nice to know is',
    file: 'src/main/github/failures.ts',
    found: "{ kind: 'told', told: null } : { kind: 'trouble', trouble }",
    put: "{ kind: 'told', told: null } : { kind: 'unauthorized' }",
    noticedBy: unit('main/github/niceties', 'and for how long'),
  },
  ruleOvertaken: {
    title: 'writes rules over those of a command that was quicker',
    file: 'src/cli/node/change-file.ts',
    found: 'if (markOf(file) !== before) return null;',
    put: '',
    noticedBy: {
      project: 'integration',
      file: 'test/integration/cli/change-file.test.ts',
      name: 'is not written over',
    },
  },
  serverNamed: {
    title: 'looks on a server that a repository names',
    file: 'src/cli/node/near-files.ts',
    found: 'return isSameServer ? place : null;',
    put: 'return place;',
    noticedBy: {
      project: 'integration',
      file: 'test/integration/cli/near-files.test.ts',
      name: 'on a server',
    },
  },
  firstVerdict: {
    title: 'believes a 401 within a second',
    file: 'src/main/session/sign-in-needed.ts',
    found: 'return isContradicted || lastedMs >=',
    put: 'return true || lastedMs >=',
    noticedBy: fault(68, 'verdicts', 'three 401s'),
  },
  lastVerdict: {
    title: 'never looks again at the verdict that a sign-in is needed',
    file: 'src/main/session/sign-in-needed.ts',
    found: 'const flight = lookAgain(verdicts, answer.nowMs, null);',
    put: 'const flight = lookAgain(verdicts, answer.nowMs + 1e10, null);',
    noticedBy: fault(68, 'verdicts', 'however long it lasts'),
  },
  unknownClient: {
    title: 'takes one 404 at a renewal for the last word',
    file: 'src/main/session/renewing.ts',
    found: 'answer.nowMs - sinceMs >= verdict.wrongClientSpanMs',
    put: 'answer.nowMs >= sinceMs',
    noticedBy: fault(69, 'verdicts', 'one 404'),
  },
  firstRefusal: {
    title: 'believes one refusal for an hour',
    file: 'src/main/session/refresh-policy.ts',
    found: 'refusalRetry.firstMs[refusals - 1] ?? settledMs',
    put: 'settledMs',
    noticedBy: fault(70, 'verdicts', 'one refusal'),
  },
  renewalFirst: {
    title: 'exchanges no GitHub token whose renewal is in trouble',
    file: 'src/main/session/asking.ts',
    found: 'isGrantDue(state, nowMs) || isRenewalOwed(state)',
    put: 'isGrantDue({ ...state, stall: null }, nowMs)',
    noticedBy: fault(71, 'verdicts', 'the login endpoint'),
  },

  // Politeness.
  revocationKept: {
    title: 'holds a token that GitHub has ended',
    file: 'src/main/engine/revocations.ts',
    found: "    else if (answer.kind === 'revoked') forgetTokens(entry, { kind: 'revoked' });",
    put: "    else if (answer.kind === 'revoked') entry.phase = { kind: 'revoked' };",
    noticedBy: unit('main/engine/revocations', 'knows the tokens for secrets'),
  },
  revocationForced: {
    title: 'takes a 422 for trouble that ends by itself',
    file: 'src/main/github/revoke.ts',
    found: 'new Set([400, 401, 403, 422])',
    put: 'new Set([400, 401, 403])',
    noticedBy: fault(58, 'revoking', 'a 422 leaves nothing'),
  },
  revocationToldOften: {
    title: 'tells of each try that GitHub has not ended a token',
    file: 'src/main/faces/notices/not-revoked.ts',
    found: 'told === null && nowMs - owedSinceMs >= LASTING_MS',
    put: 'nowMs - owedSinceMs >= LASTING_MS',
    noticedBy: unit('main/faces/notices/policy', 'once that it is owed'),
  },
  revocationUntold: {
    title: 'takes who has closed the window for somebody who looks at it',
    file: 'src/main/faces/notices/not-revoked.ts',
    found: 'const isShown = !isLookedAt;',
    put: 'const isShown = false;',
    noticedBy: unit('main/faces/notices/policy', 'once that it has failed'),
  },
  wholeText: {
    title: 'looks at a whole text before anybody else has a turn',
    file: 'src/main/node/text-stream.ts',
    found: 'setImmediate(goOn);\n    else',
    put: 'goOn();\n    else',
    noticedBy: {
      project: 'integration',
      file: 'test/integration/agent/socket.test.ts',
      name: 'is looked at slice by slice',
    },
  },
  strangeBytes: {
    title: 'makes other bytes of what is no text',
    file: 'src/main/node/byte-text.ts',
    found: "isUtf8(whole) ? whole.toString('utf8') : textOf(whole)",
    put: "whole.toString('utf8')",
    noticedBy: unit('main/node/byte-text', 'are the same bytes again'),
  },
  halfCharacter: {
    title: 'gives out one half of a character',
    file: 'src/main/secrets/redacting.ts',
    found: 'wholeUpTo(text, Math.max(cut, from))',
    put: 'Math.max(cut, from)',
    noticedBy: unit('main/secrets/redacting', 'gives out no half'),
  },
  lookedAtOften: {
    title: 'looks at all that is held back for each piece that comes',
    file: 'src/main/secrets/redacting.ts',
    found: "rest.length < 2 * overlapLength ? '' : give(false)",
    put: 'give(false)',
    noticedBy: unit('main/secrets/redacting', 'looks at no piece more often'),
  },
  pollsApart: {
    title: 'notes each poll of a code that nobody types',
    file: 'src/main/activity/activity.ts',
    found: 'isPoll && polled !== null && isAlike(entry, polled.entry)',
    put: 'isPoll && polled === null && isAlike(entry, entry)',
    noticedBy: unit('main/activity/activity', 'tells many polls'),
  },
  secretCut: {
    title: 'gives out a text up to the middle of a secret',
    file: 'src/main/secrets/redacting.ts',
    found: '(start < at && at < to ? start : at)',
    put: '(start < at && at < to ? at : at)',
    noticedBy: unit('main/secrets/redacting', 'tells no secret, wherever it is cut'),
  },
  sideDoor: {
    title: 'asks whose account it is without a pause',
    file: 'src/main/engine/governor.ts',
    found: "    case 'side':\n      return door.opensAtMs;",
    put: "      return door.opensAtMs;\n    case 'side':\n      return LONG_AGO_MS;",
    noticedBy: fault(72, 'politeness', 'a Retry-After of /user'),
  },
  purse: {
    title: 'counts no requests',
    file: 'src/main/engine/governor.ts',
    found: 'return left >= wanted ? LONG_AGO_MS : atMs + (wanted - left) * refillMs;',
    put: 'return left >= wanted || atMs + refillMs > 0 ? LONG_AGO_MS : atMs;',
    noticedBy: fault(72, 'politeness', 'a limited or broken'),
  },
  pulledClock: {
    title: 'forgets its failures whenever the clock is pulled a little',
    file: 'src/main/session/time-passed.ts',
    found: 'const state = isSuspect(event) ? withoutFailures(before) : before;',
    put: 'const state = withoutFailures(before);',
    noticedBy: fault(73, 'politeness', 'a harmless jump'),
  },
  flappingNetwork: {
    title: 'cuts every wait short for a network that comes and goes',
    file: 'src/main/engine/governor.ts',
    found: 'const restMs = shortened === 0 ? 0 : backoffMs(shortened + 1, 0);',
    put: 'const restMs = 0;',
    noticedBy: fault(74, 'politeness', 'each return'),
  },
  renewedAgain: {
    title: 'renews the pair for every 401',
    file: 'src/main/session/sign-in-needed.ts',
    found: 'grant.isRenewable && !objections.hasRenewed &&',
    put: 'grant.isRenewable &&',
    noticedBy: fault(75, 'verdicts', 'a day of it'),
  },
  codes: {
    title: 'asks for a code at every click',
    file: 'src/main/engine/newcomer.ts',
    found: 'return atMs > alarms.nowMs() ?',
    put: 'return atMs > alarms.nowMs() + 1e12 ?',
    noticedBy: fault(76, 'politeness', 'a face says when'),
  },
  clicks: {
    title: 'asks for something at every click',
    file: 'src/main/engine/governor.ts',
    found: 'return filledAtMs(presses, 1, politeness.pressEveryMs);',
    put: 'return filledAtMs(presses, -1e9, politeness.pressEveryMs);',
    noticedBy: fault(76, 'politeness', 'a face says when'),
  },
  longSilence: {
    title: 'leaves a host that fails alone for a day on its word',
    file: 'src/main/engine/governor.ts',
    found: 'backoff.maximumFailureRetryAfterMs',
    put: 'backoff.maximumRetryAfterMs',
    noticedBy: fault(84, 'politeness', 'a Retry-After of years'),
  },
  silencedHand: {
    title: 'does nothing for a person while a host that fails wants to be left alone',
    file: 'src/main/engine/waits.ts',
    found: "const mayKnock = leave === 'hand' && wait?.kind !== 'rateLimited';",
    put: 'const mayKnock = false;',
    noticedBy: fault(84, 'politeness', 'a Retry-After of years'),
  },

  limitOfOne: {
    title: 'takes the limit of one account for that of its host',
    file: 'src/main/engine/waits.ts',
    found:
      'return row.size < politeness.limitedInARow ? { ...trouble, retryAfterMs: null } : trouble;',
    put: 'return trouble;',
    noticedBy: {
      project: 'unit',
      file: 'test/unit/main/engine/neighbours.test.ts',
      name: 'keeps none from a new start from its first token',
    },
  },
  releasedLimit: {
    title: 'asks again within a limit whenever another account is served',
    file: 'src/main/engine/waits.ts',
    found: "(wait.door === name && wait.kind !== 'rateLimited')",
    put: 'wait.door === name',
    noticedBy: {
      project: 'unit',
      file: 'test/unit/main/engine/neighbours.test.ts',
      name: 'stays its limit however often',
    },
  },
  turns: {
    title: 'has the same account knock first each time',
    file: 'src/main/engine/returns.ts',
    found: '.toSorted((a, b) => inOrder(turnMs(a), turnMs(b)))',
    put: '',
    noticedBy: {
      project: 'unit',
      file: 'test/unit/main/engine/neighbours.test.ts',
      name: 'keeps none from a new start from its first token',
    },
  },

  // Clocks.
  oneSkew: {
    title: "tells every host's time by the clock of one",
    file: 'src/main/engine/server-time.ts',
    found: 'const skews = new Map<string, Skew>();',
    put: `const one = new Map<string, Skew>();
  const skews = {
    get: (_host: string) => one.get(''),
    has: (_host: string) => one.has(''),
    set: (_host: string, skew: Skew) => one.set('', skew),
    clear: () => one.clear(),
  };`,
    noticedBy: fault(77, 'server-clocks', 'a second host'),
  },
  wrongDate: {
    title: 'believes a life that the time of the next renewal contradicts',
    file: 'src/main/session/refresh-policy.ts',
    found: ': Math.min(saidMs, refreshInMs + renewal.longestAfterRefreshInMs);',
    put: ': saidMs;',
    noticedBy: fault(83, 'server-clocks', 'one Date of 12 hours'),
  },
  slowRoad: {
    title: 'counts a life from the answer, however long that took',
    file: 'src/main/session/refresh-policy.ts',
    found: 'lifeMs: lifeMs - olderMs,',
    put: 'lifeMs,',
    noticedBy: {
      project: 'unit',
      file: 'test/unit/main/engine/session.test.ts',
      name: 'a slow road',
    },
  },
  earlyAnswer: {
    title: 'says that nobody has approved the code yet before GitHub was asked',
    file: 'src/main/commands/check-now.ts',
    found: 'let isAsked = false;',
    put: 'let isAsked = true;',
    noticedBy: {
      project: 'unit',
      file: 'test/unit/main/commands/handlers.test.ts',
      name: 'is said to wait only when GitHub has said so',
    },
  },
  lateRenewal: {
    title: 'waits out the 401s where a renewal that failed late may be sent again',
    file: 'src/main/session/renewing.ts',
    found: 'if (state.objections.rejections === null || !isWaiting(state)) return go(state);',
    put: 'if (isWaiting(state) || state.overdue === null) return go(state);',
    noticedBy: {
      project: 'unit',
      file: 'test/unit/main/session/overdue.test.ts',
      name: 'as soon as may be',
    },
  },
  proxyBody: {
    title: 'reads what a proxy says beside its 407',
    file: 'src/main/github/fetch-within.ts',
    found: 'new Set([407, 511])',
    put: 'new Set([511])',
    noticedBy: {
      project: 'unit',
      file: 'test/unit/main/github/heads-alone.test.ts',
      name: '407 counts with a page that fails at once',
    },
  },
  loneDate: {
    title: 'believes one Date that is hours from all others',
    file: 'src/main/engine/server-time.ts',
    found: 'if (skew !== null && !isClaimedAgain) {',
    put: 'if (skew !== null && skew.believedMs === skew.claimedMs) {',
    noticedBy: fault(83, 'server-clocks', 'one Date of 12 hours'),
  },
  codeClock: {
    title: 'lets a code end with a clock that was set ahead',
    file: 'src/main/sign-in/awaiting.ts',
    found: 'const state = setMs > 0 ? movedOn(before, setMs) : before;',
    put: 'const state = before;',
    noticedBy: fault(85, 'time-unseen', 'set 20 minutes'),
  },
  waitAnew: {
    title: 'starts the wait for the next poll anew whenever the clock gains',
    file: 'src/main/sign-in/awaiting.ts',
    found: 'atMs: poll.atMs + byMs,',
    put: 'atMs: poll.atMs + 3 * byMs,',
    noticedBy: fault(86, 'time-unseen', '2.1 s'),
  },

  // Whose account it is.
  anyAccount: {
    title: 'settles another account than the expected one without a question',
    file: 'src/main/engine/doubts.ts',
    found: 'if (expected === null || expected.id === identity.id) {',
    put: 'if (expected === null || expected.id !== Number.NaN) {',
    noticedBy: fault(78, 'another-account', 'asks as soon'),
  },

  // Keys that copy.
  givenUpKeys: {
    title: 'copies by keys that were given up and still come',
    file: 'src/main/commands/copy-shortcut.ts',
    found: 'if (shortcut !== inForce) return;',
    put: '',
    noticedBy: {
      project: 'unit',
      file: 'test/unit/main/commands/copy-shortcut.test.ts',
      name: 'do nothing when they were given up',
    },
  },
  heldKeys: {
    title: 'copies again and again while keys are held',
    file: 'src/main/commands/copy-shortcut.ts',
    found: 'if (!isHeld) presses.tell();',
    put: 'presses.tell();',
    noticedBy: {
      project: 'unit',
      file: 'test/unit/main/commands/copy-shortcut.test.ts',
      name: 'act once however long they are held',
    },
  },

  // The clipboard.
  unreadableClipboard: {
    title: 'looks once at a clipboard that cannot be read',
    file: 'src/main/clipboard/lying.ts',
    found: 'if (present === null) return lookLater();',
    put: 'if (present === null) return;',
    noticedBy: fault(80, 'clipboard-owed', 'what cannot be read'),
  },
  unseenCopy: {
    title: 'says of a copy what the clipboard says of it',
    file: 'src/main/clipboard/reading-back.ts',
    found: 'if (isTaken && (await digestIn(system)) === digest)',
    put: 'if (isTaken)',
    noticedBy: fault(82, 'copies-unseen', 'a copy that was not seen'),
  },
  copyWithoutFocus: {
    title: 'writes on Wayland without the focus',
    file: 'src/main/clipboard/wayland.ts',
    found: "return (await focus()) ? writeSelf(text, isSecret) : 'noFocus';",
    put: "return system.write(text, isSecret).then((): Landing => 'written');",
    noticedBy: fault(82, 'copies-unseen', 'on Wayland a copy without the focus'),
  },

  // The agent.
  agentYoung: {
    title: 'renews a token that has just come',
    file: 'src/main/agent/wanted-life.ts',
    found: 'if (nowMs - held.receivedAtMs < numbers.youngMs) return 0;',
    put: '',
    noticedBy: agentAnswers('a wish for a longer life is no reason to renew a token that came'),
  },
  agentWish: {
    title: 'renews for whoever wishes for more than a token has',
    file: 'src/main/agent/wanted-life.ts',
    found: 'Math.min(wishedMs, lifeMs * numbers.largestPartOfLife)',
    put: 'wishedMs',
    noticedBy: fault(56, 'agent', 'thousands of callers drive no request to GitHub: all is well'),
  },
  agentDying: {
    title: 'gives what is about to end where the next one is late',
    file: 'src/main/agent/answers.ts',
    found: 'resolve(leftMs >= numbers.lateLifeMs ? late : null);',
    put: 'resolve(late);',
    noticedBy: agentAnswers('a renewal that takes too long gives nothing'),
  },
  agentLockedMeanwhile: {
    title: 'gives a token to whoever asked before the screen was locked',
    file: 'src/main/agent/answers.ts',
    found:
      "    const account = accounts().find((one) => one.key === key);\n    if (ports.isLocked()) return { kind: 'problem', problem: LOCKED };",
    put: '    const account = accounts().find((one) => one.key === key);',
    noticedBy: {
      project: 'unit',
      file: 'test/unit/main/agent/agent.test.ts',
      name: 'also takes the answer',
    },
  },
  agentLive: {
    title: 'takes the place of an agent that lives',
    file: 'src/main/node/agent-place.ts',
    found: "if (code !== 'ECONNREFUSED' && code !== 'ENOENT') return refused('inUse', file, code);",
    put: '',
    noticedBy: fault(56, 'agent', 'who listens there already'),
  },
  agentFolder: {
    title: 'listens in a folder that others can look into',
    file: 'src/main/node/agent-place.ts',
    found: 'isOurs(found) && (found.mode & OTHERS_MODE_BITS) === 0',
    put: 'isOurs(found)',
    noticedBy: fault(56, 'agent', 'a folder that is not safe'),
  },
  agentMask: {
    title: 'makes a socket that others may connect to',
    file: 'src/main/node/agent-socket.ts',
    found: 'const PRIVATE_MASK = 0o177;',
    put: 'const PRIVATE_MASK = 0;',
    noticedBy: {
      project: 'integration',
      file: 'test/integration/agent/socket.test.ts',
      name: 'is for the user alone',
    },
  },
  agentSlow: {
    title: 'waits for ever for the rest of a request',
    file: 'src/main/node/agent-server.ts',
    found: "else reply(answers.refuse('tooSlow', {}));",
    put: 'else bytes = Buffer.alloc(0);',
    noticedBy: {
      project: 'integration',
      file: 'test/integration/agent/socket.test.ts',
      name: 'that does not come whole within two seconds',
    },
  },

  // What the window and the tray say, and what they do at a press.
  clearedUntold: {
    title: 'says that a token is in the clipboard when it was cleared',
    file: 'src/main/clipboard/token-copies.ts',
    found: "place: isTakenOut ? 'cleared' : 'past'",
    put: 'place: last.place',
    noticedBy: unit('main/clipboard/token-copies', 'is in the clipboard, then cleared'),
  },
  signOutUnasked: {
    title: 'signs out from the tray without a question',
    file: 'src/main/faces/tray/account-items.ts',
    found: 'toScreen({ signOut: key })',
    put: "{ kind: 'account:sign-out', argument: key }",
    noticedBy: unit('main/faces/tray/menu', 'asks before it signs'),
  },
  secondWayBack: {
    title: 'forgets where a second sign-in began',
    file: 'src/renderer/way-back.ts',
    found: 'if (isBack || isStart)',
    put: 'if (isBack)',
    noticedBy: unit('renderer/way-back', 'knows the second time'),
  },
  movedHost: {
    title: 'calls a host that has moved a network to sign in to',
    file: 'src/renderer/parts/trouble-words.tsx',
    found: 'if (isOwnDetour) return { title: words.detours.title(host), sentence: null };',
    put: '',
    noticedBy: unit('renderer/faces-agree', 'is called so, and not'),
  },
  agentUncounted: {
    title: 'hides from the tooltip that programs take tokens',
    file: 'src/main/faces/tray/tooltip.ts',
    found: 'isOn && countLastHour > 0',
    put: 'false',
    noticedBy: unit('main/faces/tray/tooltip', 'counts what programs'),
  },
  agentStaysOn: {
    title: 'leaves on what the menu turns off',
    file: 'src/main/faces/tray/menu.ts',
    found: "kind: 'agent:turn', argument: false",
    put: "kind: 'agent:turn', argument: true",
    noticedBy: unit('main/faces/tray/menu', 'says how many they took'),
  },

  // What goes out.
  addressMadeUp: {
    title: 'has an address while there is none',
    file: 'packaging/project.ts',
    found: "if (repository === '') return null;",
    put: "if (repository === '') return repository;",
    noticedBy: unit('shipping/address', 'is none while its field is empty'),
  },
  hashOfDigits: {
    title: 'lets a store read a hash as a number',
    file: 'packaging/stores.ts',
    found: '{quoted(sha256.toUpperCase())}',
    put: '{sha256.toUpperCase()}',
    noticedBy: unit('shipping/stores', 'tell winget one version'),
  },
  updatesUnnoted: {
    title: 'forgets at the end of a run that it has looked for a newer version',
    file: 'src/main/updates/updates.ts',
    found: 'updateNote.change({ askedAtMs: alarms.wallAt(alarms.nowMs()) });',
    put: 'true;',
    noticedBy: unit('main/updates/updates', 'is made once a day however often'),
  },
  updatesAtWrongClock: {
    title: 'asks again for a newer version when the network has set the clock',
    file: 'src/main/updates/updates.ts',
    found: 'hasCaughtUp ? Math.max(before, aheadAtMs) : before',
    put: 'before',
    noticedBy: unit('main/updates/updates', 'is made once a day by a machine'),
  },
  updatesElsewhere: {
    title: 'tells of a version whose page is anywhere',
    file: 'src/main/github/latest-release.ts',
    found: "isThere ? { kind: 'release', version } : { kind: 'none' }",
    put: "{ kind: 'release', version }",
    noticedBy: {
      project: 'integration',
      file: 'test/integration/github/latest-release.test.ts',
      name: 'is none that may be told of',
    },
  },
  removedAtEnd: {
    title: 'removes what was written by somebody who has come back',
    file: 'src/main/node/own-files.ts',
    found: 'if (isWantedAtEnd) remove();',
    put: 'remove();',
    noticedBy: {
      project: 'integration',
      file: 'test/integration/node/own-files.test.ts',
      name: 'stays for who has come back',
    },
  },
  removedTooLate: {
    title: 'removes nothing for who quits before the keyring has answered',
    file: 'src/main/commands/removal-verbs.ts',
    found: '    ownFiles.wantRemovedAtEnd(true);\n',
    put: '',
    noticedBy: unit('main/commands/removal-verbs', 'is wanted from the press on'),
  },
  removedFromWhoCameBack: {
    title: 'removes what somebody has who signed in while the keyring kept silent',
    file: 'src/main/commands/removal-verbs.ts',
    found: '    if (!ownFiles.isRemovalWanted()) return null;\n',
    put: '',
    noticedBy: unit('main/commands/removal-verbs', 'is taken back by who signs in before'),
  },
  removedButSignedIn: {
    title: 'leaves signed in whom a late keyring has brought back',
    file: 'src/main/commands/removal-verbs.ts',
    found: 'ownFiles.isRemovalWanted() && engine.state().accounts.length > 0',
    put: 'false',
    noticedBy: unit('main/commands/removal-verbs', 'whom a late keyring brings back'),
  },
  removedButWritten: {
    title: 'writes what was deleted beside what the keyring has encrypted late',
    file: 'src/main/vault/disk.ts',
    found: ' || verified !== earlier',
    put: '',
    noticedBy: unit('main/vault/vault', 'a write that was under way'),
  },
  removedUnseen: {
    title: 'says that it has removed what it could not look for',
    file: 'src/main/node/own-files.ts',
    found: 'shut: isShut ? [folder] : []',
    put: 'shut: []',
    noticedBy: {
      project: 'integration',
      file: 'test/integration/node/own-files.test.ts',
      name: 'that nobody can look for',
    },
  },
  removedComesBack: {
    title: 'takes back what was removed when the keyring answers late',
    file: 'src/main/vault/disk.ts',
    found: 'isForgotten ? withoutRecords(found) : found',
    put: 'found',
    noticedBy: unit('main/vault/vault', 'has nothing of it again'),
  },
  writtenAfterSignOut: {
    title: 'writes an account that was signed out while the keyring kept silent',
    file: 'src/main/vault/saving.ts',
    found: 'memory.signedOut().some((key) => records.some((one) => one.key === key))',
    put: 'false',
    noticedBy: unit('main/vault/vault', 'is gone, whoever kills the app'),
  },
  removedFolders: {
    title: 'takes folders of somebody else’s for files of its own',
    file: 'src/main/node/own-files.ts',
    found: ' && !entry.isDirectory()',
    put: '',
    noticedBy: {
      project: 'integration',
      file: 'test/integration/node/own-files.test.ts',
      name: 'go, all of them, and nothing else',
    },
  },

  serial: {
    title: 'numbers its writes with fractions',
    file: 'src/main/vault/disk.ts',
    found: 'Math.floor(wallMs())',
    put: 'wallMs()',
    noticedBy: {
      project: 'unit',
      file: 'test/unit/main/vault/vault.test.ts',
      name: 'the vault reads',
    },
  },

  // The doctor.
  certificateVerdict: {
    title: 'judges certificates itself',
    file: 'src/main/electron/certificates.ts',
    found: '      answer(AS_CHROMIUM_SAYS);',
    put: '      answer(0);',
    noticedBy: unit('main/electron/certificates', 'leaves the verdict to Chromium'),
  },
  doctorAsksAgain: {
    title: 'asks GitHub anew at each look',
    file: 'src/main/doctor/asking-again.ts',
    found: '    askedAtMs.set(what, alarms.steadyMs());\n',
    put: '',
    noticedBy: unit('main/doctor/doctor', 'at most once a minute for all accounts'),
  },
  doctorWaits: {
    title: 'waits for a check that never ends',
    file: 'src/main/doctor/doctor.ts',
    found: "() => resolve(found('unknown', 'tooLong'))",
    put: '() => undefined',
    noticedBy: unit('main/doctor/doctor', 'is over in twenty seconds'),
  },
  doctorOthersAnswer: {
    title: 'tells of one account what another was answered',
    file: 'src/main/doctor/asking-again.ts',
    found: 'filter((one) => one.host === host).length === 1',
    put: 'filter((one) => one.host === host).length >= 1',
    noticedBy: unit('main/doctor/doctor', 'of a host with several accounts'),
  },
  modelsAnywhere: {
    title: 'sends a Copilot token wherever it is told',
    file: 'src/main/github/requests.ts',
    found: '|| copilotApiUrl(host, apiUrl) !== apiUrl',
    put: '',
    noticedBy: unit('main/github/models', 'is never asked at'),
  },
  reportedNames: {
    title: 'tells in a report what programs call themselves',
    file: 'src/main/activity/report.ts',
    found: 'callers: entry.callers.map(names.program),',
    put: 'callers: entry.callers,',
    noticedBy: unit('main/activity/report', 'names no host, no account and no program'),
  },
  savedReport: {
    title: 'saves another report than the one that was shown',
    file: 'src/main/commands/activity-verbs.ts',
    found: 'await ports.saveReport(shown ?? report());',
    put: 'await ports.saveReport(report());',
    noticedBy: unit('main/commands/activity-verbs', 'copied and saved as it was shown'),
  },
  dayByWall: {
    title: 'tells a day by a wall clock that was set meanwhile',
    file: 'src/main/activity/straighten.ts',
    found: 'isNewRun ? null : apart(entry, later)',
    put: 'null',
    noticedBy: unit('main/activity/day', 'although the clock was wrong'),
  },
  replayedSkew: {
    title: 'notes nothing of how a server’s clock differs',
    file: 'src/main/session/told.ts',
    found: 'serverMs === null ? {} :',
    put: 'serverMs === null || serverMs > 0 ? {} :',
    noticedBy: unit('replay/replay', 'a server whose clock is another'),
  },
};

/** The tests of this fault whose titles begin so. */
function fault(number: number, file: string, title = ''): NoticedBy {
  const name = `fault ${String(number).padStart(2, '0')}: ${title}`;
  return { project: 'faults', file: `test/faults/${file}.test.ts`, name };
}

/** The tests of what the agent answers whose names begin so. */
function agentAnswers(name: string): NoticedBy {
  return { project: 'unit', file: 'test/unit/main/agent/answers.test.ts', name };
}

/** The unit tests of this file whose names hold so. */
function unit(file: string, name: string): NoticedBy {
  return { project: 'unit', file: `test/unit/${file}.test.ts`, name };
}
