import type {FormerNames} from '../former-names.ts'

/** A picture in the Word file, and its path in the paper. */
export type PaperPicture = Readonly<{part: string; path: string}>

/** Names pictures in order; a picture used twice is one file, and a picture of the earlier version keeps its path. */
export function namePictures(
  endingOf: (part: string) => string | undefined,
  former?: FormerNames
): Readonly<{
  pathOf: (part: string | undefined) => string | undefined
  files: () => readonly PaperPicture[]
}> {
  const paths = new Map<string, string>()
  const free = (ending: string): string => {
    let number = paths.size + 1
    while (former?.paths.has(`figures/picture-${number}.${ending}`)) number++
    return `figures/picture-${number}.${ending}`
  }
  return {
    pathOf(part) {
      const ending = part === undefined ? undefined : endingOf(part)
      if (part === undefined || ending === undefined) return undefined
      const path = paths.get(part) ?? former?.pathOf(part) ?? free(ending)
      paths.set(part, path)
      return path
    },
    files: () => [...paths].map(([part, path]) => ({part, path: `manuscript/${path}`}))
  }
}
