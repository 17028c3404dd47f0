'use client';
/** Days or a list, as FullCalendar draws them. Times are those of the wall: the calendar is told that they are UTC. */
import type { EventClickArg, EventDropArg, EventInput, EventSourceFuncArg } from '@fullcalendar/core';
import zhCn from '@fullcalendar/core/locales/zh-cn';
import dayGrid from '@fullcalendar/daygrid';
import interaction from '@fullcalendar/interaction';
import list from '@fullcalendar/list';
import FullCalendar from '@fullcalendar/react';
import { useTranslation } from '@payloadcms/ui';
import type { RefObject } from 'react';
import { wallTime } from '../../domain/words/zonedTime.ts';
import { fill } from '../../words/fill.ts';
import { useWords } from '../words.ts';

/** Up to this width a month of days is too narrow to read. */
const NARROW = 700;

type GridProps = {
  calendar: RefObject<FullCalendar | null>;
  read: (span: EventSourceFuncArg) => Promise<EventInput[]>;
  onDrop: (dropped: EventDropArg) => void;
  onShow: (clicked: EventClickArg) => void;
  timeZone: string;
};

export default function Grid({ calendar, read, onDrop, onShow, timeZone }: GridProps) {
  const words = useWords('release');
  const { i18n } = useTranslation();
  return (
    <FullCalendar
      ref={calendar}
      plugins={[dayGrid, list, interaction]}
      initialView={window.innerWidth < NARROW ? 'listMonth' : 'dayGridMonth'}
      headerToolbar={{ start: 'prev,next today', center: 'title', end: 'dayGridMonth,listMonth' }}
      buttonIcons={false}
      buttonText={{ prev: '‹', next: '›', today: words.today, month: words.month, list: words.list }}
      buttonHints={{ prev: words.previous, next: words.next, today: words.today }}
      viewHint="$0"
      moreLinkText={(count) => fill(words.more, { count })}
      noEventsText={words.nothing}
      locales={[zhCn]}
      locale={i18n.language.startsWith('zh') ? 'zh-cn' : 'en-gb'}
      firstDay={1}
      timeZone="UTC"
      now={() => `${wallTime({ instant: Date.now(), timeZone })}:00Z`}
      eventTimeFormat={{ hour: '2-digit', minute: '2-digit', hour12: false }}
      events={read}
      eventDrop={onDrop}
      eventClick={onShow}
      eventInteractive
      dayMaxEvents={4}
      height="auto"
    />
  );
}
