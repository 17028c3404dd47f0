/** How one of the staff is called in records of who did what; the program itself is `system`. */
type Person = { name?: string | null; email?: string | null } | null | undefined;

export const staffName = (person: Person): string => person?.name?.trim() || person?.email || 'system';
