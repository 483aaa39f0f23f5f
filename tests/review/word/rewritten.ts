import {strFromU8, strToU8, unzipSync, zipSync} from 'fflate'

/** A Word file with its text parts rewritten, and some parts removed. */
export function rewritten(
  bytes: Uint8Array,
  rewrite: (xml: string) => string,
  isKept: (path: string) => boolean = () => true
): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).filter(([path]) => isKept(path))
  return zipSync(
    Object.fromEntries(
      parts.map(([path, part]) =>
        /^word\/\w+\.xml$/.test(path) ? [path, strToU8(rewrite(strFromU8(part)))] : [path, part]
      )
    )
  )
}

/** The file without bookmarks, otherwise unchanged. */
export function withoutBookmarks(bytes: Uint8Array): Uint8Array {
  return rewritten(bytes, unmarked)
}

/** The file as saved by a program that does not keep bookmarks, properties and unknown parts. */
export function withoutMarks(bytes: Uint8Array): Uint8Array {
  return rewritten(bytes, unmarked, path => !/^customXml|^docProps\/custom/.test(path))
}

/** A part of a file without its bookmarks. */
export function unmarked(xml: string): string {
  return xml.replace(/<w:bookmark(?:Start|End)[^>]*>/g, '')
}

/** The file with its bookmarks renamed. */
export function withOtherMarks(bytes: Uint8Array): Uint8Array {
  return rewritten(bytes, xml =>
    xml.replace(/w:name="_gly(\d+)"/g, (_, number: string) => `w:name="_gly${Number(number) * 7 + 3}"`)
  )
}
