/** The elements of HTML, SVG and MathML, including obsolete ones. */
export const htmlNames: ReadonlySet<string> = new Set(
  `a abbr acronym address animate annotation applet area article aside audio b base basefont bdi bdo bgsound big blink
  blockquote body br button canvas caption center circle cite clippath code col colgroup data datalist dd defs del
  details dfn dialog dir div dl dt ellipse em embed fieldset figcaption figure filter font footer foreignobject form
  frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex kbd keygen label
  legend li line lineargradient link listing main map mark marker marquee math menu menuitem meta meter mfrac mi mn mo
  mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder nav nobr noembed noframes noscript
  object ol optgroup option output p param path pattern picture plaintext polygon polyline portal pre progress q
  radialgradient rb rect rp rt rtc ruby s samp script search section select semantics slot small source span stop
  strike strong style sub summary sup svg symbol table tbody td template text textarea tfoot th thead time title tr
  track tspan tt u ul use var video view wbr xmp`.split(/\s+/)
)
