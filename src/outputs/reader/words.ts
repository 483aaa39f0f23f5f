import {first} from './elements.ts'

/** The texts of elements that the script adds. The page contains these texts in its own language. */
export type ReadingWords = Readonly<
  Record<'copy' | 'copied' | 'copyLink' | 'enlarge' | 'close' | 'sources', string>
>

const english: ReadingWords = {
  copy: 'Copy',
  copied: 'Copied',
  copyLink: 'Copy the link',
  enlarge: 'Enlarge',
  close: 'Close',
  sources: 'Sources beside the text'
}

export function readingWords(): ReadingWords {
  return {...english, ...first('script[data-copy]')?.dataset}
}
