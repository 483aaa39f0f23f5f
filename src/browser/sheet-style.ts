import type {PageGeometry} from '../outputs/pdf/paginator/page-geometry.ts'

/** The style sheet that shows pages as sheets of paper on a screen. */
export function sheetStyle({width, height, headroom, margins}: PageGeometry): string {
  const {top, right, bottom, left} = margins
  const beyond = Math.max(top, right, bottom, left) + gap
  const area = `${-top}px ${-right}px ${-bottom}px ${-left}px`
  return `
html { background: #dcdcd9 !important; text-rendering: geometricPrecision; margin: 0 auto !important; padding: 0 !important; position: relative }
body { padding-top: 0 !important; padding-bottom: 0 !important; margin-top: 0 !important; margin-bottom: 0 !important }
.page.page {
  position: relative; isolation: isolate; box-sizing: content-box; border: 0; overflow: visible;
  height: ${height}px; padding-top: ${headroom}px !important;
  margin-top: 0 !important; margin-bottom: ${top + bottom + gap}px !important; break-after: auto !important;
  content-visibility: auto; overflow-clip-margin: ${beyond}px
}
.page.page:first-of-type { margin-top: ${top + gap}px !important }
.page::before {
  content: ""; position: absolute; z-index: -1; inset: ${area}; background: #fff; box-shadow: 0 1px 6px #0005
}
.sheet-margins { position: absolute; z-index: -1; inset: ${area}; pointer-events: none }
.margin-box { position: absolute; display: flex; box-sizing: border-box }
.margin-box::before { content: var(--content) }
.margin-box:is([class*=" top-"]) { inset: 0 ${right}px auto ${left}px; height: ${top}px }
.margin-box:is([class*=" bottom-"]) { inset: auto ${right}px 0 ${left}px; height: ${bottom}px }
.margin-box:is([class*=" left-"]) { inset: ${top}px auto ${bottom}px 0; width: ${left}px }
.margin-box:is([class*=" right-"]) { inset: ${top}px 0 ${bottom}px auto; width: ${right}px }
:root { --sheet-width: ${width + left + right}px; --sheet-height: ${height + headroom + 1 + top + bottom}px }
`
}

/** The gap between two sheets, in CSS px. */
const gap = 20
