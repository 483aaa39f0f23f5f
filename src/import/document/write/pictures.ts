/** A picture of the file, and its path in the paper. */
export type PaperPicture = Readonly<{part: string; path: string}>

/** Names pictures in order; a picture used twice is one file. */
export function namePictures(endingOf: (part: string) => string | undefined): Readonly<{
  pathOf: (part: string | undefined) => string | undefined
  files: () => readonly PaperPicture[]
}> {
  const paths = new Map<string, string>()
  return {
    pathOf(part) {
      const ending = part === undefined ? undefined : endingOf(part)
      if (part === undefined || ending === undefined) return undefined
      const path = paths.get(part) ?? `figures/picture-${paths.size + 1}.${ending}`
      paths.set(part, path)
      return path
    },
    files: () => [...paths].map(([part, path]) => ({part, path: `manuscript/${path}`}))
  }
}
