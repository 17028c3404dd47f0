/** Pages of one article beside its form. */
import type { EditConfig } from 'payload';

const label =
  (subject: 'review' | 'compare' | 'preview') =>
  ({ t }: { t: (key: string) => string }): string =>
    t(`${subject}:tab`);

export const documentViews: EditConfig = {
  review: {
    Component: '/src/admin/review/ReviewView.tsx#ReviewView',
    path: '/review',
    tab: { label: label('review'), href: '/review' },
  },
  preview: {
    Component: '/src/admin/preview/PreviewView.tsx#PreviewView',
    path: '/preview',
    tab: { label: label('preview'), href: '/preview' },
  },
  editions: {
    Component: '/src/admin/compare/EditionsView.tsx#EditionsView',
    path: '/editions',
    tab: { label: label('compare'), href: '/editions' },
  },
};
