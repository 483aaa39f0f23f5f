import type {PdfStandard} from '../../../core/pdf-standard.ts'
import {type Obstacle, obstaclesTo} from './obstacles.ts'

/** The standards that a file can claim, and those that it cannot, and why. */
export type Claims = Readonly<{
  claimed: readonly PdfStandard[]
  missed: readonly Readonly<{standard: PdfStandard; obstacles: readonly Obstacle[]}>[]
}>

/** Claims the standards without obstacles; nothing is claimed unexamined. */
export function claimsOf(asked: readonly PdfStandard[], obstacles: readonly Obstacle[]): Claims {
  const all = asked.map(standard => ({standard, obstacles: obstaclesTo(standard, obstacles)}))
  return {
    claimed: all.flatMap(({standard, obstacles}) => (obstacles.length === 0 ? [standard] : [])),
    missed: all.filter(({obstacles}) => obstacles.length > 0)
  }
}

/** The manifest's key for standards that the command requested, so that `verify` requests them again. */
export const standardsKey = 'pdf standard'

/** The standards of a paper that requests none. */
export function usualStandards(hasAttachments: boolean): readonly PdfStandard[] {
  return [hasAttachments ? 'a-3a' : 'a-2a', 'ua-1']
}
