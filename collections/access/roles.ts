import type { Access, FieldAccess, PayloadRequest } from 'payload';

export const ROLES = ['editor', 'publisher', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** The role of the signed-in member of staff; null for the public and for the program itself. */
export function roleOf(req: Pick<PayloadRequest, 'user'>): Role | null {
  return (req.user as { role?: Role } | null)?.role ?? null;
}

/** Publishers and administrators: they publish, schedule, correct and withdraw. */
export const mayPublish = (req: Pick<PayloadRequest, 'user'>): boolean =>
  roleOf(req) === 'publisher' || roleOf(req) === 'administrator';

export const isStaff: Access = ({ req }) => roleOf(req) !== null;
export const isPublisher: Access = ({ req }) => mayPublish(req);
export const isAdministrator: Access = ({ req }) => roleOf(req) === 'administrator';
export const isAdministratorField: FieldAccess = ({ req }) => roleOf(req) === 'administrator';
export const nobody = (): boolean => false;
