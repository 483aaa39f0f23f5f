/**
 * The prefix of a formula's label in the printed page: `<math role="img" aria-label="MATH:x squared">`. Chromium gives
 * MathML neither a structure type nor alternative text, but pictures get both.
 */
export const formulaLabel = 'MATH:'
