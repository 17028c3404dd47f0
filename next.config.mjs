import { withPayload } from '@payloadcms/next/withPayload';

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  images: { unoptimized: true },
  // Types and lint have their own commands; the build must not need a compiler at the user's.
  typescript: { ignoreBuildErrors: true },
  // One copy of Payload in the process: the server's. With a second one in the bundle, errors thrown by the first are
  // no instances of the second's classes, and their fields are lost on the way to the editor.
  serverExternalPackages: [
    'payload',
    '@payloadcms/db-sqlite',
    '@payloadcms/db-mongodb',
    'mongodb',
    'mongoose',
    '@payloadcms/drizzle',
    'libsql',
    '@libsql/client',
    'pino',
  ],
};

export default withPayload(nextConfig, { devBundleServerPackages: false });
