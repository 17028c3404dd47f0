'use client';
/** When an approved article goes out. What is no time stays as it was written, and is refused with the reason. */
import { getTranslation } from '@payloadcms/translations';
import { Button, FieldDescription, FieldError, FieldLabel, useAuth, useField, useTranslation } from '@payloadcms/ui';
import type { DateFieldClientComponent, DateFieldClientProps } from 'payload';
import { instantOf, wallTime } from '../../domain/words/zonedTime.ts';
import type { TimeFault } from '../../domain/words/zonedTime.ts';
import { useWords } from '../words.ts';
import { ReleaseInput } from './ReleaseInput.tsx';

type Props = DateFieldClientProps & { timeZone: string };

/** As the wall shows it, and what is wrong with it. */
function readValue(value: string | null, timeZone: string): { wall: string; fault?: TimeFault | 'past' } {
  if (!value) return { wall: '' };
  const wall = value.endsWith('Z') ? wallTime({ instant: value, timeZone }) : value;
  const { instant, fault } = instantOf({ wall, timeZone });
  if (fault) return { wall, fault };
  return instant < new Date().toISOString() ? { wall, fault: 'past' } : { wall };
}

const Field = ({ field, path, readOnly, timeZone }: Props) => {
  const { value, setValue, showError, errorMessage, disabled } = useField<string | null>({ path });
  const { i18n } = useTranslation();
  const { user } = useAuth<{ role: string }>();
  const words = useWords('release');
  const { wall, fault } = readValue(value, timeZone);
  const problem = fault && words[fault];
  const isFixed = Boolean(readOnly || disabled || user?.role === 'editor');
  const description = field.admin?.description;
  return (
    <div className={`field-type date-time-field${problem || showError ? ' error' : ''}`} id="field-releaseAt">
      <FieldLabel label={field.label} path={path} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} message={errorMessage ?? ''} />
        <ReleaseInput
          wall={wall}
          timeZone={timeZone}
          readOnly={isFixed}
          onChange={(next) => setValue(next === '' ? null : (instantOf({ wall: next, timeZone }).instant ?? next))}
        />
      </div>
      {problem ? (
        <p className="release-input__problem" role="alert">
          {problem}
        </p>
      ) : null}
      {value && !isFixed ? (
        <Button buttonStyle="secondary" size="small" margin={false} onClick={() => setValue(null)}>
          {words.clear}
        </Button>
      ) : null}
      {description && typeof description !== 'function' ? (
        <FieldDescription description={getTranslation(description, i18n)} path={path} />
      ) : null}
    </div>
  );
};

export const ReleaseField = Field as DateFieldClientComponent;
