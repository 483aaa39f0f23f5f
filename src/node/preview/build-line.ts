import type {PreviewReport} from '../../browser/messages.ts'
import {plural} from '../../core/plural.ts'

/** The line about a build, such as `15:04:05 2 errors, 1 warning, 43 ms`. */
export function buildLine({errors, warnings, held}: PreviewReport, milliseconds: number): string {
  const now = new Date()
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()]
    .map(part => String(part).padStart(2, '0'))
    .join(':')
  const kept = held === undefined ? '' : `; the last good page stays: ${heldLine(held)}`
  return `${time} ${plural(errors, 'error')}, ${plural(warnings, 'warning')}, ${Math.round(milliseconds)} ms${kept}`
}

/** A line with the reason why the last good page is still shown, and with the position of the fault. */
function heldLine({why, place}: NonNullable<PreviewReport['held']>): string {
  return place === undefined ? why : `${why}, ${place.file}:${place.line}:${place.column}`
}
