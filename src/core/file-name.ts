/**
 * Whether a name is that of one visible file on every system: no folder in it, no special meaning on Windows (a device,
 * a stream, a full stop at the end), no invisible characters, and short enough to get endings.
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

/** Names that Windows treats as a device, with any ending. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(?:\.|$)/iu

/** Most systems allow 255; `.preview.html` must fit, too. */
const mostBytes = 200
