import type {WordToken} from './tokens.ts'

/** Whether two texts differ only in dashes, spaces, apostrophes and the like, which no reader need look at. */
export function isTypography(old: readonly WordToken[], next: readonly WordToken[]): boolean {
  const [before, after] = [plain(old), plain(next)]
  return before !== '' && before === after
}

/** The letters and digits of texts without atoms, and one sign for all marks of a kind. */
function plain(tokens: readonly WordToken[]): string {
  if (tokens.some(({atom}) => atom !== undefined)) return ''
  return tokens
    .map(({text}) => text)
    .join('')
    .normalize('NFKD')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/-+/gu, '-')
    .replace(/[“”„‟«»]/gu, '"')
    .replace(/[‘’‚‛‹›´`]/gu, "'")
    .replace(/…/gu, '...')
    .replace(/\p{Mn}+/gu, mark => (/^[\u064b-\u0652\u0670]+$/u.test(mark) ? '' : mark))
    .replace(/\s+/gu, '')
}
