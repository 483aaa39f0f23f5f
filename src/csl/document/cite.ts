import type {Token} from '../output/tokens.ts'
import type {CiteFacts} from '../rendering/context.ts'

/** A cite: a work, with the author's locator and words. */
export type CslCite = CiteFacts &
  Readonly<{
    id: string
    /** Text before and after the work; its markup is parsed, and a space is added between letters. */
    prefix?: string | undefined
    suffix?: string | undefined
    /** Tokens that replace `prefix` and `suffix` and are not parsed. */
    before?: readonly Token[] | undefined
    after?: readonly Token[] | undefined
    /** Tokens that replace the rendered work; the locator follows as in a subsequent cite. */
    instead?: readonly Token[] | undefined
  }>

/** Whether a cite has only the id of a work. */
export function isOnlyId(cite: CslCite): boolean {
  for (const name in cite) if (name !== 'id' && cite[name as keyof CslCite] !== undefined) return false
  return true
}
