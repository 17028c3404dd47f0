'use client';
import { PasswordField } from '@payloadcms/ui';
import type { TextFieldClientComponent } from 'payload';

/** A text field of a form that is typed like a password and offered by no browser's memory for another account. */
export const PresentPasswordField: TextFieldClientComponent = ({ field, path }) => (
  <PasswordField autoComplete="current-password" field={{ ...field, name: 'currentPassword' }} path={path} />
);
