import type { GitHubStage } from '../../peers/github-stage.ts';

/** A program that keeps a Copilot token fresh, signed in at the GitHub that is there. */
export interface Side {
  /** Starts it as it starts every day: it finds its GitHub token on the disk. */
  readonly start: () => Promise<Running>;
  readonly leave: () => Promise<void>;
}

/** Signs a program in at this GitHub; whoever calls it leaves the side. */
export type TakeSide = (stage: GitHubStage) => Promise<Side>;

export interface Running {
  readonly pid: number;
  readonly hasEnded: () => boolean;
  /** Lets go of what it only needs while somebody looks at it. */
  readonly rest: () => Promise<void>;
  /** Whether whoever uses it would get a Copilot token now. */
  readonly hasToken: () => Promise<boolean>;
  readonly end: () => Promise<void>;
}
