import { useFace } from '../face.ts';

interface QuotationProps {
  readonly title: string | null;
  readonly message: string | null;
}

/** What GitHub said, as plain text below our words; nothing where it said nothing. */
export function Quotation({ title, message }: QuotationProps) {
  const { words } = useFace();
  if (title === null && message === null) return null;
  return (
    <blockquote className="quotation">
      <p className="quiet">{words.refusalWords.githubSays}</p>
      {title === null ? null : (
        <p className="server-words" lang="en">
          {title}
        </p>
      )}
      {message === null ? null : (
        <p className="server-words" lang="en">
          {message}
        </p>
      )}
    </blockquote>
  );
}
