import type { Answer } from './scripted-answer.ts';

const DOCS = 'https://docs.github.com/rest';

/** GitHub's answers for bad days, ready for `setNextAnswers` and `setStandingAnswer`. */
export const cannedAnswers = {
  /** 401: the GitHub token is revoked, expired or another host's. */
  badCredentials: json(401, { message: 'Bad credentials', documentation_url: DOCS, status: '401' }),

  /** 404 as GitHub says it for what an app may not see. */
  notFound: json(404, { message: 'Not Found', documentation_url: DOCS, status: '404' }),

  /** 410: there is no such thing any more. */
  gone: json(410, { message: 'This endpoint is gone.', documentation_url: DOCS, status: '410' }),

  /** 403 of an organisation whose single sign-on has to be renewed, at the page that it names. */
  signOnRequired: (url: string): Answer =>
    json(
      403,
      {
        message:
          'Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.',
        documentation_url:
          'https://docs.github.com/articles/authenticating-to-a-github-organization-with-saml-single-sign-on/',
        status: '403',
      },
      { 'x-github-sso': `required; url=${url}` },
    ),

  /** 403 to somebody whom GitHub has suspended. */
  suspended: json(403, {
    message: 'Sorry. Your account was suspended.',
    documentation_url: DOCS,
    status: '403',
  }),

  /** A Copilot token as ever, with what GitHub remarks beside it. */
  remarked: (notificationId: string): Answer => ({
    kind: 'patched',
    set: { user_notification: { notification_id: notificationId, ...remarkWords(notificationId) } },
  }),

  /** The older way to say "too many requests": 403 with the instant when it ends, by the server's clock. */
  rateLimitedAs403: (resetAtMs: number): Answer =>
    json(
      403,
      {
        message: 'API rate limit exceeded for user ID 583231.',
        documentation_url: `${DOCS}/using-the-rest-api/rate-limits-for-the-rest-api`,
        status: '403',
      },
      {
        'x-ratelimit-limit': '5000',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.ceil(resetAtMs / 1000)),
      },
    ),

  /** 429 with `Retry-After`: seconds, an HTTP date, or whatever a test wants to see survived. */
  rateLimitedAs429: (retryAfter: string): Answer =>
    json(
      429,
      { message: 'Too many requests', documentation_url: DOCS, status: '429' },
      {
        'retry-after': retryAfter,
      },
    ),

  /** GitHub itself is down: 500, 502, 503 or 504 in JSON. */
  outage: (status: number): Answer =>
    json(status, { message: 'Server Error', documentation_url: DOCS, status: String(status) }),

  /** A captive portal that sends everybody to its own page. */
  portal: { kind: 'redirect', location: 'http://portal.invalid/login' },

  /** A proxy that answers with its own page and a good status. */
  proxyPage: { kind: 'html' },

  /** The connection is reset before GitHub has seen the request. */
  reset: { kind: 'drop' },

  /** GitHub did what was asked, and the answer never arrived. */
  lostAnswer: { kind: 'drop', when: 'afterCommit' },
} satisfies Record<string, Answer | ((...facts: never[]) => Answer)>;

/** GitHub's words are like these. */
function remarkWords(notificationId: string) {
  return notificationId === 'free_over_limits'
    ? {
        title: 'Monthly limit reached',
        message:
          'You have reached your monthly limit of GitHub Copilot Free. Upgrade to Copilot Pro to go on.',
        url: 'https://github.com/github-copilot/signup?editor={EDITOR}',
      }
    : {
        title: notificationId.replaceAll('_', ' '),
        message: `This is ${notificationId}.`,
        url: null,
      };
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return { kind: 'json', status, body, headers };
}
