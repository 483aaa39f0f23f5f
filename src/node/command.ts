/** Commands and their arguments. */

/** The parsed flags of the command line, by name. */
export type Flags = Readonly<Record<string, string | boolean | undefined | ReadonlyArray<string | boolean>>>

export type Run = (flags: Flags, paths: readonly string[]) => Promise<number>

/**
 * An option. It may be given more than once if its value is a `list`, such as `html,pdf`: then the lists are one; or if
 * it takes `several` values. Of any other, two values are a fault, since one would be lost.
 */
export type CommandOption = Readonly<{
  name: string
  value?: string
  /** The usual values, which a shell completes; without them, a value is a file. */
  values?: readonly string[]
  says: string
  many?: 'list' | 'several'
}>

/** A command: one row of the table. Its code is loaded when the command runs. */
export type Command = Readonly<{
  name: string
  summary: string
  /** Its argument, unless that is a paper. */
  takes?: string
  options: readonly CommandOption[]
  load: () => Promise<Run>
}>
