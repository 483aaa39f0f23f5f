import type {Token} from '../output/tokens.ts'
import type {CiteFacts} from '../rendering/context.ts'

/** A cite of a citation: a work, and what the author says of it. */
export type Cite = CiteFacts &
  Readonly<{
    id: string
    /** Words before and after the work; their markup is read, and blanks are added where letters would touch. */
    prefix?: string | undefined
    suffix?: string | undefined
    /** The tokens that stand for them, if they are not to be read. */
    before?: readonly Token[] | undefined
    after?: readonly Token[] | undefined
    /** The tokens that stand in place of the work; the locator follows as the style renders it behind a short cite. */
    instead?: readonly Token[] | undefined
  }>

/** Whether a cite says nothing but its work. */
export function isOnlyId(cite: Cite): boolean {
  for (const name in cite) if (name !== 'id' && cite[name as keyof Cite] !== undefined) return false
  return true
}
