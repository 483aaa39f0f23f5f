/**
 * Whether a name is a valid, visible file name on every system: without folders, names reserved on Windows (a device, a
 * stream, a full stop at the end) and invisible characters, and short enough for extensions.
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

/** Device names on Windows, with any extension. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(?:\.|$)/iu

/** Most systems allow 255; the longest extension, such as `.preview.html`, must fit. */
const mostBytes = 200
