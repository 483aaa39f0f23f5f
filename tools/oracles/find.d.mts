export type Group =
  | 'pdf'
  | 'pages'
  | 'citations'
  | 'editors'
  | 'libreoffice'
  | 'lualatex'
  | 'firefox'
  | 'neovim'
  | 'vscode'
  | 'shells'
  | 'archives'

/** A program that checks galley's outputs, or that another such program needs. */
export type Oracle = Readonly<{
  name: string
  groups: readonly Group[]
  /** The commands of the program; none for a library that tests import. */
  commands: readonly string[]
  from: 'system' | 'PyPI' | 'Maven Central' | 'npm' | 'npm, packages of its own'
  /** The name of the program at its source; several names are separated by spaces. */
  package: string
  /** The name of the program in Homebrew. */
  brew?: string
  /** Whether PyPI also provides the packages that the program needs. */
  needsOthers?: boolean
  /** The only accepted version; that of the project's own packages from npm is in `package.json`. */
  version?: string
  /** The command that prints the version. */
  ask?: readonly string[]
  /** A pattern for the version in the output; other versions do not match. */
  says?: RegExp
  /** The programs that need this one only for their installation; it is listed only if one of them is missing. */
  installs?: readonly string[]
  judges: string
}>

export type Found = Readonly<{version: string; command: readonly string[]}>
export type Missing = Readonly<{missing: string}>

/** The folder into which `make oracles` installs programs; `GALLEY_ORACLES` names another one. */
export const folder: string

/** The path of a command: one that `make oracles` installed, or else the first on the PATH. */
export function pathOf(command: string): string | undefined

/** Returns the version of a program and its command or, as in “no …”, the missing part. */
export function findOracle(oracle: Oracle): Found | Missing

/** Finds the program of a command in the table; throws if the table does not contain the command. */
export function findJudge(command: string): Found | Missing

/** The group by which `make oracles` installs a command of the table, if CI does not need it. */
export function groupBeyondCi(command: string): Group | undefined

/** The names by which `findJudge` knows programs. */
export const judges: readonly string[]

/** Whether this is CI, where no judge may be missing. */
export function isCi(): boolean

/** A hash of the sources of a program that `make oracles` compiles. */
export function javaSources(name: string): string
