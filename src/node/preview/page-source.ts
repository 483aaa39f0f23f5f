import type {PageChange} from '../../browser/messages.ts'

/** The change from one source of a page to another; undefined if they are equal. */
export function changeBetween(before: string, after: string): PageChange | undefined {
  if (before === after) return undefined
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let same = 0
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - same - 1) === after.charCodeAt(after.length - same - 1)
  )
    same++
  return {start, end: before.length - same, text: after.slice(start, after.length - same)}
}

/**
 * The source of a page for the preview: without the policy in its head, which would forbid the preview's script, and
 * without its own script, which the preview's script includes. The server sends its own policy.
 */
export function withoutScript(html: string): string {
  return html
    .replace(/<meta http-equiv="content-security-policy"[^>]*>\n?/i, '')
    .replace(/<script type="module">[\s\S]*?<\/script>\n?/, '')
}
