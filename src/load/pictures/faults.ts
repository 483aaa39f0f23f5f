import {mostPixels, type PictureFault} from '../../core/picture-fault.ts'

/** The fault of a truncated file. */
export function cutOff(format: string, path: string): PictureFault {
  return {
    message: `The ${format} \`${path}\` is truncated`,
    note: 'A download or a copy may have been interrupted: save or export the picture again.'
  }
}

/** The fault of a damaged file; `what` names the damaged element, such as `checksum of IDAT`. */
export function damaged(format: string, path: string, what: string): PictureFault {
  return {
    message: `The ${format} \`${path}\` is damaged (${what})`,
    note: 'Save or export the picture again.'
  }
}

/** The fault of a picture without pixels or with too many. */
export function sizeFault(path: string, width: number, height: number): PictureFault | undefined {
  const message = `The picture \`${path}\` has ${width} × ${height} pixels`
  if (width === 0 || height === 0) return {message}
  if (width * height <= mostPixels) return undefined
  return {
    message: `${message}, more than ${mostPixels / 1_000_000} million`,
    note: 'Scale the picture down: 300 dots per inch of the printed width are enough.'
  }
}
