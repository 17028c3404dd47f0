/** The first page of the desk: what waits for whoever looks, what is due, what went wrong, and the archive at a glance. */
import { Button, Gutter } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { languageOf, wordsOf } from '../../words/say.ts';
import { LatelyCards, WaitingCards } from './ArticleCards.tsx';
import { GlanceCard } from './GlanceCard.tsx';
import { ProblemCard } from './ProblemCard.tsx';
import type { Health } from './ProblemCard.tsx';
import type { Person } from './findArticles.ts';
import { readDashboard } from './readDashboard.ts';
import { keptNumbers } from './readNumbers.ts';

type Props = AdminViewServerProps & { timeZone: string; health: () => Health };

export async function Dashboard({ initPageResult, payload, timeZone, health }: Props) {
  const { req } = initPageResult;
  const { user } = req;
  if (!user) return null;
  const language = languageOf(req);
  const now = new Date();
  const locale = language === 'zh' ? 'zh-Hans' : 'en';
  const data = await readDashboard(
    { payload, user: user as unknown as Person, locale, now, i18n: req.i18n },
    keptNumbers,
  );
  const words = wordsOf('today', language);
  const admin = payload.config.routes.admin;
  const said = { words, language, timeZone, admin, now };
  return (
    <Gutter className="dashboard today">
      <header className="today__header">
        <h1>{words.heading}</h1>
        <div className="today__actions">
          <Button el="link" to={`${admin}/collections/articles/create`} id="new-article" margin={false}>
            {words.newArticle}
          </Button>
          <Button el="link" to={`${admin}/import`} id="to-import" buttonStyle="secondary" margin={false}>
            {words.import}
          </Button>
          <Button el="link" to={`${admin}/calendar`} id="to-calendar" buttonStyle="secondary" margin={false}>
            {words.calendar}
          </Button>
        </div>
      </header>
      <div className="today__cards">
        <WaitingCards {...said} data={data} />
        <ProblemCard {...said} data={data} health={health()} isAdministrator={user.role === 'administrator'} />
        <LatelyCards {...said} data={data} />
        <GlanceCard {...said} glance={data.glance} />
      </div>
    </Gutter>
  );
}
