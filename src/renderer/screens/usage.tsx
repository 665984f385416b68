import { hostAndPlan } from '../../shared/plan.ts';
import type { UsageAnswer } from '../../shared/usage.ts';
import type { AccountView } from '../../shared/view.ts';
import { useFace } from '../face.ts';
import { useClockTime } from '../hooks/use-clock-time.ts';
import { useUsage } from '../hooks/use-usage.ts';
import { AnsweringButton } from '../parts/answering-button.tsx';
import { BackBar } from '../parts/bar.tsx';
import { PersonLine } from '../parts/person-line.tsx';
import { QuotaRow } from '../parts/quota-row.tsx';
import { Screen, Title } from '../parts/screen.tsx';
import { Switch } from '../parts/switch.tsx';

/** What GitHub counts for an account, as it was told last. */
export function Usage({ account }: { readonly account: AccountView }) {
  const { words } = useFace();
  const [answer, look] = useUsage(account.key);
  return (
    <Screen
      bar={
        <BackBar>
          <Title>{words.usage.title}</Title>
        </BackBar>
      }
      layout="list"
    >
      <Whose account={account} />
      <div className="card">
        <div className="row quota-top">
          <AsOf answer={answer} />
          <AnsweringButton
            className="secondary quota-look"
            waiting={words.usage.looking}
            act={look}
            answerOf={({ outcome }) =>
              outcome === 'notHeard'
                ? { words: words.usage.noAnswer, isDone: false }
                : { words: words.usage.upToDate, isDone: true }
            }
          >
            {words.usage.lookAgain}
          </AnsweringButton>
        </div>
        <Quotas answer={answer} />
      </div>
      <div className="card">
        <Notify />
      </div>
    </Screen>
  );
}

function Whose({ account }: { readonly account: AccountView }) {
  const { person } = account;
  const detail = hostAndPlan(account, useFace().words.home.plans);
  return person === null ? (
    <p className="quiet">{detail}</p>
  ) : (
    <PersonLine person={person} detail={detail} />
  );
}

interface QuotasProps {
  readonly answer: UsageAnswer | null;
}

/** Has its room before anything is known, so that what is below stays where it is. */
function Quotas({ answer }: QuotasProps) {
  const { usage: words } = useFace().words;
  const quotas = answer?.heard?.usage?.quotas ?? [];
  if (quotas.length === 0) {
    return <p className="quotas quiet">{answer === null ? null : words[whyNone(answer)]}</p>;
  }
  return (
    <ul className="quotas" aria-label={words.title}>
      {quotas.map((quota) => (
        <QuotaRow key={quota.name} quota={quota} />
      ))}
    </ul>
  );
}

function whyNone({ heard, outcome }: UsageAnswer): 'none' | 'notHeard' | 'looking' {
  if (heard !== null) return 'none';
  return outcome === null ? 'looking' : 'notHeard';
}

function AsOf({ answer }: QuotasProps) {
  const { words } = useFace();
  const at = useClockTime();
  const heard = answer?.heard ?? null;
  return (
    <p className="quiet row-words">{heard === null ? null : words.usage.asOf(at(heard.atMs))}</p>
  );
}

function Notify() {
  const { view, words, bridge } = useFace();
  const { notices, usageNotices } = view.settings;
  return (
    <>
      <Switch
        label={words.usage.tell}
        on={usageNotices}
        onChange={(tell) => void bridge.changeSettings({ usageNotices: tell })}
      />
      {notices ? null : <p className="quiet quota-quiet">{words.usage.quiet}</p>}
    </>
  );
}
