/**
 * Prints rows of cells in columns: the first is aligned left, the others right; those without a width are not padded.
 * @param {readonly (readonly string[])[]} rows
 * @param {readonly number[]} widths in characters
 */
export function printTable(rows, widths) {
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column] ?? 0)
    )
    console.log(`  ${cells.join(' ')}`.trimEnd())
  }
}

/**
 * A time in readable form.
 * @param {number | undefined} milliseconds
 */
export function seconds(milliseconds) {
  if (milliseconds === undefined) return '–'
  return milliseconds < 1000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(2)} s`
}
