/**
 * If a site such as OJS shows the article in a frame, makes external links open in the whole window, because most sites
 * refuse to be shown in a frame.
 */
export function leaveFrame(element: Element): void {
  if (window.top === window) return
  const link = element.closest('a[href]')
  if (!(link instanceof HTMLAnchorElement) || !/^https?:$/.test(link.protocol)) return
  if (!link.getAttribute('href')?.startsWith('#')) link.target = '_top'
}
