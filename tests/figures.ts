import {appendFileSync} from 'node:fs'

/**
 * Records a figure that a check has measured, such as `840 of 845 fixtures pass`. `make long` writes all figures into
 * docs/measured.md; any other run prints them.
 */
export function recordFigure(check: string, figure: string): void {
  const file = process.env.GALLEY_FIGURES
  if (file) appendFileSync(file, `${JSON.stringify({check, figure})}\n`)
  else console.log(`${check}: ${figure}`)
}
