/** The page with these figures in place of earlier ones of the same checks, sorted by check. */
export function withFigures(
  text: string,
  figures: ReadonlyArray<Readonly<{check: string; figure: string}>>,
  at: Readonly<{command: string; commit: string; date: string}>
): string
