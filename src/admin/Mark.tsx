/** The archive's mark: an opinion's opening quotation marks on a machine bed. As large as the place it stands in. */
export function Mark() {
  return (
    <svg viewBox="0 0 48 48" width="100%" height="100%" role="img" aria-label="Opinion Archive">
      <rect width="48" height="48" rx="10" fill="#0f4c81" />
      <path d={QUOTES} fill="#fff" />
      <path d="M8 39h32" stroke="#f2a900" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}

const QUOTES =
  'M11 27c0-8 4-13 11-15l1 3c-4 1.6-6 4-6.3 7H22v12H11zm15 0c0-8 4-13 11-15l1 3c-4 1.6-6 4-6.3 7H37v12H26z';
