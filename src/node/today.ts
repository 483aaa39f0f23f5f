import {sourceDate} from './world.ts'

/** The day of a check as an ISO date: that of SOURCE_DATE_EPOCH, or else today in UTC, the same in every time zone. */
export function today(): string {
  return sourceDate() ?? new Date().toISOString().slice(0, 10)
}
