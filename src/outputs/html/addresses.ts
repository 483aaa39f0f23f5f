/**
 * Lets long visible addresses break after the signs that join their parts. By default a browser breaks them after
 * hyphens, and otherwise wherever the line is full.
 */
export function withBreaksInAddresses(html: string): string {
  return html.replace(/>(https?:\/\/[^<]{30,})<\/a>/g, (_, address: string) => `>${withBreaks(address)}</a>`)
}

/** A few letters alone in a line are not worth a break. */
function withBreaks(address: string): string {
  let start = 0
  return address.replace(joints, (mark, offset: number) => {
    const end = offset + 1
    if (end - start < fewest || address.length - end < fewest) return mark
    start = end
    return `${mark}<wbr>`
  })
}

const joints = /(?<=[^/:])[/?=_]/g
const fewest = 7
