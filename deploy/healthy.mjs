/** Ends with 0 when the instance of this container answers. */
const { PORT = '3000' } = process.env;
const isUp = await fetch(`http://127.0.0.1:${PORT}/healthz`).then(
  ({ ok }) => ok,
  () => false,
);
process.exit(isUp ? 0 : 1);
