import type {PdfStandard} from '../../../core/pdf-standard.ts'

/** A reason why a file does not meet a standard. */
export type Obstacle = Readonly<{
  kind: ObstacleKind
  /** The name of a font, or of a kind of compression. */
  subject?: string | undefined
  /** The path of the picture that is the cause. */
  picture?: string | undefined
}>

export type ObstacleKind = keyof typeof obstacleKinds

type Family =
  | 'archive'
  | 'archive of level A'
  | 'archive with files'
  | 'archive without files'
  | 'accessibility'
  | 'accessibility of PDF 2.0'

/**
 * The table of obstacles: the standards that they concern, and a message for the author. `{subject}` is a name,
 * `{outlines}` a command.
 */
export const obstacleKinds = {
  untagged: {
    keepsFrom: ['archive of level A', 'accessibility'],
    says: 'the browser has written no tags'
  },
  interpolated: {keepsFrom: ['archive'], says: 'a picture requests interpolation'},
  'picture-cmyk': {
    keepsFrom: ['archive'],
    says: 'a picture has colours for a printing press (CMYK); save it in RGB'
  },
  'drawing-cmyk': {
    keepsFrom: ['archive'],
    says: 'the drawing has colours for a printing press (CMYK); save it in RGB'
  },
  'font-nameless': {
    keepsFrom: ['archive', 'accessibility'],
    says: 'a font does not map its glyphs to characters'
  },
  'font-outside': {keepsFrom: ['archive', 'accessibility'], says: 'a font is not embedded'},
  'font-foreign': {
    keepsFrom: ['archive', 'accessibility'],
    says: 'the font `{subject}` is one of this machine, and not of the journal style'
  },
  'drawing-font': {
    keepsFrom: ['archive', 'accessibility'],
    says: 'the font `{subject}` in the drawing is of a kind that galley cannot check; {outlines}'
  },
  'drawing-font-outside': {
    keepsFrom: ['archive', 'accessibility'],
    says: 'the drawing does not contain its font `{subject}`; save it with its fonts, or {outlines}'
  },
  'drawing-font-faulty': {
    keepsFrom: ['archive', 'accessibility'],
    says: 'the font `{subject}` in the drawing shows signs for missing characters, or has widths that differ from those that it declares; {outlines}'
  },
  'drawing-font-nameless': {
    keepsFrom: ['archive', 'accessibility'],
    says: 'the font `{subject}` in the drawing does not map its glyphs to characters; {outlines}'
  },
  nested: {
    keepsFrom: ['archive'],
    says: 'graphics are nested more than 28 levels deep; save it without groups'
  },
  'glyph-missing': {
    keepsFrom: ['archive', 'accessibility'],
    says: 'no font of the journal style has one of the characters'
  },
  'private-character': {
    keepsFrom: ['archive of level A'],
    says: 'a character is one of private use, which no other program knows'
  },
  'resources-absent': {
    keepsFrom: ['archive'],
    says: 'a drawing takes fonts or pictures from the page around it; save it again with a drawing program'
  },
  transfer: {
    keepsFrom: ['archive'],
    says: 'the drawing has a transfer function; save it in RGB without the settings of a press'
  },
  packing: {
    keepsFrom: ['archive'],
    says: 'the drawing has a stream compressed with {subject}; save it again with Flate compression'
  },
  'picture-wordless': {keepsFrom: ['accessibility'], says: 'a picture has no description'},
  'formula-wordless': {keepsFrom: ['accessibility'], says: 'a formula has no words'},
  'link-wordless': {keepsFrom: ['accessibility'], says: 'a link does not say where it leads'},
  'header-scopeless': {
    keepsFrom: ['accessibility'],
    says: 'a header of a table does not say to which cells it belongs'
  },
  'heading-skipped': {keepsFrom: ['accessibility'], says: 'a heading is two levels below the one before'},
  'tag-nameless': {
    keepsFrom: ['accessibility of PDF 2.0'],
    says: 'a tag is in none of the namespaces of PDF 2.0'
  },
  'tag-misplaced': {
    keepsFrom: ['accessibility of PDF 2.0'],
    says: 'a tag is in a place where PDF 2.0 allows none (`{subject}`)'
  },
  'place-elementless': {
    keepsFrom: ['accessibility of PDF 2.0'],
    says: 'a link leads to a place without a tag'
  },
  'note-referless': {
    keepsFrom: ['accessibility of PDF 2.0'],
    says: 'a note and its call do not refer to each other'
  },
  'caption-amid': {
    keepsFrom: ['accessibility of PDF 2.0'],
    says: 'a caption is in the middle of its figure or table'
  },
  'link-divided': {
    keepsFrom: ['accessibility of PDF 2.0'],
    says: 'a link leads to several places'
  },
  'table-uneven': {
    keepsFrom: ['accessibility'],
    says: 'the rows of a table do not have the same number of cells'
  },
  fileless: {
    keepsFrom: ['archive with files'],
    says: 'no file is attached, expected `--attach-sources`, or the standard `a-4`'
  },
  attached: {
    keepsFrom: ['archive without files'],
    says: 'the sources are attached, expected a build without `--attach-sources`, or one of the standards `a-3a` and `a-4f`'
  }
} as const satisfies Readonly<Record<string, Readonly<{keepsFrom: readonly Family[]; says: string}>>>

/** The obstacles that prevent a file from meeting a standard. */
export function obstaclesTo(standard: PdfStandard, obstacles: readonly Obstacle[]): readonly Obstacle[] {
  const families = familiesOf(standard)
  return obstacles.filter(({kind}) => obstacleKinds[kind].keepsFrom.some(family => families.has(family)))
}

/** The cause of an obstacle as a clause for a sentence. */
export function causeOf({kind, subject = '', picture = 'drawing.pdf'}: Obstacle): string {
  const drawn = picture.replace(/(\.pdf)?$/i, '.svg')
  return obstacleKinds[kind].says
    .replace('{subject}', () => subject)
    .replace('{outlines}', () => `\`pdftocairo -svg ${picture} ${drawn}\` draws letters as outlines`)
}

function familiesOf(standard: PdfStandard): ReadonlySet<Family> {
  if (standard === 'ua-1') return new Set<Family>(['accessibility'])
  if (standard === 'ua-2') return new Set<Family>(['accessibility', 'accessibility of PDF 2.0'])
  const families = new Set<Family>(['archive'])
  if (standard.endsWith('a')) families.add('archive of level A')
  if (standard === 'a-4f') families.add('archive with files')
  else if (!standard.startsWith('a-3')) families.add('archive without files')
  return families
}
