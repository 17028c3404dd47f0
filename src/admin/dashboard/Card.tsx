/** A heading with what belongs under it; every line leads to where it is dealt with. */
import { Link } from '@payloadcms/ui';
import type { ReactNode } from 'react';

type Props = {
  id: string;
  heading: string;
  empty: string;
  more?: { href: string; label: string } | null;
  lines: ReactNode[];
};

export function Card({ id, heading, empty, more, lines }: Props) {
  return (
    <section className="today__card" aria-labelledby={`today-${id}`} id={`card-${id}`}>
      <h2 id={`today-${id}`}>{heading}</h2>
      {lines.length > 0 ? <ul>{lines}</ul> : <p className="today__empty">{empty}</p>}
      {more ? (
        <Link className="today__more" href={more.href}>
          {more.label}
        </Link>
      ) : null}
    </section>
  );
}

type LineProps = { href: string | null; title: string; note: string; tone?: 'late' | 'calm' };

export function Line({ href, title, note, tone = 'calm' }: LineProps) {
  return (
    <li className={`today__line today__line--${tone}`}>
      {href ? <Link href={href}>{title}</Link> : <span>{title}</span>}
      {note ? <span className="today__note">{note}</span> : null}
    </li>
  );
}
