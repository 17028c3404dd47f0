/** An instance with SERVE=desk answers staff and whoever watches it; readers are sent to the others. */
import type { RequestHandler } from 'express';

const STAFF = /^\/(admin|api|preview|_next|healthz|readyz|metrics|favicon\.ico)(\/|$|\?)/;

export const onlyStaff: RequestHandler = (req, res, next) => {
  if (STAFF.test(req.originalUrl)) return next();
  res.status(404).type('text').send('This instance serves staff; readers are answered by the others.\n');
};
