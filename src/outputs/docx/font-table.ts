import {element} from '../../core/write-xml.ts'
import {namespaces, xmlPart} from './xml.ts'

/** A font of the styles: its kind, and a font with the same widths to use if it is missing. */
type Font = Readonly<{name: string; otherwise: string; panose: string; family: string; pitch: string}>

/** The fonts of the styles (ISO 29500-1, 17.8.3). */
const fonts: readonly Font[] = [
  {
    name: 'Times New Roman',
    otherwise: 'Liberation Serif',
    panose: '02020603050405020304',
    family: 'roman',
    pitch: 'variable'
  },
  {
    name: 'Courier New',
    otherwise: 'Liberation Mono',
    panose: '02070309020205020404',
    family: 'modern',
    pitch: 'fixed'
  }
]

/** The part that names the fonts to use if a machine lacks the fonts of the styles. */
export function fontTablePart(): string {
  return xmlPart(
    element(
      'w:fonts',
      {'xmlns:w': namespaces['xmlns:w']},
      fonts.map(({name, otherwise, panose, family, pitch}) =>
        element(
          'w:font',
          {'w:name': name},
          element('w:altName', {'w:val': otherwise}),
          element('w:panose1', {'w:val': panose}),
          element('w:charset', {'w:val': '00'}),
          element('w:family', {'w:val': family}),
          element('w:pitch', {'w:val': pitch})
        )
      )
    )
  )
}
