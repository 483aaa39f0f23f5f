import type {Replacement, RunningText} from './running-text.ts'

/** `---` as —, `--` as – and `...` as …, longer runs from the left, as in Pandoc. */
export function dashChanges({text}: RunningText): readonly Replacement[] {
  return [...text.matchAll(/---?|\.\.\./g)].map(({0: written, index}) => ({
    start: index,
    end: index + written.length,
    text: signs[written]!
  }))
}

const signs: Readonly<Record<string, string>> = {'---': '—', '--': '–', '...': '…'}
