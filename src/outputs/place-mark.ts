import {sha256} from '../core/hash.ts'

/**
 * The mark of the element with an id in its language tag, `en-x-to-1f0c2a9b-77d0e3c4`: a part of a tag has eight letters
 * and digits at most.
 */
export function placeMark(id: string): string {
  const hash = sha256(id)
  return `to-${hash.slice(0, 8)}-${hash.slice(8, 16)}`
}
