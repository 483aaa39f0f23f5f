/** The initial files and changes for something new in this repository. */
export type Beginning = Readonly<{
  /** New files, by their paths. */
  files: Readonly<Record<string, string>>
  /** The new texts of existing files. */
  changes: Readonly<Record<string, string>>
  /** A command to run before the files are written, and one to run after. */
  first?: readonly string[]
  command?: readonly string[]
  test: string
  next: readonly string[]
}>

export function beginning(
  asked: Readonly<{kind: string; name?: string; subject?: string; tag?: string}>,
  read: (file: string) => string,
  has: (file: string) => boolean
): Beginning
