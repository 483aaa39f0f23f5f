import {dirname, join, relative, resolve, sep} from 'node:path'
import {stemOf} from '../../core/path.ts'
import type {Flags} from '../command.ts'
import type {ProjectPlace} from '../files/project.ts'
import type {NamedPaper} from '../papers/named-papers.ts'
import type {PaperTask} from '../papers/paper-task.ts'
import {faultLine, UsageFault} from '../program/fault.ts'
import {processVoice} from '../program/voice.ts'

/** A task, or the reason why a paper has no task. */
export type PlannedTask = Readonly<{name: string; task: PaperTask}> | Readonly<{name: string; fault: string}>

/** The tasks of a command for several papers; throws a `UsageFault` if two would write into one folder. */
export function tasksFor(
  command: PaperTask['command'],
  papers: readonly NamedPaper[],
  flags: Flags
): readonly PlannedTask[] {
  const {hasColour} = processVoice()
  const found = papers.map(({name, place}): Placed => {
    try {
      return {name, place: place()}
    } catch (error) {
      return {name, fault: faultLine(error).replace(/^galley: /, '')}
    }
  })
  const placed = found.flatMap(one => ('place' in one ? [one.place] : []))
  const common = commonFolder(placed.map(ownName))
  const planned = found.map((one): PlannedTask => {
    if ('fault' in one) return one
    const {isOutputNamed} = one.place
    const place = command !== 'check' && isOutputNamed ? inOwnFolder(one.place, common) : one.place
    return {name: one.name, task: {command, name: one.name, place, flags, hasColour}}
  })
  if (command !== 'check') requireOwnFolders(planned)
  return planned
}

type Placed = Readonly<{name: string; place: ProjectPlace}> | Readonly<{name: string; fault: string}>

/**
 * Papers with their output folders: with `--output FOLDER` and several papers, each paper gets a folder within it,
 * named after the paper.
 */
function inOwnFolder(place: ProjectPlace, common: string): ProjectPlace {
  return {...place, outputFolder: join(place.outputFolder, relative(common, ownName(place)))}
}

/** The path that distinguishes a paper from others: its folder, or its file without the extension. */
function ownName({root, entry}: ProjectPlace): string {
  return entry === '' ? root : join(root, stemOf(entry))
}

/** Throws a `UsageFault` if two papers would write into one folder, which can have only one manifest. */
function requireOwnFolders(planned: readonly PlannedTask[]): void {
  const known = new Map<string, string>()
  for (const one of planned) {
    if ('fault' in one) continue
    const {outputFolder} = one.task.place
    const other = known.get(outputFolder)
    if (other !== undefined)
      throw new UsageFault(
        `${other} and ${one.name} would write into the same folder, which can have only one manifest; \`--output FOLDER\` gives each paper its own folder`
      )
    known.set(outputFolder, one.name)
  }
}

/** The deepest folder that contains all these paths. */
function commonFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map(path => dirname(resolve(path)).split(sep))
  const length = first.findIndex((part, index) => others.some(other => other[index] !== part))
  return first.slice(0, length < 0 ? first.length : length).join(sep) || sep
}
