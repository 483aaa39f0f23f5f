/** The words of what the script adds, from the page, in its language. */
export type ReadingWords = Readonly<Record<'copy' | 'copied' | 'copyLink' | 'enlarge' | 'close', string>>

const english: ReadingWords = {
  copy: 'Copy',
  copied: 'Copied',
  copyLink: 'Copy the link',
  enlarge: 'Enlarge',
  close: 'Close'
}

export function readingWords(): ReadingWords {
  return {...english, ...document.querySelector<HTMLElement>('script[data-copy]')?.dataset}
}
