/** The archive's mark: a turned workpiece on its axis, read as an opening quotation mark. */
export function Mark() {
  return (
    <svg viewBox="0 0 48 48" width="25" height="25" role="img" aria-label="Opinion Archive">
      <rect width="48" height="48" rx="10" fill="#0f4c81" />
      <path
        d="M11 27c0-8 4-13 11-15l1 3c-4 1.600-6 4-6.300 7H22v12H11zm15 0c0-8 4-13 11-15l1 3c-4 1.600-6 4-6.300 7H37v12H26z"
        fill="#fff"
      />
      <path d="M8 39h32" stroke="#f2a900" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
