import type {MmlNode} from '@mathjax/src/mjs/core/MmlTree/MmlNode.js'

/** The row spacing and strut in LaTeX's environments, by the row spacing that MathJax uses for them. */
const rowSpacings: ReadonlyMap<string, Readonly<{space: string; strut: number}>> = new Map([
  // `array`, `matrix`
  ['4pt', {space: '0', strut: 1}],
  // `aligned`, `gathered`, `split`
  ['3pt', {space: '.3em', strut: 1}]
])

/** Changes MathJax's tree of a formula wherever its spaces and struts differ from LaTeX's. */
export function withLatexSpacing(root: MmlNode): void {
  root.walkTree(node => {
    if (node.isKind('mtable')) adjustTable(node)
    if (node.isKind('mstyle') && node.attributes.getExplicit('indentshift') !== undefined) addOperand(node)
    if (node.isKind('mpadded')) adjustPadding(node)
    if (node.isKind('mfrac')) {
      adjustContinuedFraction(node)
      // In LaTeX a fraction is an ordinary atom, so that a `\left` after it gets space; MathJax gives it no class.
      node.texClass = ordinary
    }
    if (node.isKind('menclose')) adjustFrame(node)
    if (node.isKind('TeXAtom') && node.texClass === operator && isDifferential(node)) node.texClass = inner
    if (node.isKind('mtd')) adjustCell(node)
    // MathJax would otherwise centre the arrow of `\vec` as if its base were upright.
    if (node.isKind('mo') && node.attributes.getExplicit('stretchy') === false && isFalse(node, 'mathaccent'))
      node.setProperty('mathaccent', true)
    // In `\pmod`, `mod` is a word rather than an operator.
    if (node.isKind('mi') && node.getText() === 'mod') node.setProperty('autoOP', false)
  })
}

/**
 * Adds an empty atom after the indent of a continued line, `&\quad + c`, where MathJax wraps the rest of the line in a
 * style: as in LaTeX, the operator then gets the space of a binary one.
 */
function addOperand(style: MmlNode): void {
  const [row] = style.childNodes
  if (row?.isInferred) row.setChildren([row.factory.create('mi'), ...row.childNodes])
}

/**
 * TeX's classes of letters and fractions, of operators such as `\sin`, and of the differentials of the package physics.
 */
const [ordinary, operator, inner] = [0, 1, 7]

/**
 * Whether an atom is `\dd{x}`, which MathJax treats as an operator, so that a plus or minus after it would not be
 * binary.
 */
function isDifferential(atom: MmlNode): boolean {
  let first: MmlNode | undefined = atom
  while (first !== undefined && !first.isToken) first = first.childNodes[0] ?? undefined
  const isUpright = first?.attributes.get('mathvariant') === 'normal'
  return first?.isKind('mi') === true && (first.getText() === 'δ' || (isUpright && first.getText() === 'd'))
}

/** Applies the alignment that a cell specifies, as in `\multicolumn{1}{c}{…}`. */
function adjustCell(cell: MmlNode): void {
  for (const part of cell.childNodes.flatMap(row => (row.isInferred ? row.childNodes : [row]))) {
    const align = part.getProperty('cell-align')
    if (typeof align === 'string') cell.attributes.set('columnalign', align)
  }
}

function adjustTable(table: MmlNode): void {
  const {attributes} = table
  // A matrix of the package physics, which has no space at its sides.
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
    // `cases`, in which `\arraystretch` is 1.2
    table.setProperty('useHeight', false)
    table.setProperty('strut', 1.2)
    // `dcases` of mathtools has `\jot` between its rows. In `cases`, a small gap keeps fractions from touching.
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

/** Applies `\fboxsep` and `\fboxrule` to a box; crossed-out content gets no space. */
function adjustFrame({attributes}: MmlNode): void {
  const isBox = String(attributes.get('notation')).includes('box')
  attributes.set('data-padding', isBox ? '.3em' : '0')
  attributes.set('data-thickness', '.04em')
}

function isFalse(node: MmlNode, property: string): boolean {
  return node.getProperty(property) === false
}

/** Undoes the shift by which MathJax pulls the label of a long arrow towards the arrow. */
function adjustPadding({attributes}: MmlNode): void {
  if (attributes.getExplicit('voffset') !== '-.2em' && attributes.getExplicit('voffset') !== '.2em') return
  for (const name of ['voffset', 'height', 'depth']) attributes.set(name, '')
}

/**
 * Adjusts the struts and delimiter spaces of a continued fraction: LaTeX has a strut only in the numerator, and no
 * delimiter space after the fraction.
 */
function adjustContinuedFraction(fraction: MmlNode): void {
  const struts = fraction.childNodes.map(part => part.childNodes[0]).filter(isStrut)
  if (struts.length !== 2) return
  const [above, below] = struts
  // The strut is as high in smaller type as in normal type; it is measured in the em of the smaller type, so its height
  // is divided by the scale.
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
