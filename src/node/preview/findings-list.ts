import type {PreviewReport} from '../../browser/messages.ts'
import {escapeHtml} from '../../core/write-html.ts'

/** The findings at the end of the preview, for browsers without scripts; other browsers show the panel. */
export function findingsList({findings, more, held}: PreviewReport): string {
  if (findings.length === 0 && held === undefined) return ''
  const items = findings.map(({severity, code, where, message, expected}) => {
    const meant = expected.length > 0 ? `<br>Did you mean ${expected.map(escapeHtml).join(' or ')}?` : ''
    const head = [severity, code].filter(Boolean).join(' ')
    return `<li><strong>${head}</strong> ${escapeHtml(where)}<br>${escapeHtml(message)}${meant}</li>`
  })
  const parts = [
    held === undefined ? '' : `<p><strong>The page is not up to date: ${escapeHtml(held.why)}.</strong></p>`,
    `<ul>${items.join('')}${more > 0 ? `<li>and ${more} more</li>` : ''}</ul>`
  ]
  const look = 'max-width:36em;margin:0 auto 3rem;padding:0 1rem'
  return `<noscript><section lang="en" dir="ltr" aria-label="Findings of galley" style="${look}">${parts.join('')}</section></noscript>`
}
