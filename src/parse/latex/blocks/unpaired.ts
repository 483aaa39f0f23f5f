import {contentStart, dropsOf} from './environments.ts'
import {argumentsAt} from './scan.ts'

/** A `\begin` or an `\end` whose counterpart is in another piece of LaTeX. */
export type Unpaired = Readonly<{name: string; start: number; end: number; isBegin: boolean}>

/**
 * Finds the beginnings and ends of environments that are not closed in a piece of LaTeX, as those around text in
 * Markdown: ```` ```{=latex} ````, `\begin{landscape}`. Each includes its arguments.
 */
export function unpairedIn(tex: string): readonly Unpaired[] {
  const open: Unpaired[] = []
  const left: Unpaired[] = []
  for (const match of tex.matchAll(/\\(begin|end)\s*\{([A-Za-z]+\*?)\}/g)) {
    const [written, command, name = ''] = match
    const start = match.index
    const after = start + written.length
    if (command === 'begin') {
      const end =
        dropsOf(name) === undefined
          ? argumentsAt(tex, after, 1).end
          : after + contentStart(name, tex.slice(after, after + mostOfArguments))
      open.push({name, start, end, isBegin: true})
    } else if (open.at(-1)?.name === name) open.pop()
    else left.push({name, start, end: after, isBegin: false})
  }
  return [...left, ...open].sort((one, other) => one.start - other.start)
}

/** The maximum length of the arguments of an environment that only positions its content. */
const mostOfArguments = 2000

/** Replaces stretches of a text by spaces, so that all offsets stay the same. */
export function blanked(text: string, stretches: readonly Unpaired[]): string {
  return stretches.reduce(
    (left, {start, end}) =>
      left.slice(0, start) + left.slice(start, end).replace(/[^\n]/g, ' ') + left.slice(end),
    text
  )
}
