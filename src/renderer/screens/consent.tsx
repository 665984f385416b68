import { useFace } from '../face.ts';
import { BackBar } from '../parts/bar.tsx';
import { Screen, Title } from '../parts/screen.tsx';

/** Asks, in words that are true, whether sign-ins may be stored without protection. The safe answer has the focus. */
export function Consent() {
  const { words, bridge, go } = useFace();
  const goHome = (): void => go({ kind: 'home' });
  const allow = (): void => {
    void bridge.allowUnprotectedStorage(true);
    goHome();
  };
  return (
    <Screen bar={<BackBar onBack={goHome} />} layout="question">
      <div className="hero">
        <Title>{words.storage.consentTitle}</Title>
        <p>{words.storage.consentSentence}</p>
        <p className="quiet">{words.storage.consentBetter}</p>
      </div>
      <button type="button" className="primary" data-start onClick={goHome}>
        {words.storage.consentRefuse}
      </button>
      <button type="button" className="secondary" onClick={allow}>
        {words.storage.consentAllow}
      </button>
    </Screen>
  );
}
