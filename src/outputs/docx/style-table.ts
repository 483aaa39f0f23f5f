import {element} from '../../core/write-xml.ts'

/** A style for paragraphs or characters; the formatting is given as children of `w:pPr` and `w:rPr`. */
export type WordStyle = Readonly<{
  id: string
  /** The name shown in Word, which translates the names of its built-in styles. */
  name: string
  base?: string
  next?: string
  paragraph?: string
  text?: string
  isQuick?: true
}>

export const serif = fonts('Times New Roman')
const mono = fonts('Courier New')

function fonts(name: string): string {
  return element('w:rFonts', {'w:ascii': name, 'w:hAnsi': name, 'w:eastAsia': name, 'w:cs': name})
}

export function size(points: number): string {
  return element('w:sz', {'w:val': points * 2}) + element('w:szCs', {'w:val': points * 2})
}

/** Space before and after a paragraph, in points. */
export function spacing(before: number, after: number, line?: number): string {
  return element('w:spacing', {
    'w:before': before * 20,
    'w:after': after * 20,
    ...(line !== undefined && {'w:line': line * 240, 'w:lineRule': 'auto'})
  })
}

function indent(left: number, right = 0): string {
  return element('w:ind', {'w:left': left, ...(right > 0 && {'w:right': right})})
}

const bold = '<w:b/><w:bCs/>'
const italic = '<w:i/><w:iCs/>'
const centre = '<w:jc w:val="center"/>'
const kept = '<w:keepNext/><w:keepLines/>'

function level(number: number): string {
  return element('w:outlineLvl', {'w:val': number})
}

function border(side: string, width = 4, space = 4): string {
  return element(`w:${side}`, {'w:val': 'single', 'w:sz': width, 'w:space': space, 'w:color': '808080'})
}

/** The table of paragraph styles. */
export const paragraphStyles: readonly WordStyle[] = [
  {id: 'BodyText', name: 'Body Text', paragraph: spacing(0, 8), isQuick: true},
  {
    id: 'Title',
    name: 'Title',
    next: 'Author',
    paragraph: kept + spacing(0, 12) + centre,
    text: bold + size(18),
    isQuick: true
  },
  {
    id: 'Subtitle',
    name: 'Subtitle',
    next: 'Author',
    paragraph: kept + spacing(0, 8) + centre,
    text: size(14),
    isQuick: true
  },
  {id: 'Author', name: 'Author', next: 'Affiliation', paragraph: spacing(8, 4) + centre, isQuick: true},
  {id: 'Affiliation', name: 'Affiliation', paragraph: spacing(0, 2) + centre, text: size(10), isQuick: true},
  {
    id: 'AbstractTitle',
    name: 'Abstract Title',
    next: 'Abstract',
    paragraph: kept + spacing(16, 4) + centre,
    text: bold + size(11)
  },
  {
    id: 'Abstract',
    name: 'Abstract',
    paragraph: spacing(0, 6) + indent(567, 567),
    text: size(11),
    isQuick: true
  },
  {
    id: 'Keywords',
    name: 'Keywords',
    paragraph: spacing(0, 12) + indent(567, 567),
    text: size(11),
    isQuick: true
  },
  {
    id: 'Heading1',
    name: 'heading 1',
    next: 'BodyText',
    paragraph: kept + spacing(18, 6) + level(0),
    text: bold + size(15),
    isQuick: true
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    next: 'BodyText',
    paragraph: kept + spacing(14, 4) + level(1),
    text: bold + size(13),
    isQuick: true
  },
  {
    id: 'Heading3',
    name: 'heading 3',
    next: 'BodyText',
    paragraph: kept + spacing(12, 4) + level(2),
    text: bold + italic,
    isQuick: true
  },
  {
    id: 'Heading4',
    name: 'heading 4',
    next: 'BodyText',
    paragraph: kept + spacing(10, 2) + level(3),
    text: italic,
    isQuick: true
  },
  {
    id: 'Heading5',
    name: 'heading 5',
    next: 'BodyText',
    paragraph: kept + spacing(8, 2) + level(4),
    text: size(11)
  },
  {
    id: 'Heading6',
    name: 'heading 6',
    next: 'BodyText',
    paragraph: kept + spacing(8, 2) + level(5),
    text: italic + size(11)
  },
  {id: 'Quote', name: 'Quote', paragraph: spacing(4, 8) + indent(720, 567), isQuick: true},
  {id: 'Source', name: 'Source', paragraph: `${spacing(0, 10) + indent(720, 567)}<w:jc w:val="right"/>`},
  {id: 'Verse', name: 'Verse', paragraph: spacing(0, 8) + indent(720)},
  {id: 'ListParagraph', name: 'List Paragraph', paragraph: spacing(0, 6) + indent(360), isQuick: true},
  {
    id: 'SourceCode',
    name: 'Source Code',
    paragraph: spacing(4, 8, 1),
    text: `${mono}<w:noProof/>${size(9.5)}`
  },
  {
    id: 'Callout',
    name: 'Callout',
    paragraph: element('w:pBdr', {}, border('left', 18, 8)) + spacing(0, 6) + indent(284)
  },
  {id: 'TheoremHead', name: 'Theorem Head', next: 'Theorem', paragraph: `<w:keepNext/>${spacing(6, 2)}`},
  {id: 'Theorem', name: 'Theorem', paragraph: spacing(0, 8), text: italic},
  {id: 'ProofEnd', name: 'Proof End', next: 'BodyText', paragraph: `${spacing(0, 8)}<w:jc w:val="right"/>`},
  {
    id: 'DefinitionTerm',
    name: 'Definition Term',
    next: 'Definition',
    paragraph: `<w:keepNext/>${spacing(4, 0)}`,
    text: bold
  },
  {id: 'Definition', name: 'Definition', paragraph: spacing(0, 6) + indent(567)},
  {id: 'Figure', name: 'Figure', next: 'Caption', paragraph: `<w:keepNext/>${spacing(12, 6, 1)}${centre}`},
  {
    id: 'Caption',
    name: 'caption',
    next: 'BodyText',
    paragraph: `<w:keepLines/>${spacing(4, 12)}`,
    text: size(10),
    isQuick: true
  },
  {id: 'TableText', name: 'Table Text', paragraph: spacing(2, 2, 1), text: size(10)},
  {id: 'TableHead', name: 'Table Head', base: 'TableText', paragraph: '<w:keepNext/>', text: bold},
  {
    id: 'Equation',
    name: 'Equation',
    next: 'BodyText',
    paragraph:
      element('w:tabs', {}, '<w:tab w:val="center" w:pos="4535"/><w:tab w:val="right" w:pos="9070"/>') +
      spacing(6, 10)
  },
  {
    id: 'Separator',
    name: 'Separator',
    next: 'BodyText',
    paragraph: element('w:pBdr', {}, border('bottom')) + spacing(0, 12)
  },
  {id: 'Bibliography', name: 'Bibliography', paragraph: spacing(0, 5), text: size(11), isQuick: true},
  {id: 'FootnoteText', name: 'footnote text', paragraph: spacing(0, 2, 1), text: size(10)},
  {id: 'CommentText', name: 'annotation text', paragraph: spacing(0, 0, 1), text: size(10)},
  {
    id: 'TOCHeading',
    name: 'TOC Heading',
    next: 'BodyText',
    paragraph: kept + spacing(18, 6),
    text: bold + size(15)
  },
  ...[1, 2, 3, 4].map(depth => ({
    id: `TOC${depth}`,
    name: `toc ${depth}`,
    paragraph: spacing(0, 3) + indent((depth - 1) * 240)
  })),
  {
    id: 'IndexHeading',
    name: 'index heading',
    next: 'Index1',
    paragraph: kept + spacing(18, 6),
    text: bold + size(15)
  },
  ...[1, 2, 3].map(depth => ({
    id: `Index${depth}`,
    name: `index ${depth}`,
    paragraph: spacing(0, 2) + indent((depth - 1) * 240)
  })),
  {id: 'Header', name: 'header', paragraph: spacing(0, 0, 1) + centre, text: size(9)},
  {id: 'Footer', name: 'footer', paragraph: spacing(0, 0, 1) + centre, text: size(9)}
]

/** The table of character styles. */
export const characterStyles: readonly WordStyle[] = [
  {id: 'Hyperlink', name: 'Hyperlink', text: '<w:color w:val="0563C1"/><w:u w:val="single"/>'},
  {id: 'FootnoteReference', name: 'footnote reference', text: '<w:vertAlign w:val="superscript"/>'},
  {id: 'CommentReference', name: 'annotation reference', text: '<w:sz w:val="16"/><w:szCs w:val="16"/>'},
  {
    id: 'VerbatimChar',
    name: 'Verbatim Char',
    text: `${mono}<w:noProof/><w:sz w:val="21"/><w:szCs w:val="21"/>`
  }
]
