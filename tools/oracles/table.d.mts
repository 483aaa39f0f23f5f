import type {Group, Oracle} from './find.d.mts'

/** The programs of others that judge what galley writes, and those that they need. */
export const oracles: readonly Oracle[]

/** The groups that CI needs. */
export const defaultGroups: readonly Group[]
