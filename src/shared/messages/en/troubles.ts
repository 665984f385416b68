import type { TroubleKind } from '../../trouble.ts';
import type { Advice } from '../advice.ts';

/** Failures that nobody decided. Pilot Light keeps trying in all of them. */
export const troubles: Readonly<Record<TroubleKind, Advice>> = {
  network: {
    title: 'No network',
    sentence: 'GitHub cannot be reached.',
    next: 'Check the connection. Pilot Light tries again by itself.',
  },
  timeout: {
    title: 'GitHub is slow to answer',
    sentence: 'No answer came in time.',
    next: 'Wait a moment. Pilot Light tries again by itself.',
  },
  certificate: {
    title: 'The connection is not trusted',
    sentence: 'The certificate could not be checked.',
    next: 'Check the date of this computer, or ask who runs your network.',
  },
  proxyAuth: {
    title: 'The proxy wants a password',
    sentence: 'A proxy between you and GitHub asks for a sign-in.',
    next: 'Sign in to the proxy in your system’s network settings.',
  },
  portal: {
    title: 'Something else answers for GitHub',
    sentence: 'A sign-in page or a filter of this network is in between.',
    next: 'Open a web page to sign in to the network.',
  },
  rateLimited: {
    title: 'GitHub asks to wait',
    sentence: 'There were many requests in a short time.',
    next: 'Nothing to do. Pilot Light waits and tries again.',
  },
  server: {
    title: 'GitHub has a problem',
    sentence: 'GitHub answered with an error of its own.',
    next: 'Wait, or look at githubstatus.com.',
  },
  malformed: {
    title: 'GitHub’s answer makes no sense',
    sentence: 'It could not be read.',
    next: 'Try again later. If it stays, update Pilot Light.',
  },
};
