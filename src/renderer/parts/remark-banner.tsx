import type { Remark } from '../../shared/remark.ts';
import { useFace } from '../face.ts';
import { Icon } from './icon.tsx';
import { Quotation } from './quotation.tsx';

interface RemarkBannerProps {
  readonly accountKey: string;
  readonly remark: Remark;
  /** It was put away, and stands here until the screen is left. */
  readonly isRead: boolean;
}

/** What GitHub remarks beside a token that works: said once, without alarm, and gone when it has been read. */
export function RemarkBanner({ accountKey, remark, isRead }: RemarkBannerProps) {
  const { words, bridge } = useFace();
  const { title, sentence } = words.remarks[remark.topic];
  return (
    <section className="banner banner-quiet remark" aria-label={title} data-remark={remark.topic}>
      <p className="banner-title">{title}</p>
      <p>{sentence}</p>
      <Quotation title={remark.title} message={remark.message} />
      <div className="banner-actions">
        {remark.page === null ? null : (
          <button
            type="button"
            className="link"
            onClick={() => void bridge.openLink({ link: 'remark', accountKey })}
          >
            {words.openPages[remark.page]}
          </button>
        )}
        <button
          type="button"
          className="link"
          // Not `disabled`, which would take the focus from whoever has just pressed it.
          aria-disabled={isRead || undefined}
          data-answers={isRead || undefined}
          onClick={isRead ? undefined : () => void bridge.putRemarkAway(accountKey)}
        >
          <Icon name="check" />
          {words.refusalWords.remarkRead}
        </button>
      </div>
    </section>
  );
}
