/** As much of the package as the tests use; it brings no types of its own. */
declare module 'smtp-server' {
  import type { Readable } from 'node:stream';
  type Session = { envelope: { rcptTo: { address: string }[] } };
  type Done = (error?: Error | null) => void;
  type Options = {
    authOptional?: boolean;
    disabledCommands?: string[];
    onData?: (stream: Readable, session: Session, done: Done) => void;
  };
  export class SMTPServer {
    constructor(options: Options);
    listen(port: number, host: string, done: () => void): void;
    close(done: () => void): void;
  }
}
