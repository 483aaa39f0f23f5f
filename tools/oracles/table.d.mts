import type {Group, Oracle} from './find.d.mts'

/** The external programs that judge galley's outputs, and their requirements. */
export const oracles: readonly Oracle[]

/** The groups of programs that CI needs. */
export const defaultGroups: readonly Group[]
