/* Payload's REST for the admin and for staff, as Payload generates it; no GraphQL. Where instances share a database, a write that met another is made again. */
import config from '@payload-config';
import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes';
import { retrying } from '../../../../desk/mongodb/outage.ts';

const writing = async (handler: ReturnType<typeof REST_POST>) =>
  (await config).db.name === 'mongoose' ? retrying(handler) : handler;
type Handler = ReturnType<typeof REST_POST>;
const later =
  (handler: Handler): Handler =>
  async (request, args) =>
    (await writing(handler))(request, args);

export const GET = REST_GET(config);
export const POST = later(REST_POST(config));
export const DELETE = later(REST_DELETE(config));
export const PATCH = later(REST_PATCH(config));
export const PUT = later(REST_PUT(config));
export const OPTIONS = REST_OPTIONS(config);
