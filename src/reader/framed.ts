/**
 * Lets a link out of an article that a site shows in a frame, as OJS does, lead the whole window there: most sites refuse
 * to be shown in a frame.
 */
export function leaveFrame(element: Element): void {
  if (window.top === window) return
  const link = element.closest('a[href]')
  if (!(link instanceof HTMLAnchorElement) || !/^https?:$/.test(link.protocol)) return
  if (!link.getAttribute('href')?.startsWith('#')) link.target = '_top'
}
