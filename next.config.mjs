import { withPayload } from '@payloadcms/next/withPayload';

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  images: { unoptimized: true },
  // Types and lint have their own commands; the build must not need a compiler at the user's.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['libsql', '@libsql/client', 'pino', 'sharp', 'pinyin-pro'],
};

export default withPayload(nextConfig, { devBundleServerPackages: false });
