import {perObject} from '../core/per-object.ts'
import type {Bibliography, Reference} from '../core/types.ts'

/** Finds the entry of a bibliography that is at an offset of a file. */
export const entriesByPlace = perObject(({references}: Bibliography) => {
  const byFile = new Map<string, Reference[]>()
  for (const reference of references) {
    const own = byFile.get(reference.file)
    if (own === undefined) byFile.set(reference.file, [reference])
    else own.push(reference)
  }
  for (const own of byFile.values()) own.sort((a, b) => a.entryPlace.start.offset - b.entryPlace.start.offset)
  return {
    at(file: string, offset: number): Reference | undefined {
      const own = byFile.get(file) ?? []
      let [low, high] = [0, own.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if (own[middle]!.entryPlace.end.offset <= offset) low = middle + 1
        else high = middle
      }
      const found = own[low]
      return found !== undefined && found.entryPlace.start.offset <= offset ? found : undefined
    }
  }
})
