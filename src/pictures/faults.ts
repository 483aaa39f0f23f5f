import {mostPixels, type PictureFault} from '../core/picture-fault.ts'

/** A file that ends before the picture does. */
export function cutOff(format: string, path: string): PictureFault {
  return {
    unexpected: `end of the ${format} \`${path}\``,
    expected: 'the rest of the picture',
    note: 'The file is cut off, as by a download or a copy that broke off: save or export the picture again.'
  }
}

/** The fault of a file with an element that no such picture has; `what` is a noun, such as `checksum of IDAT`. */
export function damaged(format: string, path: string, what: string): PictureFault {
  return {unexpected: `${what} in the ${format} \`${path}\``, expected: 'a sound file'}
}

/** A fault for a picture without pixels, or with more than are accepted. */
export function sizeFault(path: string, width: number, height: number): PictureFault | undefined {
  const unexpected = `size of \`${path}\`, ${width} × ${height} pixels`
  if (width === 0 || height === 0) return {unexpected, expected: 'at least 1 × 1'}
  if (width * height <= mostPixels) return undefined
  return {
    unexpected,
    expected: `at most ${mostPixels / 1_000_000} million`,
    note: 'Scale the picture down: 300 dots per inch of the printed width are enough.'
  }
}
