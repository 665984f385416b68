import type { Remark } from '../../shared/remark.ts';
import { useFace } from '../face.ts';
import { Quotation } from './quotation.tsx';

interface RemarkBannerProps {
  readonly accountKey: string;
  readonly remark: Remark;
}

/** What GitHub remarks beside a token that works: said once, without alarm, and gone when it has been read. */
export function RemarkBanner({ accountKey, remark }: RemarkBannerProps) {
  const { words, bridge } = useFace();
  const { title, sentence } = words.remarks[remark.topic];
  return (
    <section className="banner banner-quiet remark" aria-label={title} data-remark={remark.topic}>
      <p className="banner-title">{title}</p>
      <p>{sentence}</p>
      <Quotation title={remark.title} message={remark.message} />
      <div className="banner-actions">
        {remark.hasLink ? (
          <button
            type="button"
            className="link"
            onClick={() => void bridge.openLink({ link: 'remark', accountKey })}
          >
            {words.home.openGitHub}
          </button>
        ) : null}
        <button
          type="button"
          className="link"
          onClick={() => void bridge.putRemarkAway(accountKey)}
        >
          {words.refusalWords.remarkRead}
        </button>
      </div>
    </section>
  );
}
