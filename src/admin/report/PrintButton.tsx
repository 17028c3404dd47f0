'use client';
/** Prints the page, or keeps it as PDF, as the browser offers. */
export function PrintButton({ text }: { text: string }) {
  return (
    <button
      className="btn btn--style-secondary btn--size-medium"
      type="button"
      id="print-report"
      onClick={() => window.print()}
    >
      {text}
    </button>
  );
}
