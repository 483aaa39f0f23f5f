import type {Place} from '../../../core/types.ts'
import type {YamlEntry, YamlValue} from '../../values/yaml.ts'

/** A chapter that the file of a project names: its path there, and where. */
export type NamedChapter = Readonly<{path: string; place: Place}>

/** What galley takes over from a project of another program. */
export type OtherProject = Readonly<{
  /** The program, as its users call it. */
  program: string
  /** Settings in galley's names, with the places of the project's file. */
  entries: readonly YamlEntry[]
  /** The chapters in order; undefined if the file names none. */
  chapters?: readonly NamedChapter[] | undefined
  /** Whether the first chapter has the settings in its front matter, and not the project's file. */
  isFirstSetting?: true | undefined
  /** What the file says and galley does not take over, in its words. */
  left: readonly string[]
}>

/** The other files of a project. */
export type ProjectFiles = Readonly<{
  /** Names of the files beside that of the project, sorted. */
  names: readonly string[]
}>

export type ProjectReader = (yaml: YamlValue, files: ProjectFiles) => OtherProject
