/** Letters on their way: queued in the desk's database, sent by one loop, tried again while the mail server is away. */
import { createTransport } from 'nodemailer';
import type { Payload, Where } from 'payload';
import type { Mail } from '../../payload-types.ts';

const TICK_MS = 5_000;
/** Letters sent in one go. */
const BATCH = 20;
const MINUTE = 60_000;
/** The wait doubles after each attempt up to this. */
const LONGEST_WAIT = 60 * MINUTE;
/** Milliseconds after which a letter is given up; it stays in the list with what the server said. */
const GIVE_UP = 3 * 24 * 60 * MINUTE;
/** Milliseconds for which a letter is one instance's: if that one dies meanwhile, another sends it. */
const CLAIM = 2 * MINUTE;
/** A mail server that does not answer holds up other letters, and nothing else. */
const TIMEOUT_MS = 20_000;

type Log = { warn: (data: object, message: string) => void };
type Input = { payload: Payload; smtpUrl: string; from: string; log: Log; now?: () => Date };
export type Outbox = {
  start: () => void;
  /** Waits for the letter that is being sent. */
  stop: () => Promise<void>;
  /** Sends what is due now. */
  tick: () => Promise<void>;
};

export function openOutbox(input: Input): Outbox {
  const { smtpUrl, log } = input;
  const limits = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
  const transport = createTransport({ url: smtpUrl, ...limits });
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;
  const tick = async () => {
    if (isRunning) return running;
    isRunning = true;
    running = sendDue(input, (letter) => transport.sendMail(letter)).finally(() => (isRunning = false));
    return running;
  };
  return {
    tick,
    start() {
      timer = setInterval(() => {
        tick().catch((err: unknown) => log.warn({ err }, 'letters could not be sent'));
      }, TICK_MS);
    },
    async stop() {
      clearInterval(timer);
      await running.catch(() => undefined);
      transport.close();
    },
  };
}

type Letter = { from: string; to: string; subject: string; text: string };

async function sendDue(input: Input, send: (letter: Letter) => Promise<unknown>): Promise<void> {
  const { payload, from, log, now = () => new Date() } = input;
  const { docs } = await payload.find({
    ...{ collection: 'mails', sort: 'nextAt', limit: BATCH, pagination: false, depth: 0 },
    where: { nextAt: { less_than_equal: now().toISOString() } },
  });
  for (const mail of docs) {
    if (!(await claim(payload, mail, now()))) continue;
    const { id, to, subject } = mail;
    const failure = await send({ from, to, subject, text: mail.text ?? '' }).then(
      () => null,
      (error: Error) => error.message,
    );
    if (failure !== null) log.warn({ subject, failure }, 'a letter could not be sent');
    const data = failure === null ? sent(now()) : failed({ mail, failure, now: now() });
    await payload.update({ collection: 'mails', id, data, depth: 0 });
  }
}

/** Of instances that look at the same time one gets the letter: whoever is later finds another time in it. */
async function claim(payload: Payload, { id, nextAt }: Mail, now: Date): Promise<boolean> {
  const where: Where = { and: [{ id: { equals: id } }, { nextAt: { equals: nextAt } }] };
  const data = { nextAt: new Date(now.getTime() + CLAIM).toISOString() };
  return Boolean(await payload.db.updateOne({ collection: 'mails', where, data }));
}

const sent = (now: Date) => ({ sentAt: now.toISOString(), nextAt: null, text: null, failure: null });

function failed({ mail, failure, now }: { mail: Mail; failure: string; now: Date }) {
  const attempts = (mail.attempts ?? 0) + 1;
  const wait = Math.min(MINUTE * 2 ** (attempts - 1), LONGEST_WAIT);
  const isOver = now.getTime() - Date.parse(mail.createdAt) > GIVE_UP;
  return { attempts, failure, nextAt: isOver ? null : new Date(now.getTime() + wait).toISOString() };
}
