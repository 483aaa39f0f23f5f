/** Commands and their arguments. */

/** The parsed flags of the command line, by name. */
export type Flags = Readonly<Record<string, string | boolean | undefined | ReadonlyArray<string | boolean>>>

export type Run = (flags: Flags, paths: readonly string[]) => Promise<number>

/**
 * An option. It can be repeated if its value is a `list`, such as `html,pdf` (the lists are joined), or if it takes
 * `several` values. For any other option, a second value is a fault, because the first would be lost.
 */
export type CommandOption = Readonly<{
  name: string
  value?: string
  /** The usual values, which a shell completes; without these, the shell completes file names. */
  values?: readonly string[]
  says: string
  many?: 'list' | 'several'
}>

/** A command: one row of the table. Its code is loaded when the command runs. */
export type Command = Readonly<{
  name: string
  summary: string
  /** The command's argument, unless that is a paper. */
  takes?: string
  options: readonly CommandOption[]
  load: () => Promise<Run>
}>
