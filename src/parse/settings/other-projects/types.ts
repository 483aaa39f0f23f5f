import type {Place} from '../../../core/types.ts'
import type {YamlEntry, YamlValue} from '../../values/yaml.ts'

/** The parts of another program's project that galley adopts. */
export type OtherProject = Readonly<{
  /** The name of the program, as its users call it. */
  program: string
  /**
   * Settings with galley's names and forms, and with places in the project's file. Chapters are in `chapters` and
   * `appendices`.
   */
  entries: readonly YamlEntry[]
  /** Whether other settings are in the front matter of the first chapter instead of the project's file. */
  isFirstSetting?: true | undefined
  /**
   * Whether sections are numbered unless galley's own setting specifies otherwise; undefined if neither the program nor
   * the project specifies it.
   */
  numbersSections?: boolean | undefined
  /** Whether the chapters are all files of the folder, because the project lists none. */
  findsChapters?: true | undefined
  /** Settings in the front matter of pages by which the program orders them, so that they have an effect. */
  used?: readonly string[]
  /** The settings in the file that galley does not adopt, by their names there. */
  left: readonly string[]
  /** The chapters and parts of the file that are not printed. */
  unread?: readonly UnreadPart[]
}>

/**
 * A chapter or part that galley cannot print, as a message names it, and the form that galley would print. `file` is
 * the file of the project that names the part, if that is not the first file.
 */
export type UnreadPart = Readonly<{
  name: string
  place: Place
  expected?: string | undefined
  file?: string
}>

/** The other files of a project. */
export type ProjectFiles = Readonly<{
  /** The names of the files in the same folder as the project's file, sorted. */
  names: readonly string[]
  /** The paths of the files in that folder and its subfolders, sorted; without files that belong to programs. */
  paths: readonly string[]
  /** The content of other files of the program in that folder, by name. */
  beside: ReadonlyMap<string, YamlValue>
}>

export type ProjectReader = (yaml: YamlValue, files: ProjectFiles) => OtherProject | undefined
