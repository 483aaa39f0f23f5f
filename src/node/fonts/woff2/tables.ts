/** The tags that a WOFF2 file names by number (W3C WOFF 2.0, section 4.1), in order. */
const known =
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT ' +
  'VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar ' +
  'fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'

export const knownTags: readonly string[] = known.split(' ').map(tag => tag.replace('_', ' '))

/** The number after which a tag is written out. */
export const otherTag = 63

/** A table with its tag, and the version of its transformation. */
export type PackedTable = Readonly<{
  tag: string
  version: number
  /** The length of the table in the uncompressed font. */
  length: number
  bytes: Uint8Array
}>

export function isTransformed({tag, version}: Pick<PackedTable, 'tag' | 'version'>): boolean {
  return tag === 'glyf' || tag === 'loca' ? version === 0 : version !== 0
}
