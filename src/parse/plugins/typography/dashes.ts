import type {Replacement, RunningText} from './running-text.ts'

/** Replaces `---` with —, `--` with – and `...` with …. As in Pandoc, longer runs are replaced from the left. */
export function dashChanges({text}: RunningText): readonly Replacement[] {
  return [...text.matchAll(/---?|\.\.\./g)].map(({0: written, index}) => ({
    start: index,
    end: index + written.length,
    text: signs[written]!
  }))
}

const signs: Readonly<Record<string, string>> = {'---': '—', '--': '–', '...': '…'}
