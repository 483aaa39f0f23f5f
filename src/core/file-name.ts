/**
 * Whether a name is a valid, visible file name on every system. It must not contain folders or invisible characters,
 * must not be reserved on Windows (a device, a stream, a full stop at the end), and must leave room for extensions.
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

/** The names of devices, which Windows reserves with any extension. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(?:\.|$)/iu

/** Most systems allow 255 bytes, which must leave room for the longest extension, such as `.preview.html`. */
const mostBytes = 200
