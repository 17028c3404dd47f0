import { stopAfterRun } from './forRun.ts';

export default stopAfterRun;
