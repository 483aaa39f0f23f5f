import type {TextLine} from './text-lines.mjs'

export function riversOf(lines: readonly TextLine[], leading: number, least: number): number
