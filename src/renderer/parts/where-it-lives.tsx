import { homeOf } from '../../shared/home-of.ts';
import { useFace } from '../face.ts';
import { NoTray } from './no-tray.tsx';

/** Where the app is once its window is closed, with a drawing of the icon to look for. */
export function WhereItLives() {
  const { view, words } = useFace();
  const home = homeOf(view);
  if (home === null) return <NoTray />;
  return (
    <div className="lives">
      <Panel hasMore={home === 'taskbar'} />
      <p className="quiet">{words.signIn.lives[home]}</p>
    </div>
  );
}

/** The end of a panel: other icons, the flame, a clock. On Windows some icons lie behind a small arrow. */
function Panel({ hasMore }: { readonly hasMore: boolean }) {
  return (
    <svg className="panel" viewBox="0 0 104 28" aria-hidden="true">
      <rect className="panel-strip" x=".5" y=".5" width="103" height="27" rx="7" />
      {hasMore ? (
        <path className="panel-line" d="M12 16l4-4 4 4" />
      ) : (
        <circle className="panel-other" cx="16" cy="14" r="4" />
      )}
      <rect className="panel-other" x="30" y="10" width="8" height="8" rx="2" />
      <circle className="panel-light" cx="57" cy="14" r="12" />
      <g transform="translate(57 13.5) scale(.26) translate(-60 -58)">
        <path
          className="panel-flame"
          fillRule="evenodd"
          d="M62 22c9 14 24 24 24 41a26 26 0 0 1-52 0c0-10 5-17 11-24 1 7 4 11 8 12-2-12 2-22 9-29ZM60 55c7 8 11 12 11 19a11 11 0 0 1-22 0c0-7 4-11 11-19Z"
        />
      </g>
      <path className="panel-line" d="M77 14h6M87 14h6" />
    </svg>
  );
}
