/** Copies of a paper for blind review. */
export {type BlindCopy, type BlindOptions, type BlindVersion, blindCopy} from './copy.ts'
export {foldedWithPlaces} from './folded-words.ts'
export type {BlindHint} from './hints.ts'
export type {Leak} from './leaks.ts'
export type {MaskedWork} from './manuscript.ts'
export type {Signal} from './signals.ts'
