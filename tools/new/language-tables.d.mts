/** The tables that have no row for a language, each with its content. */
export function lackingTables(
  tag: string,
  read: (file: string) => string
): readonly Readonly<{file: string; content: string}>[]
