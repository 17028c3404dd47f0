'use client';
import { FieldDescription, FieldError, FieldLabel, useField, useTranslation } from '@payloadcms/ui';
import { getTranslation } from '@payloadcms/translations';
import type { TextFieldClientComponent } from 'payload';

/** The browser's own date input on a text field: what is shown is what is stored, YYYY-MM-DD. */
export const DateField: TextFieldClientComponent = ({ field, path, readOnly }) => {
  const { value, setValue, showError, disabled } = useField<string>({ path });
  const { i18n } = useTranslation();
  const id = `field-${path.replace(/\./g, '__')}`;
  const description = field.admin?.description;
  return (
    <div className={`field-type text${showError ? ' error' : ''}`}>
      <FieldLabel label={field.label} path={path} required={field.required} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        <input
          id={id}
          type="date"
          min="1000-01-01"
          max="9999-12-31"
          value={value ?? ''}
          disabled={readOnly || disabled}
          onChange={(event) => setValue(event.target.value || null)}
        />
      </div>
      {description && typeof description !== 'function' ? (
        <FieldDescription description={getTranslation(description, i18n)} path={path} />
      ) : null}
    </div>
  );
};
