import type {SetPages} from '../../browser/messages.ts'
import {pagesOutput} from '../../preview/pages-output.ts'
import {createTypesetRounds, type TypesetOptions} from './typeset-rounds.ts'

/** The typeset pages of a paper; `held` is the reason if they are out of date. */
export type PagesState = Readonly<{set: SetPages; held?: string | undefined}>

/** The state before the first pages are typeset. */
export const noPages: PagesState = {
  set: {
    shell: [
      '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Pages</title></head><body>',
      '</body></html>\n'
    ],
    pages: []
  }
}

/** Typesets the pages of a paper while somebody views them. */
export type PagesSetter = Readonly<{
  state: () => PagesState
  /** Typesets the current pages of the paper now, and again after each build. */
  look: () => void
  /** Takes note that the paper has changed; must be called after each change. */
  update: () => void
  close: () => Promise<void>
}>

export type PagesSetterOptions = TypesetOptions &
  Readonly<{
    /** Whether somebody views the pages from the start. */
    isWatched: boolean
    publish: (state: PagesState) => void
    /** Writes one line to standard output. */
    print: (line: string) => void
  }>

/** Creates the setter of pages. No browser starts until somebody views them. */
export function createPagesSetter({
  publish,
  print,
  isWatched: isWatchedFirst,
  ...options
}: PagesSetterOptions): PagesSetter {
  let state = noPages
  let isWatched = isWatchedFirst
  const rounds = createTypesetRounds(
    pagesOutput,
    options,
    ([artifact], took) => {
      if (artifact === undefined) return
      state = {set: JSON.parse(new TextDecoder().decode(artifact.bytes)) as SetPages}
      const {length} = state.set.pages
      print(`set ${length} ${length === 1 ? 'page' : 'pages'}, ${Math.round(took)} ms`)
      publish(state)
    },
    held => {
      options.warn(held)
      state = {...state, held}
      publish(state)
    }
  )
  return {
    state: () => state,
    look() {
      if (!isWatched) rounds.update()
      isWatched = true
    },
    update() {
      if (isWatched) rounds.update()
    },
    close: rounds.close
  }
}
