/**
 * Whether a name is that of one visible file on every system: no folder in it, nothing that Windows reads otherwise
 * (a device, a stream, a stop at the end), nothing that is not seen, and short enough to get endings.
 */
export function isFileName(name: string): boolean {
  return (
    name !== '' &&
    !/[/\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u.test(name) &&
    !/^[\s.-]|[\s.]$/u.test(name) &&
    !device.test(name) &&
    new TextEncoder().encode(name).length <= mostBytes
  )
}

/** Names that Windows takes for a device, whatever ending they have. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(?:\.|$)/iu

/** Most systems allow 255; `.proof-12.preview.html` must fit, too. */
const mostBytes = 200
