import {type PDFDocument, PDFHexString, PDFName, type PDFRef, PDFString} from 'pdf-lib'
import {words} from './words.ts'

/** Functions that add as many marks as the size to the PDF of a proof. */
export const growingMarks: Readonly<Record<string, (document: PDFDocument, size: number) => void>> = {
  'highlights of one line': (document, n) =>
    times(n, at => mark(document, 'Highlight', {...quads(1), ...note(at)})),
  'highlights down the page': (document, n) =>
    times(n, at => mark(document, 'Highlight', {...quads(1, 200 + (at % 400)), ...note(at)})),
  'words struck out': (document, n) =>
    times(n, at => mark(document, 'StrikeOut', quads(1, 200 + (at % 400)))),
  'one highlight of many lines': (document, n) => mark(document, 'Highlight', {...quads(n), ...note(1)}),
  notes: (document, n) => times(n, at => mark(document, 'Text', note(at))),
  'notes with one text': (document, n) => times(n, () => mark(document, 'Text', note(1))),
  'notes with one name': (document, n) =>
    times(n, at => mark(document, 'Text', {...note(at), NM: PDFString.of('a')})),
  'one long note': (document, n) => mark(document, 'Text', {Contents: PDFHexString.fromText(words(9 * n))}),
  carets: (document, n) => times(n, at => mark(document, 'Caret', {...note(at), ...rect(at)})),
  'texts typed on the page': (document, n) =>
    times(n, at => mark(document, 'FreeText', {...note(at), ...rect(at), DA: PDFString.of('/Helv 9 Tf')})),
  'replies to one note': (document, n) => {
    const first = mark(document, 'Text', note(0))
    times(n, at => mark(document, 'Text', {...note(at), IRT: first}))
  },
  'replies to replies': (document, n) => {
    let last = mark(document, 'Text', note(0))
    times(n, at => {
      last = mark(document, 'Text', {...note(at), IRT: last})
    })
  },
  'windows of notes': (document, n) =>
    times(n, at => {
      const parent = mark(document, 'Text', note(at))
      mark(document, 'Popup', {Parent: parent})
    }),
  'points of a drawing': (document, n) =>
    mark(document, 'Ink', {InkList: [Array.from({length: 2 * n}, (_, at) => 100 + (at % 300))], ...note(1)}),
  'strokes of a drawing': (document, n) =>
    mark(document, 'Ink', {
      InkList: Array.from({length: n}, (_, at) => [100, 100 + (at % 300), 200, 300]),
      ...note(1)
    }),
  boxes: (document, n) => times(n, at => mark(document, 'Square', {...note(at), ...rect(at)})),
  'marks of an unknown kind': (document, n) => times(n, at => mark(document, 'Sound', note(at))),
  'objects that nothing names': (document, n) =>
    times(n, at => document.context.register(document.context.obj([at]))),
  'pages that were added': (document, n) => times(n, () => document.addPage()),
  'lists within lists': (document, n) => {
    let inner: unknown[] = []
    times(Math.min(n, 2000), () => {
      inner = [inner]
    })
    mark(document, 'Text', {...note(1), More: inner})
  },
  'entries of a mark': (document, n) =>
    mark(document, 'Text', {
      ...note(1),
      ...Object.fromEntries(Array.from({length: n}, (_, at) => [`K${at}`, at]))
    }),
  metadata: (document, n) => document.setKeywords(Array.from({length: n}, (_, at) => words(2, at)))
}

type Values = Readonly<Record<string, unknown>>

function mark(document: PDFDocument, kind: string, values: Values): PDFRef {
  const page = document.getPage(1)
  const all = {
    Type: 'Annot',
    Subtype: kind,
    Rect: [100, 500, 300, 512],
    F: 4,
    T: PDFString.of('Ann'),
    ...values
  }
  const reference = document.context.register(document.context.obj(all as never))
  const known = page.node.get(PDFName.of('Annots'))
  if (known === undefined) page.node.set(PDFName.of('Annots'), document.context.obj([reference]))
  else page.node.addAnnot(reference)
  return reference
}

function quads(count: number, top = 500): Values {
  const one = (at: number) => {
    const [high, low] = [top + 12 - (at % 400), top - (at % 400)]
    return [100, high, 300, high, 100, low, 300, low]
  }
  return {QuadPoints: Array.from({length: count}, (_, at) => one(at)).flat(), Rect: [100, top, 300, top + 12]}
}

function rect(at: number): Values {
  const top = 200 + (at % 400)
  return {Rect: [100, top, 140, top + 9]}
}

function note(at: number): Values {
  return {Contents: PDFHexString.fromText(`Why ${words(4, at)}?`)}
}

function times(count: number, act: (at: number) => unknown): void {
  for (let at = 0; at < count; at++) act(at)
}
