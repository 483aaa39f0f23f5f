/**
 * Whether a link may go into a page: to the web, to an e-mail address, to a telephone, or to a place beside the page.
 * Scripts, data and files of the reader's machine are not allowed.
 */
export function isSafeUrl(url: string): boolean {
  // Browsers drop control characters and blanks before they look for the scheme.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(/[\u0000-\u0020]/g, ''))?.[1]
  return scheme === undefined || /^(https?|mailto|tel|doi|ftp)$/i.test(scheme)
}
