/** Bytes in base64 (RFC 4648, section 4), without line breaks. */
export function base64(bytes: Uint8Array): string {
  // Text of one chunk at a time: the arguments of a call are limited.
  const chunk = 0x8000
  let binary = ''
  for (let index = 0; index < bytes.length; index += chunk) {
    binary += String.fromCharCode(...bytes.subarray(index, index + chunk))
  }
  return btoa(binary)
}
