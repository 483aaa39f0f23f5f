/** The initial files and changes for something new in this repository. */
export type Beginning = Readonly<{
  /** New files, by their paths. */
  files: Readonly<Record<string, string>>
  /** The new texts of existing files. */
  changes: Readonly<Record<string, string>>
  /** A command to run before the files are written, and one to run after. */
  first?: readonly string[]
  command?: readonly string[]
  /** The paths that these commands write. */
  made?: readonly string[]
  test: string
  next: readonly string[]
  /** A shell command that removes the new files and restores the changed ones. */
  undo: string
}>

export function beginning(
  asked: Readonly<{kind: string; name?: string; subject?: string; tag?: string}>,
  read: (file: string) => string,
  has: (file: string) => boolean
): Beginning
