/**
 * Whether a page may contain links to a URL: web, e-mail and telephone links, and paths relative to the page.
 * Scripts, data and local files are not allowed.
 */
export function isSafeUrl(url: string): boolean {
  // Browsers ignore control characters and spaces before the scheme.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are removed
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(/[\u0000-\u0020]/g, ''))?.[1]
  return scheme === undefined || /^(https?|mailto|tel|doi|ftp)$/i.test(scheme)
}
