import {sourceDate} from './world.ts'

/**
 * The day of a check as an ISO date: the date in SOURCE_DATE_EPOCH or, without it, today's date in UTC, which is the
 * same in every time zone.
 */
export function today(): string {
  return sourceDate() ?? new Date().toISOString().slice(0, 10)
}
