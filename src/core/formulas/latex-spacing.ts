import type {MmlNode} from '@mathjax/src/mjs/core/MmlTree/MmlNode.js'

/** Row spacings and struts of LaTeX's environments, by the row spacing that MathJax gives them. */
const rowSpacings: ReadonlyMap<string, Readonly<{space: string; strut: number}>> = new Map([
  // `array`, `matrix`
  ['4pt', {space: '0', strut: 1}],
  // `aligned`, `gathered`, `split`
  ['3pt', {space: '.3em', strut: 1}]
])

/** Changes MathJax's tree of a formula where its spaces and struts are not those of LaTeX. */
export function withLatexSpacing(root: MmlNode): void {
  root.walkTree(node => {
    if (node.isKind('mtable')) adjustTable(node)
    if (node.isKind('mstyle') && node.attributes.getExplicit('indentshift') !== undefined) addOperand(node)
    if (node.isKind('mpadded')) adjustPadding(node)
    if (node.isKind('mfrac')) {
      adjustContinuedFraction(node)
      // An ordinary atom, which has a space before `\left`; MathJax gives it no class.
      node.texClass = ordinary
    }
    if (node.isKind('menclose')) adjustFrame(node)
    if (node.isKind('TeXAtom') && node.texClass === operator && isDifferential(node)) node.texClass = inner
    if (node.isKind('mtd')) adjustCell(node)
    // `\vec`, which MathJax centres as if its base were upright.
    if (node.isKind('mo') && node.attributes.getExplicit('stretchy') === false && isFalse(node, 'mathaccent'))
      node.setProperty('mathaccent', true)
    // In `\pmod`, a word rather than an operator.
    if (node.isKind('mi') && node.getText() === 'mod') node.setProperty('autoOP', false)
  })
}

/**
 * The space before a further line, `&\\quad + c`, whose rest MathJax wraps in a style: LaTeX has an empty atom before
 * it, so that its sign gets the spaces of an operator.
 */
function addOperand(style: MmlNode): void {
  const [row] = style.childNodes
  if (row?.isInferred) row.setChildren([row.factory.create('mi'), ...row.childNodes])
}

/** TeX's classes: of letters and fractions, of `\sin`, and of the differentials of physics. */
const [ordinary, operator, inner] = [0, 1, 7]

/** `\dd{x}`, which MathJax treats as an operator: a plus or minus after it would not be binary. */
function isDifferential(atom: MmlNode): boolean {
  let first: MmlNode | undefined = atom
  while (first !== undefined && !first.isToken) first = first.childNodes[0] ?? undefined
  const isUpright = first?.attributes.get('mathvariant') === 'normal'
  return first?.isKind('mi') === true && (first.getText() === 'δ' || (isUpright && first.getText() === 'd'))
}

/** `\multicolumn{1}{c}{…}`: the cell's own alignment. */
function adjustCell(cell: MmlNode): void {
  for (const part of cell.childNodes.flatMap(row => (row.isInferred ? row.childNodes : [row]))) {
    const align = part.getProperty('cell-align')
    if (typeof align === 'string') cell.attributes.set('columnalign', align)
  }
}

function adjustTable(table: MmlNode): void {
  const {attributes} = table
  // A matrix of physics, which has no space at its sides.
  if (attributes.getExplicit('columnalign') === '') attributes.unset('data-frame-styles')
  const [spacing = ''] = String(attributes.get('rowspacing')).split(' ')
  const rows = rowSpacings.get(spacing)
  if (rows !== undefined) {
    table.setProperty('useHeight', false)
    table.setProperty('strut', rows.strut)
    attributes.set('rowspacing', rows.space)
    attributes.set('framespacing', '.5em 0em')
  } else if (spacing === '.2em' && attributes.get('scriptlevel') === 1) {
    // `smallmatrix`
    attributes.set('rowspacing', '.239em')
    attributes.set('columnspacing', '.397em')
    attributes.set('data-array-padding', '.239em .239em')
  } else if (spacing === '.2em') {
    // `cases`, which has `\arraystretch` 1.2
    table.setProperty('useHeight', false)
    table.setProperty('strut', 1.2)
    // `dcases` of mathtools has `\jot` between rows; fractions of `cases` would touch.
    const gap = attributes.get('displaystyle') ? '.3em' : hasFractions(table) ? '.1em' : '0'
    attributes.set('rowspacing', gap)
  }
}

function hasFractions(table: MmlNode): boolean {
  let found = false
  table.walkTree(node => {
    found ||= node.isKind('mfrac')
  })
  return found
}

/** `\fboxsep` and `\fboxrule` around a box; no space around crossed-out content. */
function adjustFrame({attributes}: MmlNode): void {
  const isBox = String(attributes.get('notation')).includes('box')
  attributes.set('data-padding', isBox ? '.3em' : '0')
  attributes.set('data-thickness', '.04em')
}

function isFalse(node: MmlNode, property: string): boolean {
  return node.getProperty(property) === false
}

/** The label of a long arrow, which MathJax pulls down to it. */
function adjustPadding({attributes}: MmlNode): void {
  if (attributes.getExplicit('voffset') !== '-.2em' && attributes.getExplicit('voffset') !== '.2em') return
  for (const name of ['voffset', 'height', 'depth']) attributes.set(name, '')
}

/** LaTeX has a strut only in the numerator, and no space of a delimiter after the fraction. */
function adjustContinuedFraction(fraction: MmlNode): void {
  const struts = fraction.childNodes.map(part => part.childNodes[0]).filter(isStrut)
  if (struts.length !== 2) return
  const [above, below] = struts
  // A strut is as high in smaller type; within a fraction in text it counts in its em.
  const scale = above?.attributes.get('scriptlevel') === 1 ? 0.7 : 1
  above?.attributes.set('height', `${0.84 / scale}em`)
  above?.attributes.set('depth', `${0.36 / scale}em`)
  below?.attributes.set('height', '0')
  below?.attributes.set('depth', '0')
  fraction.setProperty('continued', true)
}

function isStrut(node: MmlNode | undefined): node is MmlNode {
  return node?.isKind('mpadded') === true && node.attributes.getExplicit('height') === '8.6pt'
}
