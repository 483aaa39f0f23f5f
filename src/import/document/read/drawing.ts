import {childElements, elementsOf, type XmlElement} from '../../../core/xml.ts'
import {jsonIn} from '../citations/cited-works.ts'
import type {TypedPicture} from '../content.ts'
import {mathmlToOmml} from '../omml/from-mathml.ts'
import {leave, type ReadAround, type ReadState} from './state.ts'

/**
 * The formula in a picture made by MathType, whose description contains MathML, alone or within JSON; undefined for
 * other pictures.
 */
export function formulaOfPicture(element: XmlElement): XmlElement | undefined {
  const described = [...elementsOf(element, 'wp:docPr'), ...elementsOf(element, 'v:shape')]
  if (described.length !== 1 || elementsOf(element, 'w:txbxContent').length > 0) return undefined
  const values = ['descr', 'title', 'alt'].flatMap(name => described[0]!.attributes.get(name) ?? [])
  return values.map(value => mathmlToOmml(mathmlIn(value))).find(formula => formula !== undefined)
}

function mathmlIn(description: string): string {
  const {mathml} = (jsonIn(description) ?? {}) as Readonly<{mathml?: unknown}>
  return typeof mathml === 'string' ? mathml : description
}

/** Reads the pictures in a drawing or group; the blocks of its text boxes are added to the state. */
export function drawing(element: XmlElement, around: ReadAround, state: ReadState): readonly TypedPicture[] {
  const boxes = elementsOf(element, 'w:txbxContent')
  // A picture in a text box belongs to a paragraph in the box.
  const own = withoutBoxes(element)
  for (const box of boxes) for (const block of state.readBlocks(box, around)) state.boxes.push(block)
  const [described] = [...elementsOf(own, 'wp:docPr'), ...elementsOf(own, 'v:shape')]
  const alt = described?.attributes.get('descr') ?? described?.attributes.get('alt')
  const shown = [...elementsOf(own, 'pic:pic'), ...elementsOf(own, 'v:imagedata')]
  const width = shown.length === 1 ? widthOf(own) : undefined
  const pictures = shown.map((picture): TypedPicture => {
    const part = partOf(picture, state)
    return {
      ...(part !== undefined && {part}),
      ...(alt !== undefined && alt.trim() !== '' && {alt: alt.trim()}),
      ...(width !== undefined && {width})
    }
  })
  const [object] = elementsOf(own, 'o:OLEObject')
  if (object !== undefined)
    leave(
      state,
      `object of ${object.attributes.get('ProgID') ?? 'another program'}, of which the picture is kept`
    )
  else if (pictures.length === 0 && boxes.length === 0) leave(state, shapeName(own))
  return pictures
}

function withoutBoxes(element: XmlElement): XmlElement {
  return {
    ...element,
    children: element.children.flatMap(child =>
      typeof child === 'string' || child.name === 'w:txbxContent' || child.name === 'mc:Fallback'
        ? []
        : [withoutBoxes(child)]
    )
  }
}

/** The path of the part that contains a picture: its vector drawing if the file has one, otherwise its pixels. */
function partOf(picture: XmlElement, {targets}: ReadState): string | undefined {
  const [lines] = elementsOf(picture, 'asvg:svgBlip')
  const [pixels] = picture.name === 'v:imagedata' ? [picture] : elementsOf(picture, 'a:blip')
  for (const shown of [lines, pixels])
    for (const name of ['r:embed', 'r:id', 'r:link']) {
      const part = targets.get(shown?.attributes.get(name) ?? '')
      if (part !== undefined) return part
    }
  return undefined
}

/**
 * The width on the page in centimetres, from Word's units (360,000 per centimetre) or, for an old shape, from points.
 */
function widthOf(element: XmlElement): number | undefined {
  const extent = Number(elementsOf(element, 'wp:extent')[0]?.attributes.get('cx')) / 360_000
  if (extent > 0 && extent < 100) return Math.round(extent * 100) / 100
  const style = elementsOf(element, 'v:shape')[0]?.attributes.get('style') ?? ''
  const points = Number(/(?:^|;)\s*width:\s*([\d.]+)pt/.exec(style)?.[1])
  return points > 0 && points < 3000 ? Math.round(points * 3.5278) / 100 : undefined
}

/** The name under which a drawing without a picture is reported. */
function shapeName(element: XmlElement): string {
  const named = (name: string): boolean => elementsOf(element, name).length > 0
  if (named('c:chart') || named('cx:chart')) return 'chart'
  if (named('dgm:relIds')) return 'diagram (SmartArt)'
  return childElements(element).some(({name, attributes}) => name === 'v:rect' && attributes.has('o:hr'))
    ? 'rule'
    : 'shape'
}
