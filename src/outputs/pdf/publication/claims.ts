import type {PdfStandard} from '../../../core/pdf-standard.ts'
import {type Obstacle, obstaclesTo} from './obstacles.ts'

/** The standards that a file can claim; and the standards that it misses, with the reasons. */
export type Claims = Readonly<{
  claimed: readonly PdfStandard[]
  missed: readonly Readonly<{standard: PdfStandard; obstacles: readonly Obstacle[]}>[]
}>

/** Claims the standards to which no obstacle is known; a standard is claimed only after an examination. */
export function claimsOf(asked: readonly PdfStandard[], obstacles: readonly Obstacle[]): Claims {
  const all = asked.map(standard => ({standard, obstacles: obstaclesTo(standard, obstacles)}))
  return {
    claimed: all.flatMap(({standard, obstacles}) => (obstacles.length === 0 ? [standard] : [])),
    missed: all.filter(({obstacles}) => obstacles.length > 0)
  }
}

/** The manifest's key for the standards that the command requested, so that `verify` requests them again. */
export const standardsKey = 'pdf standard'

/** The standards that a paper claims if possible, unless it requests others. */
export function usualStandards(hasAttachments: boolean): readonly PdfStandard[] {
  return [hasAttachments ? 'a-3a' : 'a-2a', 'ua-1']
}
