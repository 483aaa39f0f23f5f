import {inflateSync} from 'node:zlib'
import type {Inflate} from '../outputs/pdf/file/written-objects.ts'

/** Inflates untrusted data; undefined for damaged data, or if the result would exceed 256 MB. */
export const inflate: Inflate = packed => {
  try {
    return inflateSync(packed, {maxOutputLength: mostUnpacked})
  } catch {
    return undefined
  }
}

const mostUnpacked = 256 * 1024 * 1024
